"""Limits: where messages may go, and the budget of a month, for admins."""
