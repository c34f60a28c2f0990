"""A view as it was asked for, held to the rules and given what Slack gives it."""

import hashlib
import json
import time
from typing import Any

from bot.channels.sandbox.slack.kit.ids import with_ids
from bot.channels.sandbox.slack.kit.surfaces import Surface
from bot.channels.sandbox.slack.kit.whole import faults_in_view
from bot.channels.sandbox.slack.marks import a_short_id, an_id
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.view import View

Json = dict[str, Any]
LARGEST_BYTES = 250_000


def viewed(asked: Any, kind: Surface, person: str) -> View:
    """Raises `Refused`."""
    if len(json.dumps(asked)) > LARGEST_BYTES:
        raise Refused("view_too_large")
    faults = faults_in_view(asked, kind)
    if faults:
        raise Refused("invalid_arguments", faults)
    whole = {**asked, "blocks": with_ids(asked["blocks"], a_short_id)}
    id = an_id("V")
    return View(id, person, whole, _hash(whole), root=id)


def _hash(view: Json) -> str:
    return f"{int(time.time())}.{hashlib.sha256(json.dumps([view, time.time_ns()]).encode()).hexdigest()[:8]}"
