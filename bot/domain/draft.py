"""What somebody has typed on their page and not sent: no answer yet, and in no report."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_DRAFT = 10_000  # letters of one field
MOST_DRAFTS = 200  # fields of one conversation


@dataclass(frozen=True, slots=True)
class Draft:
    organisation: str
    check: str
    conversation: str
    key: str  # of what it would answer: "question.teamwork", "question.teamwork.comment", "referee.1.name"
    text: str
    at: datetime  # an answer given later makes it worthless
