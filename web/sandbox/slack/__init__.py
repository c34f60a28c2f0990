"""The sandbox's likeness of Slack over HTTP: its Web API for the app, and its pane for people."""
