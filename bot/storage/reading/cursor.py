"""A cursor: the place in a list after which the next page begins."""

import re
from datetime import datetime

from bot.storage.fields import instant, microseconds

SHAPE = re.compile(r"([0-9]{1,16})\.([A-Za-z0-9_-]{1,100})")  # of what we write ourselves


def written(at: datetime, id: str) -> str:
    return f"{microseconds(at)}.{id}"


def read(cursor: str) -> tuple[datetime, str]:
    """Raises ValueError for what is not a cursor of ours."""
    found = SHAPE.fullmatch(cursor)
    if found is None:
        raise ValueError(cursor)
    return instant(int(found[1])), found[2]
