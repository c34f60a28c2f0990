"""How many turns a second, and how long from a webhook to its reply, beside the floor of the same stack."""
