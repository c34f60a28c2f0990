"""Messages beside the card: milestones in its thread, notices to one recruiter, the digest of the morning."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.channels.slack.blocks.buttons import check_buttons
from bot.channels.slack.blocks.card import badge, joined, need_words
from bot.channels.slack.blocks.parts import (
    WIDEST,
    Block,
    Post,
    actions,
    button,
    context,
    divider,
    fitting,
    header,
    post,
    section,
)
from bot.channels.slack.blocks.words import Markup, bold, escape, lines, marked, mention, one_line
from bot.flows.card_acts import CardAct
from bot.flows.texts import Texts
from bot.flows.told import NoticeView

MOST_IN_DIGEST, MOST_TOLD = 12, 5
ROOM = WIDEST - 1000  # for the headline and the end
ONE_DAY = "1"


def milestone_post(sentences: Sequence[str], texts: Texts, mentioned: Sequence[str] = ()) -> Post:
    """An answer to the card. Those mentioned are told of it by Slack."""
    told = lines(*(one_line(one, 300) for one in sentences[:10]))
    called = Markup(" ".join(mention(user) for user in mentioned))
    words = Markup(f"{called} {told}") if called else told
    return post(words, [section(words)])


def notice_post(view: NoticeView, texts: Texts) -> Post:
    """What happened, what may be done about it, and the way to the card."""
    return post(_notice_text(view, texts), [*_about(view, texts), actions(*_notice_buttons(view, texts))])


def digest_post(views: Sequence[NoticeView], texts: Texts) -> Post:
    """What waits for a recruiter in the morning, each check with its buttons."""
    counted = texts("slack.digest.title", count=len(views))
    names = texts(
        "slack.digest.text", title=counted, names=", ".join(view.candidate for view in views[:MOST_IN_DIGEST])
    )
    return post(names, [header(counted), *_digest(views, texts)])


def answer_post(words: str) -> Post:
    """Plain words to somebody who has asked for something."""
    return post(words, [section(words)])


def card_refused_post(channel: str, error: str, texts: Texts) -> Post:
    """To whoever started a check whose card could not be posted where they wanted it; it comes to them instead."""
    key = f"slack.unposted.{error}"
    why = texts(key if key in texts.catalogue else "slack.unposted.otherwise", error=error)
    words = marked(texts, "slack.unposted.card", channel=Markup(f"<#{escape(channel)}>"), why=why)
    return post(words, [section(words)])


def _notice_text(view: NoticeView, texts: Texts) -> str:
    told = " ".join(one.sentence for one in view.needs[:MOST_TOLD])
    return marked(texts, "slack.notice.text", candidate=view.candidate, told=told)


def _about(view: NoticeView, texts: Texts) -> Iterator[Block]:
    told = lines(*(need_words(one) for one in view.needs[:MOST_TOLD]))
    counts = badge(view.answered, view.requested, texts)
    yield section(lines(bold(view.candidate), told))
    yield context(joined(one_line(view.assignment, 200), counts))


def _notice_buttons(view: NoticeView, texts: Texts) -> Iterator[Block]:
    yield from check_buttons(view, texts)
    if view.card_link:
        yield labelled_button("open_card", view, texts, url=view.card_link)
    if CardAct.OPEN_REPORT not in view.acts[:1]:
        yield labelled_button("snooze", view, texts, f"{view.check}|{ONE_DAY}")


def labelled_button(name: str, view: NoticeView, texts: Texts, value: str = "", url: str = "") -> Block:
    text = texts(f"slack.button.{name}")
    label = texts("slack.button.labelled", act=text, name=view.candidate)
    return button(name, text, value, url=url, accessibility_label=label)


def _digest(views: Sequence[NoticeView], texts: Texts) -> Iterator[Block]:
    """As many as fit; of the others it is said how many there are, and where."""
    brief = (_brief(view) for view in views[:MOST_IN_DIGEST])
    kept = fitting(([divider(), *_about(one, texts), actions(*_notice_buttons(one, texts))] for one in brief), ROOM)
    for part in kept:
        yield from part
    yield divider()
    more = len(views) - len(kept)
    yield context(texts("slack.digest.more", count=more) if more > 0 else texts("slack.digest.end"))


def _brief(view: NoticeView) -> NoticeView:
    """The latest of it, and what settles that."""
    acts = tuple(dict.fromkeys((*view.acts[:1], CardAct.DETAILS)))
    return replace(view, needs=view.needs[-1:], acts=acts, card_link="")
