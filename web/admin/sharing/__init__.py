"""Somebody is let in to a report by name, with a link of their own, and put out again (R50)."""
