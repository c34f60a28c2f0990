"""Pages of users, through the real application."""
