"""A referee who is made up, and has agreed to answer: for showing a questionnaire before anybody is asked it."""

from dataclasses import replace

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel, Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Entry, EntryKind, Role
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.questionnaire import Questionnaire
from bot.domain.reference import Reference, Standing
from bot.flows.changes import CheckSeen, ConversationSeen, Moment
from bot.flows.texts import Texts

SAMPLE = "questionnaires.sample"  # keys of the catalogue


BEFORE = ("consent", "details", "dates")  # what is answered before the questions


def with_answer(seen: ConversationSeen, key: str, value: object, words: str, moment: Moment) -> ConversationSeen:
    mine = seen.conversation
    entry = Entry(mine.organisation, mine.id, EntryKind.ANSWER, key, value, words, mine.channel, moment.now)
    return replace(seen, memory=(*seen.memory, entry))


def begun(
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
        seen = with_answer(seen, key, True, "", moment)
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
