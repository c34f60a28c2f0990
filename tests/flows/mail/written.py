"""A mail of each kind, to a candidate or a referee of one check, as the catalogue words it."""

from dataclasses import replace
from typing import Any

from bot.catalogues import read_questionnaires, read_texts
from bot.domain.assignment import Assignment
from bot.domain.brand import Look
from bot.domain.channel import Channel, Contact
from bot.domain.conversation import Entry, EntryKind, Role
from bot.domain.form import Form
from bot.domain.message import Purpose
from bot.domain.organisation import Organisation, SubAccount
from bot.flows.changes import CheckSeen, ConversationSeen, Moment
from bot.flows.mail.letters import mail_form
from bot.flows.mail.words import Words
from bot.flows.memory import FOLLOW_UP_ASKED
from tests.builders import NOON, a_check, a_conversation, a_reference

LINK = "https://vouchline.example/r/3kJ9sLmQ0pTzV4xY7bNcWd"
TEXTS, QUESTIONNAIRES = read_texts(), read_questionnaires()
LANGUAGES = ("sv", "en")
NEWS = {"name": "Eva Berg", "number": 1, "answered": 1, "requested": 2, "day": "2026-12-07"}
NAMES = {"names": "Eva Berg och Bo Ås"}
KINDS = {
    role: sorted({key.split(".", 2)[2].rpartition(".")[0] for key in TEXTS["en"].catalogue if key.startswith(start)})
    for role, start in ((role, f"mail.{role}.") for role in Role)
}
ALL_KINDS = [(role, kind) for role in Role for kind in KINDS[role]]


def a_moment() -> Moment:
    return Moment(
        now=NOON,
        new_id=lambda: "id-1",
        code_for=lambda purpose: "4821",
        link_to=lambda conversation: LINK,
        new_code=lambda: "ABCD2345",
        forward_link=lambda code: f"https://vouchline.example/f/{code}",
        texts=TEXTS,
        questionnaires=QUESTIONNAIRES,
    )


def seen_by_mail(
    role: Role = Role.REFEREE,
    language: str = "en",
    candidate: str = "Anna Lind",
    referee: str = "Eva Berg",
    organisation: str = "Café Norr",
    look: Look = Look(),  # noqa: B008 a frozen dataclass
    title: str = "Barista",
    **check: Any,
) -> ConversationSeen:
    name = referee if role is Role.REFEREE else candidate
    mine = a_conversation(
        role=role,
        name=name,
        language=language,
        reference="reference-1" if role is Role.REFEREE else None,
        channel=Channel.EMAIL,
        sender="email",
        address="somebody@example.com",
        lane="person:email:somebody@example.com",
    )
    contact = {"candidate_contact": Contact.EMAIL, "referee_contact": Contact.EMAIL}
    sub_account = SubAccount(
        "sub-account-1", "organisation-1", "default", organisation, language, "Europe/Stockholm", look=look
    )
    seen = CheckSeen(
        check=a_check(candidate_name=candidate, language=language, requested=2, **{**contact, **check}),
        organisation=Organisation("organisation-1", organisation, NOON),
        sub_account=sub_account,
        assignment=Assignment("assignment-1", "organisation-1", title),
        references=(a_reference(name=referee),),
        candidate=replace(mine, role=Role.CANDIDATE),
        questionnaires={one: QUESTIONNAIRES["standard", one] for one in LANGUAGES},
    )
    return ConversationSeen(mine, (), seen)


def asked_once_more(seen: ConversationSeen, question: str) -> ConversationSeen:
    mine = seen.conversation
    value = {"question": question, "by": "Rut"}
    asked = Entry(mine.organisation, mine.id, EntryKind.EVENT, FOLLOW_UP_ASKED, value, "", mine.channel, NOON)
    return replace(seen, memory=(asked,))


def a_mail(seen: ConversationSeen, kind: str) -> Form:
    return mail_form(seen, a_moment(), Purpose.REPLY, Words(kind, NEWS | NAMES))
