"""Keeps the content templates of the sandbox's likeness of Twilio."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.sandbox_content import Approval, SandboxContent
from bot.storage.tables.upkeep import SandboxKeptRow

KIND = "content"


class SandboxContentStore:
    """Meets `bot.domain.sandbox_content.SandboxContents`."""

    async def put(self, content: SandboxContent) -> None:
        await SandboxKeptRow.update_or_create(id=content.sid, defaults={"kind": KIND, "body": _body(content)})

    async def of(self, sid: str) -> SandboxContent | None:
        row = await SandboxKeptRow.get_or_none(id=sid, kind=KIND)
        return _content(row) if row else None

    async def remove(self, sid: str) -> None:
        await SandboxKeptRow.filter(id=sid, kind=KIND).delete()

    async def all(self) -> Sequence[SandboxContent]:
        found = [_content(row) for row in await SandboxKeptRow.filter(kind=KIND)]
        return sorted(found, key=lambda one: -one.position)


def _body(content: SandboxContent) -> dict[str, Any]:
    approval = content.approval
    asked = (
        {"name": approval.name, "category": approval.category, "at": approval.asked_at.isoformat()}
        if approval
        else None
    )
    return {
        "friendly_name": content.friendly_name,
        "language": content.language,
        "variables": dict(content.variables),
        "types": dict(content.types),
        "created_at": content.created_at.isoformat(),
        "position": content.position,
        "approval": asked,
    }


def _content(row: SandboxKeptRow) -> SandboxContent:
    body = dict(row.body)
    asked = body.pop("approval")
    created_at = datetime.fromisoformat(body.pop("created_at"))
    approval = Approval(asked["name"], asked["category"], datetime.fromisoformat(asked["at"])) if asked else None
    return SandboxContent(row.id, **body, created_at=created_at, approval=approval)
