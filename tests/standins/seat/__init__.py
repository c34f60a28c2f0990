"""What recruiters do in Slack, over one served program that all of these share: it starts slowly."""
