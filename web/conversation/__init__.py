"""A person's own page: the same conversation as in the thread, through the same engine (R28)."""
