"""The badge of a check as a picture, for a page of somebody else's (R41)."""
