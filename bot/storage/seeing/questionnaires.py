"""The versions of questionnaires that checks keep. A version never changes, so what was read once is kept for ever."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from bot.domain.questionnaire import Questionnaire
from bot.storage.records import rebuilt
from bot.storage.steps import Query, Steps

Pinned = dict[str, Questionnaire]
BY_VERSION = "SELECT id, content FROM questionnaire WHERE id {in $1}"


def pinned(versions: Collection[str], kept: Pinned) -> Steps[Mapping[str, Questionnaire]]:
    missing = [version for version in versions if version not in kept]
    if missing:
        rows: Any = yield Query(BY_VERSION, [missing])
        kept.update({id: rebuilt(Questionnaire, json.loads(content)) for id, content in rows})
    return kept
