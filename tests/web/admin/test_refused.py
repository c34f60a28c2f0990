"""What a turn refuses is said in one place: as the area says it, else as all do, and never in a program's words."""

import pytest

from bot.errors import RequestRefused
from tests.world import TEXTS
from web.admin.refusals import refusal_said


@pytest.mark.parametrize(
    ("kind", "area", "said"),
    [
        ("bad-name", "api_keys", "Write a name of 1 to 80 letters."),
        ("bad-name", "users", "A name has between 1 and 80 letters."),
        ("unknown-questionnaire", "questionnaires", "The questionnaire is no longer there."),
        ("check-over", "", "The check is over: no messages go out any more."),
        ("check-over", "users", "The check is over: no messages go out any more."),
        (
            "never-heard-of",
            "users",
            "That can't be done as things stand. Reload the page and look at how they are now.",
        ),
    ],
)
def test_a_refusal_is_said_by_its_kind_and_area(kind: str, area: str, said: str) -> None:
    assert refusal_said(RequestRefused(kind, "for programs"), TEXTS["en"], area, most=80) == said
