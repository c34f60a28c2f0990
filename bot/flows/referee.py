"""The referee's conversation: consent, own details, dates worked together, the questions, review, submit (R19)."""

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import EventType
from bot.domain.questionnaire import Question, QuestionKind
from bot.flows.calendar import written_date
from bot.flows.consent import ask_consent, confirm_details, is_declining
from bot.flows.follow_up import answer_follow_up
from bot.flows.openings import facts, first_name, questionnaire_of
from bot.flows.readers.choice import ChoiceReader
from bot.flows.readers.dates import DateReader
from bot.flows.readers.free_text import anything
from bot.flows.readers.rating import RatingReader
from bot.flows.readers.yes_no import YesNoReader
from bot.flows.snoozing import confirm_snooze
from bot.flows.submission import ask_review, send_word
from bot.flows.talk import Prompt, Reader, Talk
from bot.flows.working_together import confirm_working_together

REVIEW_LETTERS = 459  # of a review: three segments
MOST_LETTERS, LEAST_LETTERS = 24, 6  # of each answer in it
ReviewLines = tuple[tuple[int, str, str], ...]


def referee_conversation(talk: Talk) -> bool:
    """Told to its end when the reference is submitted, and each follow-up ended; False when the referee declines."""
    if talk.has_recorded("submitted"):
        answer_follow_up(talk)
        return True
    if is_declining(talk):
        return False
    confirm_snooze(talk)
    ask_consent(talk)
    reference = talk.seen.reference
    assert reference is not None, "a referee's conversation belongs to a reference"
    confirm_details(talk, {"name": reference.name, "phone": reference.phone, "email": reference.email})
    confirm_working_together(talk, reference)
    for number, question in enumerate(questions(talk), 1):
        ask_question(talk, number, question)
    review_and_submit(talk)
    return True


def questions(talk: Talk) -> tuple[Question, ...]:
    questionnaire = questionnaire_of(talk.seen)
    return questionnaire.questions if questionnaire else ()


def ask_question(talk: Talk, number: int, question: Question) -> None:
    """A question and, where the questionnaire asks for one, the comment that belongs to it (R20)."""
    key = f"question.{question.key}"
    talk.ask(key, lambda: question_prompt(talk, number, question), reader_of(talk, question, key))
    if question.comment:
        talk.ask(f"{key}.comment", lambda: _comment_prompt(talk, key, question.comment), anything)
    if talk.is_fresh(key) or talk.is_fresh(f"{key}.comment"):
        talk.log_own(EventType.QUESTION_ANSWERED, number=number, total=len(questions(talk)), label=question.label)


def _comment_prompt(talk: Talk, step: str, comment: str) -> Prompt:
    return Prompt(step, talk.texts("referee.comment", comment=comment), "text")


def reader_of(talk: Talk, question: Question, key: str) -> Reader:
    match question.kind:
        case QuestionKind.RATING:
            return RatingReader(key, question.lowest, question.highest)
        case QuestionKind.YES_NO:
            return YesNoReader(key, bool(question.comment))
        case QuestionKind.CHOICE:
            return ChoiceReader(question.choices)
        case QuestionKind.DATE:
            return DateReader(talk.conversation.language, talk.moment.now)
        case QuestionKind.TEXT:
            return anything


def question_prompt(talk: Talk, number: int, question: Question) -> Prompt:
    text = question.text.replace("{candidate}", first_name(talk.seen.check.check.candidate_name))
    asked = talk.texts("referee.question", number=number, total=len(questions(talk)), text=text)
    how = how_to_answer(talk, question)
    return Prompt(
        f"question.{question.key}",
        f"{asked} {how}".strip(),
        question.kind.value,
        page=f"{asked} {how}" if question.kind is QuestionKind.DATE else asked,
        choices=question.choices,
        comment=question.comment,
        lowest=question.lowest,
        highest=question.highest,
    )


def how_to_answer(talk: Talk, question: Question) -> str:
    if question.kind is QuestionKind.TEXT:
        return ""
    with_comment = "_comment" if question.comment and question.kind is not QuestionKind.CHOICE else ""
    choices = ", ".join(f"{number} = {choice}" for number, choice in enumerate(question.choices, 1))
    values = {"lowest": question.lowest, "highest": question.highest, "comment": question.comment, "choices": choices}
    return talk.texts(f"referee.{question.kind}{with_comment}", **values)


def review_and_submit(talk: Talk) -> None:
    ask_review(talk, "review", lambda: _review_prompt(talk), keys_of(talk))
    talk.record("submitted")
    talk.tell(_submitted(talk))
    talk.say("referee.submitted", **facts(talk.seen, talk.moment, talk.texts))


def _review_prompt(talk: Talk) -> Prompt:
    lines = tuple((number, one.label, shown(talk, one)) for number, one in enumerate(questions(talk), 1))
    text = _review_text(talk, lines, letters=_room(talk, lines))
    return Prompt("review", text, "review", page=talk.texts("referee.review_page"), lines=lines)


def _review_text(talk: Talk, lines: ReviewLines, letters: int) -> str:
    """The answers as a message shows them, each cut to so many letters; in full on the page."""
    written = "\n".join(
        talk.texts("referee.line", number=number, label=label, answer=_short(answer, letters))
        for number, label, answer in lines
    )
    link = facts(talk.seen, talk.moment, talk.texts)["link"]
    return talk.texts("referee.review", lines=written, word=send_word(talk), link=link)


def _room(talk: Talk, lines: ReviewLines) -> int:
    """How much of each answer a review can show, so that a long questionnaire stays a short message."""
    sizes = range(MOST_LETTERS, LEAST_LETTERS, -1)
    return next((one for one in sizes if len(_review_text(talk, lines, one)) <= REVIEW_LETTERS), LEAST_LETTERS)


def keys_of(talk: Talk) -> dict[int, tuple[str, ...]]:
    """What "3" or CHANGE 3 asks again: the third question and its comment."""
    asked = enumerate(questions(talk), 1)
    return {number: (f"question.{one.key}", f"question.{one.key}.comment") for number, one in asked}


def shown(talk: Talk, question: Question) -> str:
    """An answer as the review shows it, in full."""
    value, comment = talk.answer(f"question.{question.key}"), f"question.{question.key}.comment"
    if question.kind is QuestionKind.YES_NO:
        value = talk.texts("word.yes") if value else talk.texts("word.no")
    if question.kind is QuestionKind.DATE:
        value = written_date(value, talk.texts.language)
    return f"{value}, {talk.answer(comment)}" if talk.knows(comment) else str(value)


def _short(text: str, letters: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= letters else f"{line[: letters - 2].rstrip()}.."


def _submitted(talk: Talk) -> Row:
    mine = talk.conversation
    payload = {"reference": mine.reference, "standing": "submitted", "channel": mine.channel.value}
    return Row(check_lane(mine.check), "lane", f"{mine.id}:submitted", Happening.REFEREE_MOVED, payload)
