"""Where to go after signing in: a path of ours, and nobody else's address, however it is written."""

import re
from urllib.parse import quote, urlencode

HOME = "/admin"
# What begins with two strokes names another host, and browsers read \ as /, and leave out tabs and line ends.
LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")
LONGEST = 1500
NOT_AFTER = re.compile(r"/(?:login|logout)(?:[/?#]|$)")


def local_path(given: str) -> str:
    is_good = len(given) <= LONGEST and LOCAL.fullmatch(given) and not NOT_AFTER.match(given)
    return given if is_good else HOME


def with_back(path: str, back: str, **more: str) -> str:
    """The address of a page of ours that goes on to `back` at last."""
    query = {**({"next": back} if back != HOME else {}), **more}
    return f"{path}?{urlencode(query, quote_via=quote)}" if query else path
