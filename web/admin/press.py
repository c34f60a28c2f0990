"""Keys of forms: pressing twice is one act, since the second row has the key of the first."""

import hashlib
import uuid

from web.admin.page import Visit

KEY = "key"


def new_key() -> str:
    """For a page's forms, when it is drawn."""
    return uuid.uuid4().hex


def row_key(visit: Visit, *about: str) -> str:
    """Of what a form asks for; none where the form brings no key along."""
    given = visit.field(KEY)
    return key_of(visit.user.id, given, *about) if given else ""


def key_of(user: str, given: str, *about: str) -> str:
    """Nobody else's, whatever key a form brings along."""
    told = "\n".join((user, given, *about))
    return f"press:{hashlib.sha256(told.encode()).hexdigest()[:40]}"
