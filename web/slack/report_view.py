"""The report at a glance, for one recruiter: who has answered and how they rate, and the way to the whole."""

from collections.abc import Iterator

from bot.channels.slack.blocks.parts import Block, actions, button, context, divider, header, modal, section
from bot.channels.slack.blocks.words import Markup, bold, lines, marked, one_line
from bot.domain.check import Check
from bot.domain.questionnaire import QuestionKind
from bot.domain.reference import Standing
from bot.flows.integrity.signal import SignalSort
from bot.flows.integrity.wording import seen_in_words
from bot.flows.report import Answer, Report, ReportedReference
from bot.flows.texts import Texts

MOST_REFERENCES, MOST_RATINGS = 10, 12
MOST_SIGNALS, LONGEST_SIGNAL = 5, 300
HIGHEST = 5


def report_view(texts: Texts, check: Check, assignment: str, report: Report, link: str) -> Block:
    """Nothing is said in place of the answers (R22): ratings as they were given, and the rest on the page."""
    return modal(
        "report",
        texts("slack.report.title"),
        _blocks(texts, check, assignment, report, link),
        close=texts("slack.form.close"),
        metadata=check.id,
    )


def _blocks(texts: Texts, check: Check, assignment: str, report: Report, link: str) -> Iterator[Block]:
    yield header(check.candidate_name)
    key = "slack.report.final" if report.is_final else "slack.report.so_far"
    told = marked(texts, key, version=report.version, answered=check.answered, requested=check.requested)
    yield section(lines(one_line(assignment, 200), told))
    open_page = button("open_report_page", texts("slack.report.open"), check.id, style="primary", url=link)
    yield actions(open_page, button("share_file", texts("slack.button.share_file"), check.id))
    yield divider()
    for one in report.references[:MOST_REFERENCES]:
        yield from _reference(texts, one)
    yield from _signals(texts, report)
    yield context(texts("slack.report.whole"))


def _signals(texts: Texts, report: Report) -> Iterator[Block]:
    """What is seldom seen by chance, with the reminder that it decides nothing (R49); the rest is on the page."""
    found = [one for one in report.integrity if one.sort is SignalSort.COINCIDENCE][:MOST_SIGNALS]
    if found:
        seen = [Markup(f"• {one_line(seen_in_words(one, texts), LONGEST_SIGNAL)}") for one in found]
        yield section(lines(bold(texts("integrity.title")), *seen))
        yield context(marked(texts, "integrity.none_decisive"))


def _reference(texts: Texts, one: ReportedReference) -> Iterator[Block]:
    about = ", ".join(part for part in (one.relation, one.employer, one.dates) if part)
    if one.standing is not Standing.SUBMITTED:
        yield section(lines(bold(one.name), about, texts(f"definition.standing.{one.standing}.name")))
        return
    ratings = [_rating(answer) for answer in one.answers if answer.kind == QuestionKind.RATING][:MOST_RATINGS]
    changed = texts("slack.report.corrected", count=len(one.corrections)) if one.corrections else ""
    added = texts("slack.report.added", count=len(one.addenda)) if one.addenda else ""
    yield section(lines(bold(one.name), about, *ratings, changed, added))


def _rating(answer: Answer) -> Markup:
    given = answer.answer if isinstance(answer.answer, int) else 0
    dots = "●" * given + "○" * max(0, HIGHEST - given)
    return Markup(f"{dots} {given}/{HIGHEST}  {one_line(answer.label)}")
