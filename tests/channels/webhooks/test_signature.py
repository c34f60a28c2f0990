"""Whoever receives can tell with ten lines of their own that it is ours, whole and of now."""

import hashlib
import hmac
import time
from pathlib import Path
from typing import Any

from bot.channels.webhooks.signature import signed

ROOT = Path(__file__).parents[3]
SECRET = "whsec_C7Yp0Jp2sVmkW0m1xq4cQZk9oT5nYb8dHfLr3uEwA6s"
BODY = '{"id":"evt_1","type":"test","text":"Räksmörgås"}'.encode()


def test_the_signature_is_that_of_the_documents_test_vector() -> None:
    assert signed(BODY, [SECRET], 1795838461) == (
        "t=1795838461,v1=b56cbaafc220a8920f95b5faa028f4566231f3c4ef7c0f142efd3934f12b93ca"
    )


def test_the_documents_own_lines_verify_it_and_nothing_else() -> None:
    page = (ROOT / "docs/webhooks.md").read_text()
    known: dict[str, Any] = {}
    exec(page.partition("```python\n")[2].partition("```")[0], known)
    is_ours, header = known["is_ours"], signed(BODY, ["another", SECRET], int(time.time()))
    assert is_ours(BODY, header, SECRET)
    assert not is_ours(BODY + b" ", header, SECRET)
    assert not is_ours(BODY, header, "whsec_another")
    assert not is_ours(BODY, signed(BODY, [SECRET], int(time.time()) - 600), SECRET), "it was kept, and is sent again"
    assert not is_ours(BODY, "nonsense", SECRET)
    assert SECRET in page and BODY.decode() in page and signed(BODY, [SECRET], 1795838461) in page


def test_each_secret_in_force_signs() -> None:
    marks = signed(BODY, ["new", "old"], 7).split(",")
    for secret, mark in zip(("new", "old"), marks[1:], strict=True):
        assert mark == "v1=" + hmac.new(secret.encode(), b"7." + BODY, hashlib.sha256).hexdigest()
