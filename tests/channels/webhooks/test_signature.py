"""Whoever receives can tell with ten lines of their own that it is ours, whole and of now."""

import hashlib
import hmac

from bot.channels.webhooks.signature import signed

SECRET = "whsec_C7Yp0Jp2sVmkW0m1xq4cQZk9oT5nYb8dHfLr3uEwA6s"
BODY = '{"id":"evt_1","type":"test","text":"Räksmörgås"}'.encode()


def test_the_signature_is_that_of_the_documents_test_vector() -> None:
    assert signed(BODY, [SECRET], 1795838461) == (
        "t=1795838461,v1=b56cbaafc220a8920f95b5faa028f4566231f3c4ef7c0f142efd3934f12b93ca"
    )


def test_each_secret_in_force_signs() -> None:
    marks = signed(BODY, ["new", "old"], 7).split(",")
    for secret, mark in zip(("new", "old"), marks[1:], strict=True):
        assert mark == "v1=" + hmac.new(secret.encode(), b"7." + BODY, hashlib.sha256).hexdigest()
