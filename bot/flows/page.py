"""A person's web page: the same conversation, drawn instead of written (R28)."""

from dataclasses import dataclass

from bot.domain.conversation import ConversationStatus, Entry, EntryKind, Role
from bot.flows.all_questions import NOTHING, Asked, Given, all_questions, may_be_on_one_page
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.follow_up import Ending, follow_ups
from bot.flows.memory import recall
from bot.flows.openings import facts, questionnaire_of
from bot.flows.talk import Prompt
from bot.flows.telling import Told, now_asked
from bot.flows.texts import Texts
from bot.flows.webform import wait_token

KINDS = {"snooze": "confirm", "details": "confirm", "dates": "confirm", "name": "text", "period": "text"}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    number: int
    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    step: str
    status: str
    kind: str  # consent, confirm, rating, yes_no, choice, date, contact, text, review, decline, done
    heading: str
    text: str
    wait: str  # an answer given to another moment of the conversation is stale
    choices: tuple[str, ...] = ()
    comment: str = ""
    lowest: str = ""
    highest: str = ""
    progress: tuple[int, int] = (0, 0)
    review: tuple[ReviewLine, ...] = ()
    fields: tuple[Field, ...] = ()  # details that may be changed one by one (R21)
    may_decline: bool = False
    may_undo: bool = False
    may_go_back: bool = False
    may_wait: bool = False  # for a later day (R26)
    may_withdraw: bool = False  # from the recruitment (R45)
    key: str = ""  # of what the words will answer: the step, or its comment
    question: Asked | None = None  # where one of the questionnaire is asked
    before: Given = NOTHING  # what was answered here before BACK or CHANGE
    may_be_whole: bool = False  # all questions on one page


def page_of(seen: ConversationSeen, moment: Moment) -> Page:
    """What the person's page shows now. Looking changes nothing (R9)."""
    texts = seen.texts(moment)
    if seen.conversation.status is ConversationStatus.CLOSED:
        return _without_a_question(seen, moment, texts, "thread.closed")
    told = now_asked(seen, moment)
    if told.prompt is None:
        return _without_a_question(seen, moment, texts, _end_key(seen))
    return _asking(seen, told, told.prompt, moment, texts)


def _asking(seen: ConversationSeen, told: Told, prompt: Prompt, moment: Moment, texts: Texts) -> Page:
    return Page(
        step=prompt.step,
        status=seen.conversation.status.value,
        kind=KINDS.get(prompt.kind, prompt.kind),
        heading=_heading(seen, moment, texts),
        text=prompt.page or prompt.text,
        wait=wait_token(seen),
        choices=prompt.choices,
        comment=prompt.comment,
        lowest=prompt.lowest,
        highest=prompt.highest,
        progress=_progress(seen),
        review=_review(seen, prompt, texts),
        fields=tuple(Field(name, texts(f"web.field.{name}"), value) for name, value in prompt.fields),
        may_decline=prompt.kind not in ("decline", "consent", "snooze"),
        may_wait=prompt.kind not in ("decline", "snooze"),
        may_go_back=prompt.kind != "decline" and bool(recall(seen.memory).since_event),
        may_undo=_may_stay_after_all(seen),
        may_withdraw=_may_withdraw(seen) and prompt.kind not in ("decline", "consent", "snooze"),
        key=(key := _key(seen, prompt)),
        question=_question(seen, key, moment),
        before=before(seen, key, prompt.kind),
        may_be_whole=may_be_on_one_page(seen, prompt.step),
    )


def _may_withdraw(seen: ConversationSeen) -> bool:
    mine = seen.conversation
    is_part_of_it = mine.status in (ConversationStatus.OPEN, ConversationStatus.DONE)
    return mine.role is Role.CANDIDATE and is_part_of_it and not recall(seen.memory).is_withdrawing


def _may_stay_after_all(seen: ConversationSeen) -> bool:
    return seen.conversation.status is not ConversationStatus.CLOSED and recall(seen.memory).is_withdrawing


def _key(seen: ConversationSeen, prompt: Prompt) -> str:
    is_comment = prompt.step.startswith("question.") and prompt.step in recall(seen.memory).answers
    return f"{prompt.step}.comment" if is_comment else prompt.step


def _question(seen: ConversationSeen, key: str, moment: Moment) -> Asked | None:
    if seen.conversation.role is not Role.REFEREE or not key.startswith("question."):
        return None
    return next((one for one in all_questions(seen, moment) if one.key == key), None)


def before(seen: ConversationSeen, key: str, kind: str) -> Given:
    """What was said here last, though it counts no more: to be changed rather than written anew (R23)."""
    if not key.startswith(("question.", "referee.", "follow_up.")):
        return NOTHING
    last = {one.key: one for one in seen.memory if one.kind is EntryKind.ANSWER}
    found, comment = last.get(key), last.get(f"{key}.comment")
    said = _as_typed(found, kind) if found else ""
    return Given(said, str(comment.value) if comment else "")


def _as_typed(entry: Entry, kind: str) -> str:
    """The value rather than words that may have answered several things at once; of a date, as it was written."""
    if kind == "date":
        return entry.words.strip()
    if isinstance(entry.value, bool):
        return "yes" if entry.value else "no"
    return str(entry.value) if isinstance(entry.value, str | int) else ""


def _review(seen: ConversationSeen, prompt: Prompt, texts: Texts) -> tuple[ReviewLine, ...]:
    if seen.conversation.role is Role.CANDIDATE:
        label = texts("word.referee")
        return tuple(ReviewLine(number, f"{label} {number}", answer) for number, _, answer in prompt.lines)
    return tuple(ReviewLine(*line) for line in prompt.lines)


def _progress(seen: ConversationSeen) -> tuple[int, int]:
    memory = recall(seen.memory)
    answers = memory.answers
    if memory.is_following_up:
        return 0, 0
    if seen.conversation.role is Role.CANDIDATE:
        total = seen.conversation.slots
        return sum(f"referee.{number}.dates" in answers for number in range(1, total + 1)), total
    questionnaire = questionnaire_of(seen)
    questions = questionnaire.questions if questionnaire else ()
    return sum(f"question.{one.key}" in answers for one in questions), len(questions)


def _without_a_question(seen: ConversationSeen, moment: Moment, texts: Texts, key: str) -> Page:
    return Page(
        step="done",
        status=seen.conversation.status.value,
        kind="done",
        heading=_heading(seen, moment, texts),
        text=texts(key, **facts(seen, moment, texts)),
        wait=wait_token(seen),
        progress=_progress(seen),
        may_undo=seen.conversation.status is ConversationStatus.DECLINED or _may_stay_after_all(seen),
        may_withdraw=_may_withdraw(seen),
    )


def _end_key(seen: ConversationSeen) -> str:
    role = seen.conversation.role
    if seen.conversation.status is ConversationStatus.DECLINED:
        return f"{role}.declined_page"
    return "candidate.done_page" if role is Role.CANDIDATE else _submitted_key(seen)


def _submitted_key(seen: ConversationSeen) -> str:
    """What the person has done last: submitted, or ended a follow-up (R51)."""
    latest = next(reversed(follow_ups(recall(seen.memory))), None)
    said = latest is not None and latest.ending in (Ending.ANSWERED, Ending.DECLINED)
    return f"referee.follow_up_{latest.ending}" if latest and said else "referee.submitted"


def _heading(seen: ConversationSeen, moment: Moment, texts: Texts) -> str:
    return texts(f"{seen.conversation.role}.heading", **facts(seen, moment, texts))
