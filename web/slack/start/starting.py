"""Starting checks from Slack: the form opens, is sent, is refused or warned of beside its fields, and starts them."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.slack.blocks.parts import button
from bot.channels.slack.blocks.words import Markup, escape, lines, link
from bot.channels.slack.seat import Answer, Submitted
from bot.domain.channel import Contact
from bot.domain.check import Check
from bot.domain.conversation import Role
from bot.domain.inbox import Happening, Row
from bot.errors import RequestRefused, Unavailable
from bot.storage.reading import checks
from bot.storage.reading.running import running_of
from web.linker import Linker
from web.slack.here import Here
from web.slack.knowing import meet_colleagues
from web.slack.refusals import refused_text
from web.slack.start.asked import row_of, usual_of
from web.slack.start.checked import Checked, checked
from web.slack.start.filled import wanted_from
from web.slack.start.form import start_form, warning_of
from web.slack.start.offered import Offered, offered
from web.slack.start.sent import wanted_in
from web.slack.start.wanted import Wanted
from web.slack.telling import tell, tell_alone
from web.slack.views import back_where_asked, kept_in, open_view

PATIENCE_SECONDS = 60.0  # Slack has been answered, and the row is kept: it will be applied
MOST_WARNED = 10
LONGEST_AGAIN = 1900  # characters of a button's value


async def open_start(here: Here, text: str) -> None:
    """Within the three seconds of the trigger, with all that the text says filled in."""
    offers = await offered(here, with_assignments=True)
    metadata = {"channel": here.asker.channel, "respond": here.asker.response_url}
    view = start_form(here, wanted_from(here, text, offers), offers, metadata)
    again = button("say", here.say("slack.form.open_again"), f"start {text}"[:LONGEST_AGAIN], style="primary")
    await open_view(here, view, again)


async def start_sent(here: Here, sent: Submitted) -> Answer:
    wanted, metadata = wanted_in(sent.state), kept_in(sent.metadata)
    offers = await offered(here, with_assignments=False)
    found = await checked(here, wanted, offers)
    if found.errors:
        return Answer({"response_action": "errors", "errors": {name: str(one) for name, one in found.errors.items()}})
    running = await _running(here, found)
    digest = _digest(running)
    if running and metadata.get("warned") != digest:
        return _warned(here, wanted, offers, running, {**metadata, "warned": digest})
    row = await row_of(here, wanted, found, sent.state, str(metadata.get("channel") or ""))
    await here.vouchline.intake.take(row)
    there = back_where_asked(here, sent.metadata)
    return Answer({"response_action": "clear"}, lambda: _afterwards(there, row, wanted, found))


async def _running(here: Here, found: Checked) -> list[Check]:
    phones = [one["phone"] for one in found.candidates if one["phone"]]
    emails = [one["email"] for one in found.candidates if one["email"]]
    return await running_of(here.organisation, phones, emails)


def _digest(running: Sequence[Check]) -> str:
    """Which checks somebody is warned of: another one that has begun since is warned of anew."""
    return hashlib.sha256(" ".join(sorted(one.id for one in running)).encode()).hexdigest()[:16] if running else ""


def _warned(
    here: Here, wanted: Wanted, offers: Offered, running: Sequence[Check], metadata: Mapping[str, Any]
) -> Answer:
    told = [_already(here, one) for one in running[:MOST_WARNED]]
    warning = warning_of(lines(*told, here.say("slack.form.start_another")))
    return Answer({"response_action": "update", "view": start_form(here, wanted, offers, dict(metadata), warning)})


def _already(here: Here, check: Check) -> str:
    counts = {"answered": check.answered, "requested": check.requested}
    link = f"{here.vouchline.settings.base_url}/admin/checks/{check.id}"
    return here.say("slack.form.already", name=check.candidate_name, link=link, **counts)


async def _afterwards(here: Here, row: Row, wanted: Wanted, found: Checked) -> None:
    try:
        outcome = await here.vouchline.ask(row, PATIENCE_SECONDS)
    except Unavailable:  # whoever was told that nothing started would start it twice
        await tell(here, here.say("slack.form.not_yet"))
        return
    except RequestRefused as refused:
        await tell(here, lines(here.say("slack.form.not_started"), refused_text(here, refused)))
        return
    usual = usual_of(here, wanted, found.sub_account, row.payload["assignment"])
    await here.vouchline.intake.take(here.of_mine(Happening.RECRUITER_CHOSE, {"usual": usual}, "usual"))
    await _tell_started(here, row.payload, outcome["checks"])
    await meet_colleagues(here, wanted.colleagues)


async def _tell_started(here: Here, asked: Mapping[str, Any], ids: Sequence[str]) -> None:
    """Who asked where the card isn't is told that it went well; links to copy go to them alone (R4)."""
    if asked["candidate_contact"] == Contact.NONE:
        await tell_alone(here, lines(here.say("slack.form.links"), await links_of(here, ids)))
        return
    where = asked["place"]["channel"]
    if where != here.asker.channel and here.asker.channel:
        names = ", ".join(escape(one["name"]) for one in asked["candidates"][:MOST_WARNED])
        await tell(here, here.say("slack.form.started", names=Markup(names), where=_where(where)))


def _where(channel: str) -> Markup:
    return Markup(f"<@{channel}>" if channel.startswith(("U", "W")) else f"<#{channel}>")


async def links_of(here: Here, checks_started: Sequence[str]) -> Markup:
    """The candidates' links, for those to whom nothing is sent."""
    linker = Linker.of(here.vouchline.settings)
    return lines(
        *(
            Markup(f"• {link(linker.person(person), one.check.candidate_name)}")
            for one in await checks.several(here.organisation, checks_started)
            for person in one.conversations
            if person.role is Role.CANDIDATE
        )
    )
