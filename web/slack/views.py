"""Opening a view for somebody: over what they look at, with where it was asked for kept beside its check."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.channels.slack.blocks.parts import Block, actions, section
from bot.channels.slack.errors import SlackError, SlackRefused
from web.slack.here import Here, Within
from web.slack.telling import tell

LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired"})


async def open_view(here: Here, view: Block, again: Block | None = None) -> bool:
    """Within three seconds of the click; whoever waited too long is told, with a button to try again.

    Raises `SlackError`.
    """
    method = "views.push" if here.within is Within.MODAL else "views.open"
    placed = {**view, "private_metadata": metadata_of(here, view.get("private_metadata", ""))}
    try:
        await here.slack.call(here.asker.workspace, method, trigger_id=here.asker.trigger, view=placed)
    except SlackRefused as refused:
        if refused.error not in LATE:
            raise
        late = here.say("slack.form.late")
        blocks = (section(late), actions(again)) if again else ()
        await tell(replace(here, asker=replace(here.asker, trigger=""), within=Within.CHANNEL), late, blocks)
        return False
    return True


def metadata_of(here: Here, metadata: str) -> str:
    """What a view keeps for when it is sent; what is more than its check's id stays as it is."""
    if metadata.startswith("{"):
        return metadata
    return json.dumps({"check": metadata, "channel": here.asker.channel, "respond": here.asker.response_url})


def kept_in(metadata: str) -> Mapping[str, Any]:
    """What `metadata_of` wrote; a check's id alone, as views of other kinds have it, is read as such."""
    try:
        read = json.loads(metadata) if metadata.startswith("{") else {"check": metadata}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def back_where_asked(here: Here, metadata: str) -> Here:
    """What a sent form is answered with is told where the form was asked for."""
    kept = kept_in(metadata)
    channel, respond = str(kept.get("channel") or ""), str(kept.get("respond") or "")
    return replace(here, asker=replace(here.asker, channel=channel, response_url=respond), within=Within.CHANNEL)


async def updated(here: Here, view_id: str, view: Block) -> None:
    """A view that somebody may have closed meanwhile."""
    placed = {**view, "private_metadata": metadata_of(here, view.get("private_metadata", ""))}
    try:
        await here.slack.call(here.asker.workspace, "views.update", view_id=view_id, view=placed)
    except SlackError as error:
        if not isinstance(error, SlackRefused):
            raise
