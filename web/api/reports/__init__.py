"""Reports by the API: read, shared, and who has opened them (R50)."""
