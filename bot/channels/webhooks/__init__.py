"""Posts events to addresses of organisations' own."""
