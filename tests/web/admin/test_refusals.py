"""What a turn refuses is told to users in their own language, whatever it is."""

import pytest

from bot.catalogues import read_texts
from bot.errors import RequestRefused
from web.admin.refusals import refusal_said

TEXTS = read_texts()


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", ["no-credits", "assignment-exists", "opted-out", "not-as-things-stand", "brand-new"])
def test_no_refusal_is_told_in_the_words_for_programs(kind: str, language: str) -> None:
    told = refusal_said(RequestRefused(kind, "Words for programs."), TEXTS[language])
    assert told and told != "Words for programs."


def test_the_offices_words_go_before_those_of_slack() -> None:
    texts = TEXTS["en"]
    told = refusal_said(RequestRefused("no-credits", ""), texts)
    assert told == texts("admin.checks.refused.no-credits") != texts("slack.refused.no-credits")
