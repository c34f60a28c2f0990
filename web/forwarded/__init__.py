"""The public page of a forwarded link (R18)."""
