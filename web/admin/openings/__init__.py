"""The access log of reports, and who may open them (R50). For admins."""
