"""What WhatsApp answers to a template: received, then pending, after a moment approved, or rejected for its words."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.channels.sandbox.content_rules import LIST_PICKER
from bot.channels.sandbox.faults import Fault
from bot.channels.sandbox.placeholders import has_bad_edges
from bot.domain.sandbox_content import SandboxContent

PENDING_AFTER, DECIDED_AFTER = timedelta(seconds=0.5), timedelta(seconds=1.5)
NAME = re.compile(r"[a-z0-9_]{1,512}")
CATEGORIES = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})
REJECTED_BY = "rejected"  # in the name of a template that is to be rejected, to see what follows
UNSUBMITTED, APPROVED = "unsubmitted", "approved"


def approval_fault(content: SandboxContent, asked: Mapping[str, Any]) -> Fault | None:
    if content.approval:
        return Fault(400, 92009, "The template associated with this SID has already been submitted for approval.")
    if not isinstance(asked.get("name"), str) or not NAME.fullmatch(asked["name"]):
        return Fault(400, 20001, "name may have lowercase letters, digits and underscores alone")
    if asked.get("category") not in CATEGORIES:
        return Fault(400, 20001, f"category must be one of {', '.join(sorted(CATEGORIES))}")
    if LIST_PICKER in content.types:
        return Fault(400, 20001, "WhatsApp approves no list picker")
    return None


def status_of(content: SandboxContent, now: datetime) -> str:
    """`now` is the machine's."""
    if content.approval is None:
        return UNSUBMITTED
    age = now - content.approval.asked_at
    if age < PENDING_AFTER:
        return "received"
    if age < DECIDED_AFTER:
        return "pending"
    return "rejected" if _why_not(content) else APPROVED


def is_approved(content: SandboxContent | None, now: datetime) -> bool:
    return content is not None and status_of(content, now) == APPROVED


def approval_shown(content: SandboxContent, now: datetime) -> dict[str, Any]:
    """As Twilio gives it."""
    asked, status = content.approval, status_of(content, now)
    return {
        "type": "whatsapp",
        "name": asked.name if asked else "",
        "category": asked.category if asked else "",
        "content_type": next(iter(content.types)),
        "status": status,
        "rejection_reason": _why_not(content) if status == "rejected" else "",
        "allow_category_change": True,
    }


def _why_not(content: SandboxContent) -> str:
    if content.approval and REJECTED_BY in content.approval.name:
        return "TAG_CONTENT_MISMATCH"
    return "INVALID_FORMAT" if any(has_bad_edges(part["body"]) for part in content.types.values()) else ""
