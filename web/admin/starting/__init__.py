"""Starting checks on the web: settings, a look at what will be sent, one confirmation (R1-R5)."""
