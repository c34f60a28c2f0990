"""Integrity signals (R49): what in a check is worth a question, each explained, none decisive, nothing added up."""
