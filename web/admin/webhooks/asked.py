"""What is asked of a webhook: a row of the organisation's lane."""

from collections.abc import Mapping
from typing import Any

from bot.domain.inbox import Happening, organisation_lane
from web.admin.page import Visit


async def ask(visit: Visit, payload: Mapping[str, Any], key: str = "") -> str:
    """The id of the webhook. Raises what the turn refused."""
    outcome = await visit.ask(organisation_lane(visit.organisation), Happening.WEBHOOK_ASKED, payload, key)
    id: str = outcome["webhook"]
    return id
