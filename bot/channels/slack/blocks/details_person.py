"""One person within the details of a check."""

from collections.abc import Iterator

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.buttons import act_button, listed
from bot.channels.slack.blocks.parts import Block, actions, confirm, context, option, section
from bot.channels.slack.blocks.summary import joined
from bot.channels.slack.blocks.words import Markup, bold, escape, lines, marked, shortened, spoken
from bot.flows.failures import advice_on, meaning_of
from bot.flows.seat.details import DetailsView
from bot.flows.seat.details_people import PersonDetails
from bot.flows.texts import Texts

RESEND = "resend"  # the action_id of the list of channels
PERSONAL = "_person"  # what the action_ids of one person's buttons end in


def person_blocks(one: PersonDetails, view: DetailsView, texts: Texts) -> Iterator[Block]:
    how = " · ".join(spoken(part, texts, view.card.zone) for part in one.how)
    reached = joined(one.phone, one.email)
    who = texts("slack.card.candidate", name=one.name) if one.key == "candidate" else one.name
    yield section(shortened(lines(bold(who), joined(*one.about), reached, Markup(how)), 2000))
    if one.error:
        causes = [texts(f"slack.cause.{cause}") for cause in one.causes]
        yield context(lines(meaning_of(one.error, texts), texts("slack.cause.title"), *causes))
        yield context(f"{texts('failure.what_now')} {advice_on(one.error, texts)}")
    if one.resend:
        yield _resend(one, view, texts)
    if one.link:
        yield section(marked(texts, "slack.details.link", link=Markup(f"`{escape(one.link)}`")))
    if one.acts:
        yield actions(*_personal_buttons(one, view, texts))


def _resend(one: PersonDetails, view: DetailsView, texts: Texts) -> Block:
    """Each option brings the check, whom, and on which channel."""
    check = view.card.check
    options = [option(texts(f"slack.resend.{each}"), f"{check}|{one.key}|{each}") for each in one.resend]
    chosen = inputs.choice(options, "", texts("slack.resend.choose"))
    asked = confirm(
        texts("slack.resend.title"),
        texts("slack.resend.text", name=one.name),
        texts("slack.resend.yes"),
        texts("slack.resend.no"),
    )
    select = {"action_id": RESEND, **chosen, "confirm": asked}
    return section(marked(texts, "slack.resend.said", name=one.name), select, block_id=f"{RESEND}:{one.key}")


def _personal_buttons(one: PersonDetails, view: DetailsView, texts: Texts) -> Iterator[Block]:
    values = {"reminded": listed([one.name], texts), "asked": listed([one.name], texts)}
    for act in one.acts:
        yield act_button(act, f"{view.card.check}|{one.key}", one.name, texts, values, suffix=PERSONAL)
