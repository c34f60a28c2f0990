"""The desk of a check in Slack: what is passed on to it, who may act, who is told of what."""
