"""The recruiter's seat in Slack: what is said at once to each thing that somebody does, and what is left for later."""

from dataclasses import replace

from bot.channels.slack.calls import Slack
from bot.channels.slack.seat import (
    Answer,
    Asker,
    CommandAsked,
    HomeOpened,
    Pressed,
    ProfileChanged,
    ShortcutUsed,
    Submitted,
    Suggested,
)
from bot.flows.readers.verbs import spoken
from bot.flows.seat.card_acts import CardAct
from bot.wiring import Vouchline
from web.slack.commands import obey, said_at_once
from web.slack.forms_sent import FORMS
from web.slack.found_card import settle_card
from web.slack.here import Here, Within
from web.slack.home_acts import opened_row, published
from web.slack.knowing import is_fresh, met, profile_row, recruiter_of, refusal
from web.slack.meeting import met_first
from web.slack.pressing import press
from web.slack.start.starting import open_start, start_sent
from web.slack.start.wanted import CALLBACK
from web.slack.suggesting import assignments_like
from web.slack.telling import aloud_to_one, tell

ONCE = frozenset({CardAct.UNDO, CardAct.DELETE})


class RecruiterSeat:
    """Meets `bot.channels.slack.seat.Seat`."""

    def __init__(self, vouchline: Vouchline, slack: Slack) -> None:
        self._vouchline, self._slack = vouchline, slack

    async def command(self, asked: CommandAsked) -> Answer:
        here = await self._here(asked.asker, asked.key)
        if is_fresh(here) and (no := refusal(here)):
            return Answer(aloud_to_one(here.say(no)))
        if is_fresh(here) and (post := said_at_once(spoken(asked.text), here.texts)):
            return Answer(aloud_to_one(post.text, post.blocks))
        return Answer(after=met_first(here, lambda known: obey(known, asked.text)))

    async def pressed(self, pressed: Pressed) -> Answer:
        here = replace(await self._here(pressed.asker, pressed.key, _within(pressed)), is_spent=_is_spent(pressed))
        if no := refusal(here):
            return Answer(after=lambda: tell(here, here.say(no)))
        answer = await press(here, pressed)
        return Answer(answer.body, lambda: self._after_pressing(here, pressed, answer))

    async def _after_pressing(self, here: Here, pressed: Pressed, answer: Answer) -> None:
        if answer.after:
            await answer.after()
        await settle_card(here, pressed)

    async def submitted(self, submitted: Submitted) -> Answer:
        here = await self._here(submitted.asker, submitted.key)
        if no := refusal(here):
            return Answer({"response_action": "clear"}, lambda: tell(here, here.say(no)))
        if submitted.callback == CALLBACK:
            return await start_sent(here, submitted)
        form = FORMS.get(submitted.callback)
        return await form(here, submitted) if form else Answer()

    async def suggested(self, suggested: Suggested) -> Answer:
        here = await self._here(suggested.asker, "")
        if suggested.action_id != "assignment" or refusal(here):
            return Answer({"options": []})
        return Answer({"options": await assignments_like(here, suggested.typed)})

    async def home_opened(self, opened: HomeOpened) -> Answer:
        here = await self._here(opened.asker, opened.key, Within.HOME)
        if is_fresh(here) and not refusal(here):
            row = opened_row(here)
            await self._vouchline.intake.take(row)
            return Answer(after=lambda: published(here, row))
        return Answer(after=lambda: self._first_home(here))

    async def profile_changed(self, changed: ProfileChanged) -> Answer:
        """Of those whom we know already: a guest, or somebody who has left, may do nothing from now on (R46)."""
        here = await self._here(changed.asker, changed.key)
        if here.recruiter:
            await self._vouchline.intake.take(profile_row(here, changed.profile))
        return Answer()

    async def shortcut(self, used: ShortcutUsed) -> Answer:
        here = await self._here(used.asker, used.key)
        if no := refusal(here):
            return Answer(after=lambda: tell(here, here.say(no)))
        return Answer(after=met_first(here, lambda known: open_start(known, used.text)))

    async def _here(self, asker: Asker, key: str, within: Within = Within.CHANNEL) -> Here:
        recruiter = await recruiter_of(asker.workspace, asker.organisation, asker.user)
        return Here(self._vouchline, self._slack, asker, key, recruiter, within)

    async def _first_home(self, here: Here) -> None:
        """Nothing is put down of a guest."""
        known = await met(here)
        await published(known, None if refusal(known) else opened_row(known))


def _is_spent(pressed: Pressed) -> bool:
    """An answer of ours that offered just this, once."""
    return pressed.is_ephemeral and pressed.action_id in ONCE


def _within(pressed: Pressed) -> Within:
    """A view without a name of ours is the Home."""
    if not pressed.view_id:
        return Within.CHANNEL
    return Within.MODAL if pressed.callback else Within.HOME
