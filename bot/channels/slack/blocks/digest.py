"""What waits for a recruiter in the morning, in one message."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.channels.slack.blocks.messages import about, notice_buttons
from bot.channels.slack.blocks.parts import WIDEST, Block, Post, actions, context, divider, fitting, header, post
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.told import NoticeView
from bot.flows.texts import Texts

MOST_IN_DIGEST = 12
ROOM = WIDEST - 1000  # for the headline and the end


def digest_post(views: Sequence[NoticeView], texts: Texts) -> Post:
    """What waits for a recruiter in the morning, each check with its buttons."""
    counted = texts("slack.digest.title", count=len(views))
    names = texts(
        "slack.digest.text", title=counted, names=", ".join(view.candidate for view in views[:MOST_IN_DIGEST])
    )
    return post(names, [header(counted), *_digest(views, texts)])


def _digest(views: Sequence[NoticeView], texts: Texts) -> Iterator[Block]:
    """As many as fit; of the others it is said how many there are, and where."""
    brief = (_brief(view) for view in views[:MOST_IN_DIGEST])
    kept = fitting(([divider(), *about(one, texts), actions(*notice_buttons(one, texts))] for one in brief), ROOM)
    for part in kept:
        yield from part
    yield divider()
    more = len(views) - len(kept)
    yield context(texts("slack.digest.more", count=more) if more > 0 else texts("slack.digest.end"))


def _brief(view: NoticeView) -> NoticeView:
    """The latest of it, and what settles that."""
    acts = tuple(dict.fromkeys((*view.acts[:1], CardAct.DETAILS)))
    return replace(view, needs=view.needs[-1:], acts=acts, card_link="")
