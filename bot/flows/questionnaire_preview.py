"""A questionnaire as a referee would meet it: the very conversation, told with examples for answers (R47)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel, Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Entry, EntryKind, Role
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.reference import Reference, Standing
from bot.domain.segments import segments
from bot.flows.changes import CheckSeen, ConversationSeen, Moment
from bot.flows.page import Page, page_of
from bot.flows.telling import now_asked
from bot.flows.texts import Texts

SAMPLE = "questionnaires.sample"  # keys of the catalogue
BEFORE = ("consent", "details", "dates")  # what is answered before the questions
RATING, MONTH = 4, "2025-06"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of the thread."""

    text: str
    is_ours: bool
    question: int = 0  # which it belongs to, from 1; 0: the review
    segments: int = 0


def thread_of(
    questionnaire: Questionnaire, organisation: Organisation, sub_account: SubAccount, moment: Moment
) -> list[Bubble]:
    """What is said, and an example of what may be answered."""
    seen = _begun(questionnaire, organisation, sub_account, moment)
    said: list[Bubble] = []
    for number, question in enumerate(questionnaire.questions, 1):
        for key, answer in _answers(question, seen.texts(moment)):
            said.append(_asked(seen, moment, number))
            said.append(Bubble(str(answer[1]), False, number))
            seen = _with(seen, key, *answer, moment)
    return [*said, _asked(seen, moment, 0)]


def page_for(
    number: int, questionnaire: Questionnaire, organisation: Organisation, sub_account: SubAccount, moment: Moment
) -> tuple[ConversationSeen, Page]:
    """The conversation where the question of that number is asked, and its page."""
    seen = _begun(questionnaire, organisation, sub_account, moment)
    for question in questionnaire.questions[: number - 1]:
        for key, answer in _answers(question, seen.texts(moment)):
            seen = _with(seen, key, *answer, moment)
    return seen, page_of(seen, moment)


def _asked(seen: ConversationSeen, moment: Moment, number: int) -> Bubble:
    prompt = now_asked(seen, moment).prompt
    assert prompt is not None, "the example answers no more than it was asked"
    return Bubble(prompt.text, True, number, segments(prompt.text))


def _answers(question: Question, texts: Texts) -> Iterator[tuple[str, tuple[object, str]]]:
    """By key: what is understood, and the words for it."""
    key = f"question.{question.key}"
    words = texts(f"{SAMPLE}.text")
    match question.kind:
        case QuestionKind.RATING:
            yield key, (RATING, str(RATING))
        case QuestionKind.YES_NO:
            yield key, (True, texts("word.yes"))
        case QuestionKind.CHOICE:
            yield key, (question.choices[0], "1")
        case QuestionKind.DATE:
            yield key, (MONTH, texts(f"{SAMPLE}.date"))
        case QuestionKind.TEXT:
            yield key, (words, words)
    if question.comment:
        yield f"{key}.comment", (words, words)


def _with(seen: ConversationSeen, key: str, value: object, words: str, moment: Moment) -> ConversationSeen:
    mine = seen.conversation
    entry = Entry(mine.organisation, mine.id, EntryKind.ANSWER, key, value, words, mine.channel, moment.now)
    return replace(seen, memory=(*seen.memory, entry))


def _begun(
    questionnaire: Questionnaire, organisation: Organisation, sub_account: SubAccount, moment: Moment
) -> ConversationSeen:
    """Somebody who has agreed to answer, of somebody who has asked for it: both are made up."""
    language = questionnaire.language
    said = moment.texts[language]
    check = Check(
        id="sample",
        organisation=organisation.id,
        sub_account=sub_account.id,
        assignment="sample",
        candidate_name=said(f"{SAMPLE}.candidate"),
        candidate_phone=None,
        candidate_email=None,
        language=language,
        questionnaire=questionnaire.name,
        questionnaires={},
        candidate_contact=Contact.SMS,
        referee_contact=Contact.SMS,
        requested=1,
        guidance="",
        deadline=None,
        status=CheckStatus.COLLECTING,
        started_by="",
        created_at=moment.now,
    )
    about = CheckSeen(
        check=check,
        organisation=organisation,
        sub_account=sub_account,
        assignment=Assignment("sample", organisation.id, said(f"{SAMPLE}.assignment")),
        references=(_reference(organisation, said, moment),),
        candidate=None,
        questionnaires={language: questionnaire},
    )
    seen = ConversationSeen(_conversation(organisation, language, said, moment), (), about)
    for key in BEFORE:
        seen = _with(seen, key, True, "", moment)
    return seen


def _conversation(organisation: Organisation, language: str, said: Texts, moment: Moment) -> Conversation:
    return Conversation(
        id="sample",
        organisation=organisation.id,
        check="sample",
        role=Role.REFEREE,
        lane="person:sms:sample",
        sender="sms",
        address="sample",
        channel=Channel.SMS,
        name=said(f"{SAMPLE}.referee"),
        language=language,
        created_at=moment.now,
        reference="sample",
    )


def _reference(organisation: Organisation, said: Texts, moment: Moment) -> Reference:
    return Reference(
        id="sample",
        organisation=organisation.id,
        check="sample",
        position=1,
        conversation="sample",
        name=said(f"{SAMPLE}.referee"),
        phone=None,
        email=None,
        relation="",
        employer="",
        dates="",
        standing=Standing.STARTED,
        nominated_at=moment.now,
    )
