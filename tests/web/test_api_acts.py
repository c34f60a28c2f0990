"""Whatever a button does, an endpoint does, and docs/api-acts.md says which."""

import re
from pathlib import Path

from web.acts import AT_ONCE, WITH_MORE
from web.api.checks.gives_people import MayBe
from web.api.routes import API

TOLD = (Path(__file__).parents[2] / "docs/api-acts.md").read_text(encoding="utf-8")
ADDRESSES = {route.path for route in API}


def test_every_act_on_a_check_has_its_endpoint() -> None:
    named = {"undo": "undo-cancel", "more_references": "more-references", "follow_up": "follow-up"}
    acts = {named.get(act, act) for act in (*AT_ONCE, *WITH_MORE)}
    assert acts <= set(MayBe)
    assert {f"/api/v1/checks/{{id}}/{act}" for act in set(MayBe) - {"delete"}} <= ADDRESSES


def test_what_the_page_names_is_there_and_nothing_is_left_out() -> None:
    named = set(re.findall(r"/api/v1/[a-z{}/.-]+[a-z}]", TOLD))
    assert named <= ADDRESSES
    own = {one for one in ADDRESSES if not re.search("webhooks|export|import", one)}
    short = {one for one in own if f"/{one.rpartition('/')[2]}`" in TOLD}
    assert own - named - short == set()
