"""The nouns of reference taking, and which moves each may make. Pure: no clock, no chance, no input or output."""
