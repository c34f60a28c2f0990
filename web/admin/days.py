"""Days and hours as the user writes them, on the installation's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from web.admin.page import Visit


def day(visit: Visit, at: datetime) -> str:
    return format_date(at.astimezone(ZoneInfo(visit.vouchline.zone)), "d MMM y", locale=visit.texts.language)


def day_and_hour(visit: Visit, at: datetime) -> str:
    there = ZoneInfo(visit.vouchline.zone)
    return format_datetime(at, "d MMM y HH:mm", tzinfo=there, locale=visit.texts.language)
