"""Readers turn words into answers, one file per kind of answer. What they can't read they say so; they never guess."""
