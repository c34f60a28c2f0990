"""The recruiter's seat in Slack."""
