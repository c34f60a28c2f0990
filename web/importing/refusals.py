"""Why nothing at all can be taken from a file, and what may be wrong in one of its lines."""

from enum import StrEnum

from bot.questionnaire_files.refusals import Refusal

MOST_COLUMNS, MOST_LINES, LONGEST_CELL = 200, 100_000, 1_000  # nobody's name, phone or address is as long


class Unreadable(Exception):
    """Nothing has been read of it. `why`: under `admin.import.file` in the catalogue."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.why, self.line = why, line


class Wrong(StrEnum):
    """Each with its words and what to do, under `admin.import.wrong`."""

    NO_NAME = "no_name"
    NAME = "name"
    LETTERS = "letters"  # they are not those that were written: the file is in no encoding that we know
    EMAIL = "email"
    PHONE = "phone"
    DAMAGED = "damaged"  # the spreadsheet has made a short number of it
    ERROR = "error"  # the spreadsheet has found nothing there
    ABOVE = "above"  # before the headings


WHY_OF = {
    Refusal.LOCKED: "locked",
    Refusal.UNPACKS_TOO_LARGE: "too_large",
    Refusal.TOO_LARGE: "too_large",
    Refusal.EMPTY: "empty",
}
UNKNOWN = "unknown"
