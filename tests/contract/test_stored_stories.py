"""The real stores tell stories as memory does: what tellings prove of the flows holds for the databases, too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.contract.stored import Stored
from tests.telling.script import Reading
from tests.telling.teller import Teller
from tests.world import QUESTIONNAIRES

FOLDER = Path(__file__).parent.parent
STORIES = sorted((FOLDER / "stories").glob("*.txt"))
MIXED = [FOLDER / "transcripts/referee" / f"{name}.txt" for name in ("three_checks_en", "sms_web_sms_sv")]
CANDIDATES = ("status_in_full_sv", "contact_card_en", "card_of_oneself_sv")
MIXED += [FOLDER / "transcripts/candidate" / f"{name}.txt" for name in CANDIDATES]
TOLD_ON_BOTH = (
    "declined_and_replaced_sv",
    "candidate_and_referee_sv",
    "deadline_sv",
    "writes_first_and_stops_sv",
    "slack_card_refused_sv",
    "slack_deleted_en",
    "slack_morning_digest_sv",
)
ON_POSTGRES = [FOLDER / "stories" / f"{name}.txt" for name in TOLD_ON_BOTH]
ON_POSTGRES.append(FOLDER / "transcripts/candidate/contact_card_en.txt")


@contextmanager
def kept_at(url: str) -> Iterator[Stored]:
    stored = Stored(url, QUESTIONNAIRES.values())
    try:
        yield stored
    finally:
        stored.close()


@pytest.mark.parametrize("path", [*STORIES, *MIXED], ids=lambda path: path.stem)
def test_sqlite_tells_it_as_written(path: Path, sqlite_url: str) -> None:
    with kept_at(sqlite_url) as stored:
        assert told(path, stored) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ON_POSTGRES, ids=lambda path: path.stem)
def test_postgres_tells_it_as_written(path: Path, postgres_url: str) -> None:
    with kept_at(postgres_url) as stored:
        assert told(path, stored) == path.read_text(encoding="utf-8")


def told(path: Path, stored: Stored) -> str:
    reading = Reading(path.read_text(encoding="utf-8"))
    return Teller(reading, is_transcript=path in MIXED, tables=stored).tell()
