"""Keys of forms: pressing twice is one act, since the second row has the key of the first."""

import hashlib
import uuid

from web.admin.page import Visit

KEY = "key"


def new_key() -> str:
    """For a page's forms, when it is drawn."""
    return uuid.uuid4().hex


def row_key(visit: Visit, *about: str) -> str:
    """Nobody else's, whatever key the form brings along; none of a form without a key."""
    given = visit.field(KEY)
    if not given:
        return ""
    told = "\n".join((visit.user.id, given, *about))
    return f"press:{hashlib.sha256(told.encode()).hexdigest()[:40]}"
