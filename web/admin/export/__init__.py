"""All of the organisation's data as one file, for admins."""
