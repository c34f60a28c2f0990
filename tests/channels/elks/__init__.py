"""46elks: what is sent, heard and listed."""
