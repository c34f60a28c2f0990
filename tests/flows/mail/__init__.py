"""Mail as the flows word it."""
