"""The API against its own document, as a stranger's tool reads it."""
