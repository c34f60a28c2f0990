"""Everything that recruiters see in Slack, drawn in Block Kit from pure views."""
