"""Intake, turns and timers: rows go into the inbox, and one turn of one lane applies them."""
