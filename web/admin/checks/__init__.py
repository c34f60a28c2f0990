"""Checks as users follow them: found, looked at, acted on (R34, R39-R45, R48, R51)."""
