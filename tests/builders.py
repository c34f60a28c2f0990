"""Things to test with: `a_check()` is a whole and ordinary check, and what a test is about is given by name."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.channel import Channel, Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.message import Message, Purpose, Standpoint
from bot.domain.reference import Reference, Standing
from bot.domain.reminders import Plan

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def a_check(**given: Any) -> Check:
    usual: dict[str, Any] = {
        "id": "check-1",
        "organisation": "organisation-1",
        "sub_account": "sub-account-1",
        "assignment": "assignment-1",
        "candidate_name": "Anna Lind",
        "candidate_phone": "+46701234567",
        "candidate_email": None,
        "language": "sv",
        "questionnaire": "standard",
        "questionnaires": {},
        "candidate_contact": Contact.SMS,
        "referee_contact": Contact.SMS,
        "requested": 1,
        "guidance": "",
        "deadline": None,
        "status": CheckStatus.COLLECTING,
        "started_by": "Rut",
        "created_at": NOON,
    }
    return Check(**usual | given)


def a_reference(**given: Any) -> Reference:
    usual: dict[str, Any] = {
        "id": "reference-1",
        "organisation": "organisation-1",
        "check": "check-1",
        "position": 1,
        "conversation": "conversation-2",
        "name": "Eva Berg",
        "phone": "+46702222222",
        "email": None,
        "relation": "chef",
        "employer": "Acme",
        "dates": "2019-2022",
        "standing": Standing.INVITED,
        "nominated_at": NOON,
    }
    return Reference(**usual | given)


def a_conversation(**given: Any) -> Conversation:
    usual: dict[str, Any] = {
        "id": "conversation-1",
        "organisation": "organisation-1",
        "check": "check-1",
        "role": Role.CANDIDATE,
        "lane": "person:sms:+46701234567",
        "sender": "sms",
        "address": "+46701234567",
        "channel": Channel.SMS,
        "name": "Anna Lind",
        "language": "sv",
        "created_at": NOON,
    }
    return Conversation(**usual | given)


def a_message(**given: Any) -> Message:
    usual: dict[str, Any] = {
        "key": "message-1",
        "organisation": "organisation-1",
        "check": "check-1",
        "conversation": "conversation-1",
        "lane": "person:sms:+46701234567",
        "sender": "sms",
        "channel": Channel.SMS,
        "address": "+46701234567",
        "purpose": Purpose.REPLY,
        "body": "Hej!",
        "segments": 1,
        "due_at": NOON,
        "created_at": NOON,
        "zone": "Europe/Stockholm",
    }
    return Message(**usual | given)


def a_standpoint(**given: Any) -> Standpoint:
    usual: dict[str, Any] = {
        "opted_out_at": None,
        "conversation": ConversationStatus.OPEN,
        "paused": False,
        "check": CheckStatus.COLLECTING,
        "cancelled_at": None,
        "plan": Plan(),
    }
    return Standpoint(**usual | given)


def a_vcard(name: str, *others: str) -> str:
    """A contact card: a name, then numbers, e-mail addresses and the workplace, told by what they look like."""
    lines = [f"FN:{name}"]
    for one in others:
        is_number = one[:1] in "+0" and one[-1:].isdigit()
        lines.append(f"EMAIL:{one}" if "@" in one else f"TEL;TYPE=CELL:{one}" if is_number else f"ORG:{one}")
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
