"""What a sub-account looks like, for whoever opens a page of it."""
