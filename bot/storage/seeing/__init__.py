"""What a turn sees: the records of its lane, loaded with one query."""
