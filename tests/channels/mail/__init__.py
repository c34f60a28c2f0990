"""Mail as a server gets it."""
