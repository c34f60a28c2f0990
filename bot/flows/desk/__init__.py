"""The recruiter's desk in Slack: what its lanes do when something happens (R32, R52)."""
