"""What is read from storage and drawn for recruiters in Slack: cards, notices, the Home (R52)."""
