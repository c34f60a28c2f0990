"""Checks as lists: lines with a way to the details of each, for the Home and for answers to commands."""

from collections.abc import Iterable, Iterator, Sequence

from bot.channels.slack.blocks.buttons import check_buttons
from bot.channels.slack.blocks.card import card_text, summary_blocks
from bot.channels.slack.blocks.parts import WIDEST, Block, Post, actions, button, context, fitting, post, section
from bot.channels.slack.blocks.summary import badge, joined
from bot.channels.slack.blocks.words import Markup, bold, lines, marked, one_line, shortened
from bot.flows.seat.card import CardView
from bot.flows.seat.check_line import CheckLine
from bot.flows.texts import Texts

MOST_LINES = 20


ROOM = WIDEST - 1000  # for what stands around them


def line_blocks(line: CheckLine, texts: Texts) -> list[Block]:
    """The line, and beside it the way to its details."""
    about = joined(bold(line.candidate), one_line(line.assignment, 150), badge(line.answered, line.requested, texts))
    said = shortened(line.need, 300) if line.need else Markup(texts(f"slack.line.{line.state}"))
    return [section(lines(about, said), details_button(line.check, line.candidate, texts))]


def details_button(check: str, candidate: str, texts: Texts) -> Block:
    text = texts("slack.button.details")
    return button("details", text, check, accessibility_label=texts("slack.button.labelled", act=text, name=candidate))


def list_post(found: Sequence[CheckLine], texts: Texts, *, words: str = "") -> Post:
    """The answer to a question for several checks; `words` is what was asked for."""
    if not found:
        return _nothing(words, texts)
    title = texts("slack.list.title", count=len(found))
    kept = fitting((line_blocks(line, texts) for line in found[:MOST_LINES]), ROOM)
    shown = [block for part in kept for block in part]
    return post(title, [section(bold(title)), *shown, *_more(len(found) - len(kept), texts)])


def which_post(found: Sequence[CheckLine], action_id: str, texts: Texts) -> Post:
    """Several checks are meant by a name: a button of each chooses one."""
    asked = texts("slack.list.which", count=len(found))
    return post(asked, [section(asked), *_chosen_from(found[:MOST_LINES], action_id, texts)])


def status_post(view: CardView, texts: Texts) -> Post:
    """How one check stands, told to one recruiter alone."""
    return post(card_text(view, texts), [*summary_blocks(view, texts), actions(*check_buttons(view, texts))])


def _chosen_from(found: Iterable[CheckLine], action_id: str, texts: Texts) -> Iterator[Block]:
    text = texts("slack.list.choose")
    for line in found:
        about = joined(bold(line.candidate), one_line(line.assignment, 150), texts(f"slack.line.{line.state}"))
        label = texts("slack.button.labelled", act=text, name=line.candidate)
        yield section(about, button(action_id, text, line.check, accessibility_label=label))


def _more(count: int, texts: Texts) -> list[Block]:
    return [context(texts("slack.list.more", count=count))] if count > 0 else []


def _nothing(words: str, texts: Texts) -> Post:
    said = marked(texts, "slack.list.nothing_for", words=one_line(words, 75)) if words else texts("slack.list.nothing")
    return post(said, [section(said)])
