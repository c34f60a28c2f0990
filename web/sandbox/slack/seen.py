"""What one person sees of the workspace."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.sandbox.slack.cast import CHANNELS, HUMANS, PEOPLE, SlackChannel, SlackPerson
from bot.channels.sandbox.slack.given.messages import message_given
from bot.channels.sandbox.slack.homes import home_of
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage, Stretch

Json = dict[str, Any]
MOST_MESSAGES = 100
MOST_ANSWERS = 500


async def seen(workspace: Workspace, me: SlackPerson, channel: SlackChannel, thread: str) -> Json:
    home = await home_of(workspace, me.id)
    newest = await workspace.store.newest()
    return {
        "me": me.id,
        "locale": await workspace.locale(me.id),
        "people": [_person(one) for one in PEOPLE.values()],
        "channels": [_shown(one, newest) for one in CHANNELS.values() if me.id in one.members],
        "channel": channel.id,
        "messages": await _messages(workspace, me, channel),
        "thread": await _thread(workspace, me, channel, thread) if thread else None,
        "home": home.given() if home else None,
        "modals": [view.given() for view in workspace.modals.of(me.id)],
        "refusals": list(workspace.refusals),
    }


def _person(person: SlackPerson) -> Json:
    is_human = person in HUMANS
    return {"id": person.id, "name": person.name, "title": person.title, "guest": person.is_guest, "human": is_human}


def _shown(channel: SlackChannel, newest: Mapping[str, str]) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "purpose": channel.purpose,
        "private": channel.is_private,
        "direct": channel.is_direct,
        "app": channel.has_app,
        "members": len(channel.members),
        "newest": newest.get(channel.id),
    }


async def _messages(workspace: Workspace, me: SlackPerson, channel: SlackChannel) -> list[Json]:
    found = await workspace.store.in_channel(channel.id, Stretch(most=MOST_MESSAGES))
    answers = await workspace.store.answers(channel.id, [one.ts for one in found])
    return [_message(one, answers.get(one.ts, ())) for one in found if one.visible_to in (None, me.id)]


async def _thread(workspace: Workspace, me: SlackPerson, channel: SlackChannel, thread: str) -> Json | None:
    parent = await workspace.store.of(channel.id, thread)
    if not parent or parent.visible_to not in (None, me.id):
        return None
    answers = await workspace.store.in_thread(channel.id, thread, Stretch(most=MOST_ANSWERS))
    seen = [one for one in answers if one.visible_to in (None, me.id)]
    return {"ts": thread, "messages": [_message(one, ()) for one in (parent, *seen)]}


def _message(message: SlackMessage, answers: Sequence[SlackMessage]) -> Json:
    for_all = [one for one in answers if not one.visible_to]
    answered = {"answered_at": for_all[-1].shown_at.isoformat()} if for_all else {}
    is_mine = message.visible_to is not None
    return {**message_given(message, for_all), **answered, "at": message.shown_at.isoformat(), "only_me": is_mine}
