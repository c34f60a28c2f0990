"""A channel in Slack as a request names it: in a workspace of the organisation's own (R57)."""

from bot.storage.reading import workspaces
from web.api.call import Call
from web.problems import FieldError, InvalidFields, pointer


async def in_workspace(call: Call, channel: str) -> str:
    """With its workspace. Raises `InvalidFields`."""
    known = await workspaces.of_organisation(call.organisation)
    workspace, _, place = channel.rpartition("/")
    if workspace in known:
        return channel
    if not workspace and len(known) == 1:
        return f"{known[0]}/{place}"
    choices = ", ".join(known) or "none is connected yet"
    why = f"must name a workspace that Vouchline is installed in, such as T0123/{place} ({choices})"
    raise InvalidFields([FieldError(pointer("slack_channel"), why)])
