"""The web for users who sign in: recruiters follow checks, admins set everything up (R3, R34, R40, R46-R48)."""
