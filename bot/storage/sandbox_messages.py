"""Keeps the sandbox's messages, so that its phones outlive a restart."""

from collections.abc import Collection, Sequence

from bot.domain.sandbox import Direction, Filter, SandboxMessage
from bot.storage.sandbox_beside import beside, read_beside
from bot.storage.tables.upkeep import SandboxMessageRow

UNDERWAY = ("queued", "accepted", "sent")


class SandboxMessageStore:
    """Meets `bot.domain.sandbox.SandboxMessages`."""

    async def add(self, message: SandboxMessage) -> None:
        await SandboxMessageRow.create(
            id=message.sid,
            position=message.position,
            direction=str(message.direction),
            sender=message.from_address,
            address=message.to_address,
            body=message.body,
            status=message.status,
            fields_=beside(message),
            created_at=message.created_at,
        )

    async def moved_on(self, sid: str, status: str, error: int | None = None) -> None:
        row = await SandboxMessageRow.get_or_none(id=sid)
        if row:
            row.status, row.fields_ = status, {**row.fields_, "error": error}
            await row.save(update_fields=["status", "fields_"])

    async def of(self, sid: str) -> SandboxMessage | None:
        row = await SandboxMessageRow.get_or_none(id=sid)
        return _message(row) if row else None

    async def underway(self) -> Sequence[SandboxMessage]:
        rows = SandboxMessageRow.filter(direction=str(Direction.OUTBOUND), status__in=UNDERWAY)
        return [_message(row) for row in await rows.order_by("position")]

    async def listed(self, narrowed: Filter) -> Sequence[SandboxMessage]:
        rows = SandboxMessageRow.filter(**_conditions(narrowed)).order_by("-position").limit(narrowed.most)
        return [_message(row) for row in await rows]

    async def on_phones(self, addresses: Collection[str]) -> Sequence[SandboxMessage]:
        """Everything to and from these addresses, oldest first."""
        to = await SandboxMessageRow.filter(direction=str(Direction.OUTBOUND), address__in=addresses)
        back = await SandboxMessageRow.filter(direction=str(Direction.INBOUND), sender__in=addresses)
        return [_message(row) for row in sorted([*to, *back], key=lambda row: row.position)]

    async def phones(self) -> Sequence[str]:
        """Every address that has had or written a message."""
        to = (
            await SandboxMessageRow.filter(direction=str(Direction.OUTBOUND))
            .distinct()
            .values_list("address", flat=True)
        )
        back = (
            await SandboxMessageRow.filter(direction=str(Direction.INBOUND)).distinct().values_list("sender", flat=True)
        )
        return sorted({str(address) for address in [*to, *back]})


def _conditions(narrowed: Filter) -> dict[str, object]:
    wanted = {
        "address": narrowed.to_address,
        "sender": narrowed.from_address,
        "created_at__gte": narrowed.since,
        "created_at__lt": narrowed.before,
        "position__lt": narrowed.below,
    }
    return {name: value for name, value in wanted.items() if value is not None}


def _message(row: SandboxMessageRow) -> SandboxMessage:
    return SandboxMessage(
        sid=row.id,
        direction=Direction(row.direction),
        from_address=row.sender,
        to_address=row.address,
        body=row.body,
        status=row.status,
        created_at=row.created_at,
        position=row.position,
        **read_beside(row.fields_),
    )
