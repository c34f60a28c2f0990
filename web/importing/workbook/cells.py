"""What a cell shows, as far as it matters to whoever reads a list of people: a number whole, a date as a date."""

import re
from datetime import datetime

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from web.importing.workbook.contents import Contents

SHARED, YES_OR_NO, NUMBER = "s", "b", "n"
DIGITS = re.compile(r"-?\d+")
MIDNIGHT = " 00:00:00"


def plain_cell(value: str, kind: str, style: int, contents: Contents) -> str:
    """`value`: as the file has it. Raises ValueError or IndexError where the file is broken."""
    if kind == SHARED:
        return contents.texts[int(value) if value.isdecimal() else len(contents.texts)]
    if kind == YES_OR_NO:
        return "TRUE" if value == "1" else "FALSE"
    if kind != NUMBER:
        return value
    return (_date(value, contents) if style in contents.dates else "") or _number(value)


def _number(value: str) -> str:
    """A phone that a spreadsheet has taken for a number has all its digits still, though it shows 4,67E+10."""
    if DIGITS.fullmatch(value):
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() else str(number)


def _date(value: str, contents: Contents) -> str:
    """Empty where it is none: a phone under a format of dates stays a phone."""
    since = CALENDAR_MAC_1904 if contents.is_of_1904 else CALENDAR_WINDOWS_1900
    try:
        shown = from_excel(float(value), since)
    except (OverflowError, ValueError):
        return ""
    return shown.isoformat(" ").removesuffix(MIDNIGHT) if isinstance(shown, datetime) else str(shown)
