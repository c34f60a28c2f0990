"""What stands around the question: who asks, how it goes, whom to ask, and what becomes of the details."""

from collections.abc import Mapping
from typing import Any

from bot.domain.channel import Channel
from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus, Role
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.deadline import deadline_said
from bot.flows.memory import recall
from bot.flows.openings import facts, presented_as
from bot.flows.page import Page
from bot.flows.progress import zone_for
from bot.flows.texts import Texts
from web.brand.linked import linked


def around(mine: ConversationSeen, page: Page, moment: Moment) -> dict[str, Any]:
    """What the first page and all that follow have in common."""
    texts = mine.texts(moment)
    known = facts(mine, moment, texts)
    return {
        "language": texts.language,
        "texts": texts,
        "page": page,
        "organisation": presented_as(mine),
        **linked(mine.check.sub_account),
        "candidate_first": known["candidate_first"],
        "role": mine.conversation.role.value,
        "about": texts(f"web.for_{mine.conversation.role}", **known),
        "deadline": deadline_said(mine.check, moment.now, zone_for(mine.conversation, mine.check), texts),
        "takes": _takes(mine, texts, known),
        "asking": _asking(mine, texts, known),
        "forward": _forward(mine, moment),
        "privacy": _privacy(mine, texts, known),
        "saved": texts("web.saved" if _has_thread(mine) else "web.saved_here"),
    }


def _takes(mine: ConversationSeen, texts: Texts, known: Mapping[str, object]) -> str:
    """How long it takes, while anything is left to be done."""
    if mine.conversation.status is ConversationStatus.DONE or recall(mine.memory).is_following_up:
        return ""
    return texts(f"web.takes_{mine.conversation.role}", **known)


def _asking(mine: ConversationSeen, texts: Texts, known: Mapping[str, object]) -> str:
    """R27: questions about the role go to the contact that the recruiter chose to show, or are referred."""
    if contact := mine.check.sub_account.contact_shown:
        return texts("web.asking_contact", contact=contact)
    return texts(f"web.asking_{mine.conversation.role}", **known)


def _forward(mine: ConversationSeen, moment: Moment) -> str:
    """The link that the candidate may pass on (R18)."""
    check = mine.check.check
    is_theirs = mine.conversation.role is Role.CANDIDATE and bool(mine.check.references)
    return moment.forward_link(check.code) if is_theirs and check.status is not CheckStatus.CANCELLED else ""


def _privacy(mine: ConversationSeen, texts: Texts, known: Mapping[str, object]) -> list[str]:
    """R55: where the details come from, who controls them, how long they are kept, and which rights there are."""
    role, contact = mine.conversation.role, mine.check.sub_account.contact_shown
    readers = "web.privacy.readers" if role is Role.REFEREE else "web.privacy.readers_candidate"
    keys = (
        f"web.privacy.source_{role}",
        "web.privacy.controller",
        "web.privacy.purpose",
        readers,
        "web.privacy.retention",
        "web.privacy.traces",
        "web.privacy.rights",
    )
    none = "contact_none" if _has_thread(mine) else "contact_none_here"
    last = texts("web.privacy.contact", contact=contact) if contact else texts(f"web.privacy.{none}", **known)
    return [*(texts(key, **known) for key in keys), last]


def _has_thread(mine: ConversationSeen) -> bool:
    """Where answers could be written, too; mail is answered here alone."""
    return mine.conversation.channel not in (Channel.WEB, Channel.EMAIL)
