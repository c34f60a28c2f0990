"""Webhooks of the organisation: made, looked after, and what was posted to them (R53). For admins."""
