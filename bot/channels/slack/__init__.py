"""The way to recruiters in Slack."""
