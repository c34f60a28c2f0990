"""Which family of browsers a request comes from, as far as it says; nothing more is kept of it."""

# The first that is found: most of them claim to be several of the later ones.
FAMILIES = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrom", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
    ("Slackbot", "Slackbot"),
    ("curl", "curl"),
)


def family(user_agent: str) -> str:
    """Empty where nothing is known."""
    return next((name for mark, name in FAMILIES if mark in user_agent), "")
