"""Whole checks with random people, commands, clocks and crashes: what must hold, whatever happens."""
