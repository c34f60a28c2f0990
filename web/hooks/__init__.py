"""What the API and the office have in common where they are about webhooks (R53)."""
