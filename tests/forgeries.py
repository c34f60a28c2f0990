"""Webhooks that are not Twilio's, or no webhooks at all: each is a name and what is posted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from tests.standins.twilio import Account
from tests.standins.twilio.webhooks import FORM, encoded, signature

ANOTHER_SENDER = "+46709999999"


@dataclass(frozen=True, slots=True)
class Posted:
    body: bytes
    headers: tuple[tuple[str, str], ...]
    query: str = ""


def genuine(url: str, fields: dict[str, str], account: Account) -> Posted:
    return Posted(
        encoded(fields), (("Content-Type", FORM), ("X-Twilio-Signature", signature(url, fields, account.auth_token)))
    )


def forgeries(
    url: str, fields: dict[str, str], account: Account, moved: tuple[str, str]
) -> Iterator[tuple[str, Posted]]:
    """None may have an effect or be answered with 5xx. The second of `moved` becomes part of the first."""
    good = genuine(url, fields, account)
    signed = good.headers[1][1]
    for name, headers in _headers(signed).items():
        yield name, replace(good, headers=(("Content-Type", FORM), *headers))
    for name, body in _bodies(fields, *moved).items():
        yield name, replace(good, body=body)
    for kind in CONTENT_TYPES:
        yield f"content type {kind!r}", replace(good, headers=(("Content-Type", kind), *good.headers[1:]))
    yield "another query", replace(good, query="?bodySHA256=" + "0" * 64)
    yield "signed for another address", genuine(url + "/", fields, account)
    yield "signed for another host", genuine(url.replace("127.0.0.1", "evil.example"), fields, account)
    yield "signed with another token", genuine(url, fields, replace(account, auth_token="f" * 32))
    yield "signed with nothing", genuine(url, fields, replace(account, auth_token=""))


CONTENT_TYPES = (
    "application/json",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "multipart/form-data; boundary=" + "y" * 200,
    "application/x-www-form-urlencoded; charset=nonsense",
    "application/x-www-form-urlencoded; charset=utf-16",
    "text/plain",
    "x",
)


def _headers(signed: str) -> dict[str, tuple[tuple[str, str], ...]]:
    name = "X-Twilio-Signature"
    return {
        "no signature": (),
        "an empty signature": ((name, ""),),
        "two signatures": ((name, signed), (name, signed)),
        "half a signature": ((name, signed[:14]),),
        "a long signature": ((name, signed * 100),),
        "no base64": ((name, "!\u00e5\u00e4\u00f6 \u20ac"),),
        "the wrong signature": ((name, "A" * 27 + "="),),
        "another case": ((name, signed.swapcase()),),
    }


def _bodies(fields: dict[str, str], into: str, gone: str) -> dict[str, bytes]:
    good = encoded(fields)
    moved = {**fields, into: fields[into] + gone + fields[gone]}
    del moved[gone]
    return {
        "another text": encoded({**fields, into: "NEJ"}),
        "another sender": encoded({**fields, gone: ANOTHER_SENDER}),
        "a parameter more": good + b"&OptOutType=STOP",
        "a parameter twice": good + b"&" + urlencode({into: fields[into]}).encode(),
        "a boundary moved": encoded(moved),
        "nothing": b"",
        "garbage": bytes(range(256)),
        "broken escapes": b"Body=%&From=%zz&MessageSid=%ff%fe",
        "JSON": b'{"Body": "JA"}',
        "many parameters": b"&".join(b"a%d=1" % number for number in range(5000)),
        "too large": good + b"&x=" + b"y" * 200_000,
    }


Change = Callable[[dict[str, str]], dict[str, str]]


def without(*names: str) -> Change:
    return lambda fields: {name: value for name, value in fields.items() if name not in names}


def having(**values: str) -> Change:
    return lambda fields: {**fields, **values}


ODDITIES: dict[str, Change] = {  # rightly signed, and odd
    "no message id": without("MessageSid", "SmsSid", "SmsMessageSid"),
    "no sender": without("From"),
    "an empty sender": having(From=""),
    "a sender without a number": having(From="anonymous"),
    "a short sender": having(From="71234"),
    "a sender of emoji": having(From="😀"),
    "a sender with NUL": having(From="\x00"),
    "a long sender": having(From="+46" + "7" * 5000),
    "no text": without("Body"),
    "no recipient": without("To"),
    "media without number": having(NumMedia="many"),
    "more media than there are": having(NumMedia="99999999999999999999"),
    "an odd message id": having(MessageSid="'; DROP TABLE inbox; --"),
    "nothing at all": lambda _: {},
}
