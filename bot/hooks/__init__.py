"""What organisations' own addresses are told: the bodies that are posted, and what is asked of webhooks."""
