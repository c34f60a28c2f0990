"""What is posted to webhooks, and where to."""
