"""All of an organisation's data in documented files, in one zip."""
