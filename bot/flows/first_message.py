"""The first message to a candidate before anything is started: its words, its segments, when it goes out (R4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel
from bot.domain.message import Purpose
from bot.domain.organisation import SubAccount
from bot.domain.phone import zone_of
from bot.domain.questionnaire import Questionnaire
from bot.flows.changes import CheckSeen, ConversationSeen, Moment, OrganisationSeen
from bot.flows.openings import opening
from bot.flows.organisation import new_check, new_conversation
from bot.flows.progress import goes_out
from bot.flows.writing import message


@dataclass(frozen=True, slots=True)
class FirstMessage:
    channel: Channel
    text: str  # with a link that leads nowhere yet, as long as the one to come
    link: str
    segments: int  # nought where it goes by mail
    goes_out_at: datetime
    zone: str  # the candidate's
    waits: bool  # for the hours when messages may go out
    subject: str = ""  # of a mail


def first_message(
    seen: OrganisationSeen,
    sub_account: SubAccount,
    assignment: Assignment,
    candidate: dict[str, Any],
    asked: dict[str, Any],
    questionnaires: Mapping[str, Questionnaire],
    moment: Moment,
) -> FirstMessage | None:
    """`asked`: the start, whole. None where nothing is sent."""
    pinned = {language: one.id for language, one in questionnaires.items()}
    check = new_check(seen, sub_account, assignment, pinned, candidate, asked, moment)
    conversation = new_conversation(check, moment)
    about = CheckSeen(check, seen.organisation, sub_account, assignment, (), conversation, questionnaires)
    mine = ConversationSeen(conversation, (), about)
    written = message(mine, moment, opening(mine, moment), Purpose.OPENING)
    if written is None:
        return None
    at = goes_out(sub_account, check.candidate_phone, moment.now)
    zone = zone_of(check.candidate_phone, sub_account.zone)
    count = 0 if written.channel is Channel.EMAIL else written.segments
    link, subject = moment.link_to(conversation), written.form.subject
    return FirstMessage(written.channel, written.body, link, count, at, zone, at > moment.now, subject)
