"""Columns that are the same in both databases: instants as microseconds, JSON and days as text."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tortoise.fields import Field
from tortoise.models import Model

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def microseconds(instant: datetime) -> int:
    """Since 1970 in UTC. A naive instant is refused: nobody can tell what it means."""
    return (instant - EPOCH) // MICROSECOND


def instant(value: int) -> datetime:
    return EPOCH + timedelta(microseconds=value)


class Word(Field[str], str):  # type: ignore[misc]
    """Text of any length that may be indexed; Tortoise's own may not."""

    SQL_TYPE = "TEXT"


class Instant(Field[datetime], datetime):
    SQL_TYPE = "BIGINT"

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> int | None:
        return microseconds(value) if isinstance(value, datetime) else value

    def to_python_value(self, value: Any) -> datetime | None:
        return instant(value) if isinstance(value, int) else value


class Day(Field[date], date):
    SQL_TYPE = "TEXT"

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def to_python_value(self, value: Any) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Json(Field[Any]):
    SQL_TYPE = "TEXT"
    indexable = False

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def to_python_value(self, value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value
