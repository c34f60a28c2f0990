"""Mail to the people of a check: which words, and what stands around them."""
