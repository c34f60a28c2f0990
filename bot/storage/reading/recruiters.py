"""People who use Vouchline from Slack, as we last heard of them."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.desk import Recruiter
from bot.storage.reading.records import record
from bot.storage.tables.desk import RecruiterRow


async def one(workspace: str, user: str) -> Recruiter | None:
    row = await RecruiterRow.get_or_none(workspace=workspace, user=user)
    return record(Recruiter, row) if row else None


async def several(workspace: str, users: Sequence[str]) -> list[Recruiter]:
    rows = await RecruiterRow.filter(workspace=workspace, user__in=list(users)).order_by("id")
    return [record(Recruiter, row) for row in rows]


async def looking(since: datetime) -> list[Recruiter]:
    """Those who have opened their Home since then."""
    rows = await RecruiterRow.filter(home_opened_at__gte=since, is_gone=False, is_guest=False).order_by("id")
    return [record(Recruiter, row) for row in rows]
