"""The days that people name: "on Friday", "nästa vecka", "den 7:e", "in two weeks"; both languages at once."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from bot.flows.readers.day_words import MONTHS, NUMBERS, WEEKDAYS

DAYS = {"d": 1, "w": 7, "v": 7}  # by the first letter of the unit
HOURS = "ht"
MONTHS_IN = {"m": 1, "y": 12, "å": 12}
MONDAY, WEDNESDAY, FRIDAY, SATURDAY = 0, 2, 4, 5

_weekday, _month = "|".join(sorted(WEEKDAYS, key=len, reverse=True)), "|".join(sorted(MONTHS, key=len, reverse=True))
_number = "|".join(sorted(NUMBERS, key=len, reverse=True))
_nth = r"(\d{1,2})(?:\s?(?::?[ea]|st|nd|rd|th))?"
_next = r"(?:next|nästa|nasta|kommande|coming)"
_this = r"(?:the|this|den här|denna)"
Found = re.Match[str]
Form = tuple[str, Callable[[Found, date], date | None]]


def day_named(words: str, today: date) -> date | None:
    """The day that these words, folded, are a name of and nothing else; never one before today."""
    plain = re.sub(WEEKDAY_BESIDE, "", words)
    for pattern, day_of in FORMS:
        if found := re.fullmatch(pattern, plain):
            return day_of(found, today)
    return None


def coming(weekday: int, today: date) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _of_next_week(weekday: int, today: date) -> date:
    return today + timedelta(days=7 - today.weekday() + weekday)


def _of_this_week(weekday: int, today: date) -> date:
    day = today + timedelta(days=weekday - today.weekday())
    return day if day > today else day + timedelta(weeks=1)


def months_on(day: date, count: int) -> date:
    """The same day of a later month, or its last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _in_a_while(found: Found, today: date) -> date:
    count, days = NUMBERS.get(found[1]) or int(found[1]), DAYS.get(found[2][0])
    if found[2][0] in HOURS:
        return today + timedelta(days=count // 24)
    return today + timedelta(days=count * days) if days else months_on(today, count * MONTHS_IN[found[2][0]])


def _of_month(found: Found, today: date) -> date | None:
    """The 7th, this month or the next that has one."""
    number, month = int(found[1]), today.replace(day=1)
    for _ in range(3):
        if 1 <= number <= monthrange(month.year, month.month)[1] and month.replace(day=number) >= today:
            return month.replace(day=number)
        month = months_on(month, 1)
    return None


def _dated(day: str, month: int, year: str | None, today: date) -> date | None:
    try:
        given = date(int(year or today.year), month, int(day))
        if given < today:
            return None if year else given.replace(year=today.year + 1)
    except ValueError:
        return None
    return given


def _part_of_month(found: Found, today: date) -> date:
    part = found["part"].removeprefix("the ")
    first = 15 if part.startswith("mi") else 25 if part.startswith(("end", "late", "slut")) else 1
    given = date(today.year, MONTHS[found[2]], first)
    return given if given >= today else given.replace(year=today.year + 1)


def _week(found: Found, today: date) -> date | None:
    number = int(found[1])
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return None
        if monday + timedelta(days=6) >= today:
            return max(monday, today)
    return None


def _feast(month: int, day: int) -> Callable[[Found, date], date | None]:
    return lambda found, today: _dated(str(day), month, None, today)


def _after_days(count: int) -> Callable[[Found, date], date | None]:
    return lambda _, today: today + timedelta(days=count)


def _next_week_on(weekday: int) -> Callable[[Found, date], date | None]:
    return lambda _, today: _of_next_week(weekday, today)


def _this_week_on(weekday: int) -> Callable[[Found, date], date | None]:
    return lambda _, today: _of_this_week(weekday, today)


def _named_weekday(found: Found, today: date) -> date:
    return coming(WEEKDAYS[found[1]], today)


def _next_weekday(found: Found, today: date) -> date:
    return _of_next_week(WEEKDAYS[found[1] or found[2]], today)


def _day_then_month(found: Found, today: date) -> date | None:
    return _dated(found[1], MONTHS[found[2]], found[3], today)


def _month_then_day(found: Found, today: date) -> date | None:
    return _dated(found[2], MONTHS[found[1]], found[3], today)


def _in_numbers(found: Found, today: date) -> date | None:
    """Day before month, but where that is none."""
    day, month = int(found[1]), int(found[2])
    day, month = (month, day) if month > 12 >= day else (day, month)
    year = f"20{found[3]}" if found[3] and len(found[3]) == 2 else found[3]
    return _dated(str(day), month, year, today)


def _a_week_on(found: Found, today: date) -> date:
    return coming(WEEKDAYS[found[1]], today) + timedelta(weeks=1)


def _in_half_a_year(_: Found, today: date) -> date:
    return months_on(today, 6)


def _as_iso(found: Found, today: date) -> date | None:
    return _dated(found[3], int(found[2]), found[1], today)


def _next_month(_: Found, today: date) -> date:
    return months_on(today.replace(day=1), 1)


def _end_of_month(_: Found, today: date) -> date:
    return months_on(today.replace(day=1), 1) - timedelta(days=1)


_end, _middle, _start = (
    r"(?:the )?end|slutet",
    r"mid|(?:the )?middle|mitten",
    r"early|(?:the )?(?:start|beginning)|början",
)
_of = r"(?: of| av| på| i)?"
_time_of_day = r"(?: morning| evening| förmiddag| eftermiddag| kväll)?"
_roughly = r"(?:about |around |roughly |cirka |ca |ungefär |kanske )?"
_units = (
    r"(hours?|timmar|timme|days?|dagar?|dygn|weeks?|veckor?|vecka|months?|månader|månad|years?|år)(?:'? time|s tid)?"
)

WEEKDAY_BESIDE = rf"^(?:{_weekday}),? (?=(?:den |the )?\d|(?:{_month})\.? \d)"  # we write "Monday 7 December"

# The first that fits counts; "jul" is Christmas before it is July.
FORMS: tuple[Form, ...] = (
    (r"today|later today|idag|i dag|senare i ?dag|tonight|this evening|ikväll|i kväll", _after_days(0)),
    (rf"tomorrow{_time_of_day}|i ?morgon(?: bitti| kväll)?|imorrn|i ?morron|tmrw", _after_days(1)),
    (r"(?:the )?day after tomorrow|i ?övermorgon|övermorgon", _after_days(2)),
    (r"christmas|xmas|jul|julen|julhelgen", _feast(12, 26)),
    (r"new year'?s?|nyår|nyårshelgen|årsskiftet", _feast(1, 1)),
    (r"the holidays|helgerna|jul och nyår|jul- och nyårshelgen|trettonhelgen|trettondagen", _feast(1, 6)),
    (r"midsummer|midsommar", _feast(6, 26)),
    (rf"(?:{_this} )?({_weekday}){_time_of_day}", _named_weekday),
    (rf"{_next} ({_weekday})|({_weekday}) (?:i )?{_next} (?:week|vecka)", _next_weekday),
    (rf"{_next} (?:week|vecka|veckan)|(?:{_start}){_of} {_next} (?:week|vecka)", _next_week_on(MONDAY)),
    (rf"(?:{_middle}){_of} {_next} (?:week|vecka)", _next_week_on(WEDNESDAY)),
    (rf"(?:{_end}){_of} {_next} (?:week|vecka)", _next_week_on(FRIDAY)),
    (rf"(?:{_end}){_of} (?:{_this} )?(?:week|veckan)|later this week|senare i veckan", _this_week_on(FRIDAY)),
    (rf"(?:{_this} )?weekend|helgen", _this_week_on(SATURDAY)),
    (rf"{_next} (?:weekend|helg)", _next_week_on(SATURDAY)),
    (rf"(?:{_this} )?(?:whole |all )?(?:week|veckan)|hela (?:den här )?veckan|all week", _after_days(0)),
    (rf"(?:(?:a|one) week on )({_weekday})", _a_week_on),
    (rf"({_weekday}) (?:om en vecka|week)", _a_week_on),
    (r"ett halvår|ett halvt år|half a year", _in_half_a_year),
    (rf"{_roughly}(?:ett )?(par) {_units}", _in_a_while),
    (rf"{_roughly}(?:a )?(\d{{1,3}}|{_number})(?: of)? {_units}", _in_a_while),
    (r"(?:week|vecka|v\.?)\s?(\d{1,2})", _week),
    (r"(?:den |the )(\d{1,2})(?:\s?:?[ea]|st|nd|rd|th)?", _of_month),
    (r"(\d{1,2})(?::[ea]|st|nd|rd|th)", _of_month),
    (rf"(?:den |the )?{_nth}(?: of)? ({_month})\.?(?:,? (\d{{4}}))?", _day_then_month),
    (rf"({_month})\.? (?:the )?{_nth}(?:,? (\d{{4}}))?", _month_then_day),
    (r"(?:den )?(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}|\d\d))?", _in_numbers),
    (r"(?:den )?(\d{1,2})\.(\d{1,2})\.(\d{4})", _in_numbers),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", _as_iso),
    (rf"(?P<part>{_start}|{_middle}|{_end}|late){_of} ({_month})", _part_of_month),
    (rf"(?P<part>in|i) ({_month})", _part_of_month),
    (rf"{_next} (?:month|månad)|månadsskiftet", _next_month),
    (rf"(?:{_end}){_of} (?:{_this} )?(?:month|månaden)", _end_of_month),
)
