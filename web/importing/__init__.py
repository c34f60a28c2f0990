"""A list of candidates in a file, whatever program saved it: read, judged line by line, and said (docs/import.md)."""
