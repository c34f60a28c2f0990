"""The sandbox's likeness of Slack, spoken to by the real client and by people."""
