"""Signing in and out: a code by mail, a passkey, Slack. There are no passwords (R46)."""
