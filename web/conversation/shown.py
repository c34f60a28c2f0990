"""What the page of a conversation shows around its question: who asks, how it goes, and what becomes of the details."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.check import CheckStatus
from bot.domain.conversation import Role
from bot.domain.reference import Reference
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.deadline import deadline_said
from bot.flows.definitions import definition
from bot.flows.openings import facts
from bot.flows.page import Page
from bot.flows.progress import progress, zone_for
from bot.flows.replacing import may_be_replaced
from bot.flows.texts import Texts


def context_of(mine: ConversationSeen, page: Page, moment: Moment, notices: Sequence[str], once: str) -> dict[str, Any]:
    texts = mine.texts(moment)
    known = facts(mine, moment, texts)
    deadline = deadline_said(mine.check, moment.now, zone_for(mine.conversation, mine.check), texts)
    return {
        "language": texts.language,
        "texts": texts,
        "page": page,
        "once": once,
        "about": texts(f"web.for_{mine.conversation.role}", **known),
        "deadline": deadline,
        "notices": notices,
        "references": _references(mine, moment, texts),
        "forward": _forward(mine, moment),
        "may_pause": page.kind != "done" and not mine.conversation.paused,
        "privacy": _privacy(mine, texts, known),
    }


def _references(mine: ConversationSeen, moment: Moment, texts: Texts) -> list[tuple[Reference, str, str, bool]]:
    """The candidate sees how each reference goes, and what that means (R13); a referee sees nobody else."""
    if mine.conversation.role is not Role.CANDIDATE:
        return []
    zone = zone_for(mine.conversation, mine.check)
    return [
        (
            one,
            progress(mine.check, one, texts, moment.now, zone),
            definition("standing", one.standing, texts).means,
            may_be_replaced(one, mine.check.sub_account.plan, moment.now),  # R14; the page is all that some have (R4)
        )
        for one in mine.check.references
    ]


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
        "web.privacy.rights",
    )
    last = texts("web.privacy.contact", contact=contact) if contact else texts("web.privacy.contact_none", **known)
    return [*(texts(key, **known) for key in keys), last]
