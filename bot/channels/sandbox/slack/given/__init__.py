"""What the Web API gives, as Slack gives it in JSON."""
