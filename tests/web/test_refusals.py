"""What a start of checks is refused for, and with which words."""

from typing import Any

import pytest

from tests.web.office import ANNA, CHECKS, Office

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSED: list[tuple[dict[str, Any], str, str, str]] = [
    ({"candidates": []}, "invalid-request", "/candidates", "at least 1"),
    ({"candidates": [ANNA] * 201}, "invalid-request", "/candidates", "at most 200"),
    ({"candidates": [{**ANNA, "name": " "}]}, "invalid-request", "/candidates/0/name", "at least 1"),
    ({"candidates": [{**ANNA, "name": "A" * 201}]}, "invalid-request", "/candidates/0/name", "at most 200"),
    ({"candidates": [{**ANNA, "name": "Anna\nLind"}]}, "invalid-request", "/candidates/0/name", "line breaks"),
    ({"candidates": [{**ANNA, "name": "Anna\0"}]}, "invalid-request", "/candidates/0/name", "control characters"),
    ({"candidates": [{"name": "Anna"}]}, "invalid-request", "/candidates/0/phone", "needed"),
    ({"candidates": [{**ANNA, "phone": "12"}]}, "invalid-request", "/candidates/0/phone", "too few"),
    ({"candidates": [{**ANNA, "phone": "070 1234567 Anna"}]}, "invalid-request", "/candidates/0/phone", "not a phone"),
    ({"candidates": [{**ANNA, "email": "anna@"}]}, "invalid-request", "/candidates/0/email", "e-mail"),
    ({"candidates": [{**ANNA, "email": "anna@127.0.0.1"}]}, "invalid-request", "/candidates/0/email", "e-mail"),
    ({"candidates": [{**ANNA, "age": 4}]}, "invalid-request", "/candidates/0/age", "not permitted"),
    ({"references_wanted": 0}, "invalid-request", "/references_wanted", "greater"),
    ({"references_wanted": 11}, "invalid-request", "/references_wanted", "less"),
    ({"references_wanted": "2"}, "invalid-request", "/references_wanted", "integer"),
    ({"deadline": "2020-01-01"}, "invalid-request", "/deadline", "past"),
    ({"deadline": "soon"}, "invalid-request", "/deadline", "day"),
    ({"guidance": "x" * 501}, "invalid-request", "/guidance", "at most 500"),
    ({"assignment": {"title": ""}}, "invalid-request", "/assignment/title", "at least 1"),
    ({"candidate_contact": "pigeon"}, "invalid-request", "/candidate_contact", "sms"),
    ({"sub_account": "brand"}, "unknown-sub-account", "/sub_account", "default"),
    ({"questionnaire": "nope"}, "unknown-questionnaire", "/questionnaire", "standard"),
    ({"language": "de"}, "unknown-language", "/language", "en, sv"),
    ({"surprise": 1}, "invalid-request", "/surprise", "not permitted"),
    ({"candidates": [{**ANNA, "phone": "+46846500404"}]}, "not-a-mobile", "/candidates/0/phone", "sent from here"),
]


@pytest.mark.parametrize(("wrong", "kind", "pointer", "words"), REFUSED, ids=[f"{r[1]} {r[2]} {r[3]}" for r in REFUSED])
async def test_what_is_wrong_is_named(
    calm_office: Office, wrong: dict[str, Any], kind: str, pointer: str, words: str
) -> None:
    problem = await calm_office.json("POST", CHECKS, 422, json={"candidates": [ANNA], **wrong})
    assert problem["type"] == f"/problems/{kind}"
    assert any(one["pointer"] == pointer and words in one["detail"] for one in problem["errors"]), problem
    assert (await calm_office.json("GET", CHECKS))["checks"] == []


async def test_every_wrong_field_is_named_at_once(calm_office: Office) -> None:
    asked = {"candidates": [{"name": "", "phone": "070-123 45 67"}], "references_wanted": 99}
    problem = await calm_office.json("POST", CHECKS, 422, json=asked)
    assert [one["pointer"] for one in problem["errors"]] == ["/candidates/0/name", "/references_wanted"]
