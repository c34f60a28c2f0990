"""A button of the card tells where the card is, should Slack's answer to its post have been lost."""

from bot.channels.slack.blocks.card import CARD
from bot.channels.slack.seat import Pressed
from bot.domain.desk import card_key
from bot.storage.reading import cards
from web.slack.acts import Target
from web.slack.here import Here


async def settle_card(here: Here, pressed: Pressed) -> None:
    """Nothing where it is known, or the button is of another message."""
    check = Target.of(pressed.value).check
    card = await cards.one(check) if pressed.block_id == CARD and pressed.message_ts else None
    if card is None or card.ts or card.workspace != here.asker.workspace:
        return
    vouchline, place = here.vouchline, f"{pressed.message_channel}:{pressed.message_ts}"
    vouchline.wakeups.wake(await vouchline.outbox.heard(card_key(check, card.posting), place, vouchline.clock.now()))
