"""Sub-accounts: how each presents itself, when it writes and what it says (R3)."""
