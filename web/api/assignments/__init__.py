"""Assignments by the API, and the people listed in them (R2)."""
