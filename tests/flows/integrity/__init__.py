"""The integrity signals."""
