"""Events that the app has subscribed to."""

from bot.channels.sandbox.slack.cast import APP, BOT, BOT_USER, PEOPLE, TEAM
from bot.channels.sandbox.slack.envelope import tell
from bot.channels.sandbox.slack.given.people import person_given
from bot.channels.sandbox.slack.homes import home_of
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage


def tell_of_metadata(workspace: Workspace, message: SlackMessage) -> None:
    if message.metadata:
        event = {
            "type": "message_metadata_posted",
            "app_id": APP,
            "bot_id": BOT,
            "user_id": BOT_USER,
            "team_id": TEAM,
            "channel_id": message.channel,
            "metadata": message.metadata,
            "message_ts": message.ts,
            "event_ts": message.ts,
        }
        tell(workspace, event)


async def tell_of_home(workspace: Workspace, person: str, tab: str = "home") -> None:
    published = await home_of(workspace, person)
    event = {
        "type": "app_home_opened",
        "user": person,
        "channel": PEOPLE[person].direct,
        "tab": tab,
        "event_ts": workspace.stamps.next(workspace.clock.real()),
        **({"view": published.given()} if published else {}),
    }
    tell(workspace, event)


async def tell_of_person(workspace: Workspace, person: str) -> None:
    """Something about them has changed: here, their language."""
    at = workspace.stamps.next(workspace.clock.real())
    given = person_given(PEOPLE[person], await workspace.locale(person))
    tell(workspace, {"type": "user_change", "user": given, "cache_ts": int(float(at)), "event_ts": at})
