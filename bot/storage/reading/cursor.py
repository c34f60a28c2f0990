"""A cursor: the place in a list after which the next page begins."""

import base64
import re
from datetime import datetime

from bot.storage.fields import instant, microseconds

WHOLE, ID = re.compile("-?[0-9]{1,18}"), re.compile("[!-~]{1,100}")  # of what we write ourselves


def written(at: datetime, id: str) -> str:
    return base64.urlsafe_b64encode(f"{microseconds(at)}:{id}".encode()).decode().rstrip("=")


def read(cursor: str) -> tuple[datetime, str]:
    """Raises ValueError for what is not a cursor of ours."""
    text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    at, _, id = text.partition(":")
    if not (WHOLE.fullmatch(at) and ID.fullmatch(id)):
        raise ValueError(cursor)
    try:
        return instant(int(at)), id
    except OverflowError:
        raise ValueError(cursor) from None
