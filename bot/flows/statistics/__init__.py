"""How an organisation's checks go, in figures: reckoned from plain rows, in which nobody is named."""
