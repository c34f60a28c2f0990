"""What recruiters see in Slack, as facts: cards, notices, details, lists and the Home (R41, R52)."""
