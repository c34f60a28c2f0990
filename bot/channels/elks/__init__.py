"""46elks: SMS by plain HTTP, as a second provider behind the same port."""
