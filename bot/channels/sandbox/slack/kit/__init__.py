"""Block Kit's rules as tables: what a message, a modal and a home may be made of."""
