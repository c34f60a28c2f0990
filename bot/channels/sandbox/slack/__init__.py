"""A likeness of Slack: one workspace, its Web API, and what its people do, told to our own server as Slack tells it."""
