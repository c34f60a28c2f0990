"""The hot path on SQLite: one thread writes, and commits many transactions with one flush to the disk."""
