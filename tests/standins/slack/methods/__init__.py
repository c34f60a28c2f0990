"""What each method of the Web API does."""
