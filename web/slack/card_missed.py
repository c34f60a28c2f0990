"""The way to a check's card; where Slack never said what became of it, or refused it, it is posted anew."""

from bot.channels.slack.blocks.words import Markup, link
from bot.desk.links import CardLinks
from bot.domain.desk import Card, card_key
from bot.domain.inbox import Happening
from bot.domain.message import Progress
from bot.storage.reading import cards, outbox
from bot.storage.reading.checks import CheckRead
from web.slack.acts import Target, for_the_desk
from web.slack.here import Here
from web.slack.outcomes import seen_through
from web.slack.telling import tell

# Sent: Slack has it, and the desk is about to hear where.
ON_ITS_WAY = frozenset({Progress.QUEUED, Progress.LEASED, Progress.SENT})


async def tell_of_card(here: Here, read: CheckRead) -> None:
    card = await cards.one(read.check.id)
    if card is None:
        await tell(here, here.say("slack.refused.not-in-slack"))
    elif card.ts:
        await tell(here, here.say("slack.where.there", name=read.check.candidate_name, card=await _way_to(here, card)))
    elif await outbox.progress_of(card_key(card.check, card.posting)) in ON_ITS_WAY:
        await tell(here, here.say("slack.where.coming", name=read.check.candidate_name))
    else:
        row = for_the_desk(here.of_check(card.check, Happening.CARD_ASKED, {}), card.check)
        await seen_through(here, row, Target(card.check), "slack.where.anew")


async def _way_to(here: Here, card: Card) -> Markup:
    """Slack's own address of it; the channel, where Slack does not say."""
    address = await CardLinks(here.slack).of(card)
    return link(address, here.texts("slack.button.open_card")) if address else Markup(f"<#{card.channel}>")
