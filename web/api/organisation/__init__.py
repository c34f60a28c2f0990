"""What is the organisation's as a whole: options, sub-accounts, users, limits, credits, figures and all its data."""
