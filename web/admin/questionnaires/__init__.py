"""The office's questionnaires: an editor with advice and previews, uploads, versions and their differences (R47)."""
