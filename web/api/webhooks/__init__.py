"""Webhooks by the API: made, changed, tried, and what came of each delivery (R53)."""
