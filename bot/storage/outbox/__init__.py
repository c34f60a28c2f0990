"""The outbox: what may leave now, what was accepted, refused, or is unclear."""
