"""What stands in the start form: as it is filled in before, and as it is sent."""

from dataclasses import dataclass
from datetime import date

CALLBACK = "start"
NEW, KNOWN = "new:", "id:"  # what the value of an assignment's option may begin with
LONGEST_NEW_TITLE = 140  # an option's value has 150 characters at most


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option of a list that we give: what it stands for, and what is shown."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class Wanted:
    candidate_name: str = ""
    candidate_phone: str = ""
    candidate_email: str = ""
    candidates: str = ""  # several: one a line
    assignment: Chosen | None = None  # None: that of spontaneous applications (R2)
    questionnaire: str = ""  # "sv/standard"
    references_wanted: int = 0
    candidate_contact: str = ""
    referee_contact: str = ""
    guidance: str = ""
    deadline: date | None = None
    notify_channel: str = ""
    sub_account: str = ""  # its key
    colleagues: tuple[str, ...] = ()


def new_assignment(title: str) -> Chosen:
    """Its value is the title as it was typed, marked only where it would be taken for another kind."""
    shown = title[:LONGEST_NEW_TITLE]
    return Chosen(f"{NEW}{shown}" if shown.startswith((NEW, KNOWN)) else shown, shown)


def known_assignment(id: str, title: str) -> Chosen:
    return Chosen(f"{KNOWN}{id}", title)
