"""The form that starts checks, from what fills it to the checks that are started (R3, R52)."""
