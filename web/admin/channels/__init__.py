"""The ways of writing to people: which there are, how they do, and a message to try them with."""
