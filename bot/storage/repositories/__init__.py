"""Records that are written beside the main path, a file for each."""
