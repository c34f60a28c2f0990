"""Messages beside the card: milestones in its thread, notices and answers to one recruiter."""

from collections.abc import Iterator, Sequence

from bot.channels.slack.blocks.buttons import check_buttons
from bot.channels.slack.blocks.parts import Block, Post, actions, button, context, post, section
from bot.channels.slack.blocks.summary import badge, joined, need_words
from bot.channels.slack.blocks.words import Markup, bold, escape, lines, marked, one_line
from bot.domain.desk import NEVER_TOLD
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.told import NoticeView
from bot.flows.texts import Texts

MOST_TOLD, ONE_DAY = 5, "1"


def milestone_post(sentences: Sequence[str]) -> Post:
    """An answer to the card."""
    told = lines(*(one_line(one, 300) for one in sentences[:10]))
    return post(told, [section(told)])


def notice_post(view: NoticeView, texts: Texts) -> Post:
    """What happened, what may be done about it, and the way to the card."""
    return post(_notice_text(view, texts), [*about(view, texts), actions(*notice_buttons(view, texts))])


def answer_post(words: str) -> Post:
    """Plain words to somebody who has asked for something."""
    return post(words, [section(words)])


def card_refused_post(channel: str, error: str, texts: Texts) -> Post:
    """To whoever started a check whose card could not be posted where they wanted it; it comes to them instead."""
    there = Markup(f"<#{escape(channel)}>")
    if error == NEVER_TOLD:
        words = marked(texts, "slack.unposted.card_never_told", channel=there)
        return post(words, [section(words)])
    key = f"slack.unposted.{error}"
    why = texts(key if key in texts.catalogue else "slack.unposted.otherwise", error=error)
    words = marked(texts, "slack.unposted.card", channel=there, why=why)
    return post(words, [section(words)])


def _notice_text(view: NoticeView, texts: Texts) -> str:
    told = " ".join(one.sentence for one in view.needs[:MOST_TOLD])
    return marked(texts, "slack.notice.text", candidate=view.candidate, told=told)


def about(view: NoticeView, texts: Texts) -> Iterator[Block]:
    told = lines(*(need_words(one) for one in view.needs[:MOST_TOLD]))
    counts = badge(view.answered, view.requested, texts)
    yield section(lines(bold(view.candidate), told))
    yield context(joined(one_line(view.assignment, 200), counts))


def notice_buttons(view: NoticeView, texts: Texts) -> Iterator[Block]:
    yield from check_buttons(view, texts)
    if view.card_link:
        yield labelled_button("open_card", view, texts, url=view.card_link)
    if CardAct.OPEN_REPORT not in view.acts[:1]:
        yield labelled_button("snooze", view, texts, f"{view.check}|{ONE_DAY}")


def labelled_button(name: str, view: NoticeView, texts: Texts, value: str = "", url: str = "") -> Block:
    text = texts(f"slack.button.{name}")
    label = texts("slack.button.labelled", act=text, name=view.candidate)
    return button(name, text, value, url=url, accessibility_label=label)
