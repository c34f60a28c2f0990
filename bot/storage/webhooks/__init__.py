"""What webhooks are told, from the event to the address that has taken it; and the log of it."""
