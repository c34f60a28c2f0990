"""Keys for programs of the organisation (R53)."""
