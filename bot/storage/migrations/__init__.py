"""The schema, change by change; every file is read and kept by hand."""
