"""What is read and drawn for recruiters in Slack."""
