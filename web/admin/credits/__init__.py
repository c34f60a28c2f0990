"""Credits: the balance and the ledger, for admins (R6)."""
