"""Requests that are not Slack's, or that Slack would never send: each is a name and what is posted."""

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from tests.standins.slack.sending import FORM, signed
from tests.standins.slack.surfaces import Json

SIGNATURE, STAMP = "X-Slack-Signature", "X-Slack-Request-Timestamp"
JSON = "application/json"
Headers = tuple[tuple[str, str], ...]
Posted = tuple[str, bytes, Headers]


def forged(command: Json, secret: str) -> Iterator[Posted]:
    """None comes from Slack: each is to be refused."""
    body = urlencode(command).encode()
    good = signed(secret, body)
    for name, headers in _headers(good[SIGNATURE], good[STAMP]).items():
        yield name, body, (("Content-Type", FORM), *headers)
    for minutes in (-6, 6, -60 * 24, 60 * 24 * 365):
        yield f"signed {minutes} minutes away", body, _signed(secret, body, at=time.time() + minutes * 60)
    yield "signed with another secret", body, _signed("6" * 32, body)
    yield "signed with nothing", body, _signed("", body)
    yield "another text", body.replace(b"start", b"stort"), _signed(secret, body)
    yield "a field more", body + b"&text=help", _signed(secret, body)
    yield "nothing at all", b"", (("Content-Type", FORM),)
    yield "an event", json.dumps({"type": "url_verification", "challenge": "x"}).encode(), (("Content-Type", JSON),)
    yield "a check of TLS and a command", body + b"&ssl_check=0", (("Content-Type", FORM),)
    yield "far too much", b"payload=" + b"x" * (5 * 2**20), (("Content-Type", FORM),)


def _signed(secret: str, body: bytes, kind: str = FORM, at: float | None = None) -> Headers:
    return (("Content-Type", kind), *signed(secret, body, at).items())


def _headers(signature: str, stamp: str) -> dict[str, Headers]:
    return {
        "no signature": ((STAMP, stamp),),
        "no timestamp": ((SIGNATURE, signature),),
        "neither": (),
        "an empty signature": ((STAMP, stamp), (SIGNATURE, "")),
        "half a signature": ((STAMP, stamp), (SIGNATURE, signature[:20])),
        "a long signature": ((STAMP, stamp), (SIGNATURE, signature * 50)),
        "a signature of letters": ((STAMP, stamp), (SIGNATURE, "v0=" + "z" * 64)),
        "letters beyond ASCII": ((STAMP, stamp), (SIGNATURE, "v0=åäö€")),
        "another version": ((STAMP, stamp), (SIGNATURE, signature.replace("v0", "v1"))),
        "a timestamp of letters": ((STAMP, "yesterday"), (SIGNATURE, signature)),
        "a timestamp with a fraction": ((STAMP, f"{stamp}.5"), (SIGNATURE, signature)),
        "an empty timestamp": ((STAMP, ""), (SIGNATURE, signature)),
        "a timestamp of other digits": ((STAMP, "١٧٩٥٠٠٠٠٠٠"), (SIGNATURE, signature)),
        "an endless timestamp": ((STAMP, "9" * 5000), (SIGNATURE, signature)),
        "no number": ((STAMP, "nan"), (SIGNATURE, signature)),
        "two signatures, the wrong one first": ((STAMP, stamp), (SIGNATURE, "v0=0"), (SIGNATURE, signature)),
        "two timestamps, an old one first": ((STAMP, "1"), (STAMP, stamp), (SIGNATURE, signature)),
    }


def malformed(command: Json, secret: str) -> Iterator[Posted]:
    """Signed by Slack's secret, but nothing that Slack sends: to be refused, or taken without any effect."""
    for name, payload in _payloads(command).items():
        body = urlencode({"payload": payload if isinstance(payload, str) else json.dumps(payload)}).encode()
        yield f"payload: {name}", body, _signed(secret, body)
    for name, event in _events(command).items():
        body = (event if isinstance(event, str) else json.dumps(event)).encode()
        yield f"JSON: {name}", body, _signed(secret, body, JSON)
    for name, form in _forms(command).items():
        body = urlencode(form, doseq=True).encode()
        yield f"form: {name}", body, _signed(secret, body)
    whole = urlencode(command).encode()
    for kind in ("text/plain", "multipart/form-data; boundary=x", "application/xml", "x", f"{FORM}; charset=nonsense"):
        yield f"content type {kind}", whole, _signed(secret, whole, kind)
    for name, body in {"bytes": bytes(range(256)), "nothing": b"", "a bare word": b"payload"}.items():
        yield name, body, _signed(secret, body)
    deep = b'{"type":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    yield "very deep JSON", deep, _signed(secret, deep, JSON)
    large = b"payload=" + b"x" * (5 * 2**20)
    yield "far too much", large, _signed(secret, large)


ODD: tuple[Any, ...] = (None, [], {}, "x", 7, True, "\x00", "\ud800", [[]], {"id": None}, {"id": ["T"]})


def _payloads(command: Json) -> dict[str, Any]:
    """Broken JSON, JSON that is no object, and clicks in which each part in turn is something else."""
    click = _click(command)
    broken: dict[str, Any] = {"broken": '{"type": "block_', "empty": "", "a list": [], "a number": "5", "null": "null"}
    for name in click:
        broken[f"without {name}"] = {key: value for key, value in click.items() if key != name}
        broken |= {f"{name} is {odd!r}": {**click, name: odd} for odd in ODD}
    [action] = click["actions"]
    for name in action:
        broken |= {f"action's {name} is {odd!r}": {**click, "actions": [{**action, name: odd}]} for odd in ODD}
    submission = {**click, "type": "view_submission", "view": {"id": "V1", "callback_id": "start", "state": {}}}
    for odd in ODD:
        broken[f"submission with state {odd!r}"] = {**submission, "view": {**submission["view"], "state": odd}}
        broken[f"submission with view {odd!r}"] = {**submission, "view": odd}
        broken[f"suggestion for {odd!r}"] = {**click, "type": "block_suggestion", "value": odd, "action_id": odd}
    return broken


def _click(command: Json) -> Json:
    action = {"type": "button", "action_id": "remind", "block_id": "b", "value": "x", "action_ts": "1.5"}
    who = {"user": {"id": command["user_id"]}, "team": {"id": command["team_id"], "domain": "d"}}
    place = {"channel": {"id": command["channel_id"], "name": "c"}, "container": {"type": "message"}}
    about = {"type": "block_actions", "trigger_id": "1.2.3", "response_url": "http://127.0.0.1:9/", "actions": [action]}
    return {**about, **who, **place, "api_app_id": command["api_app_id"], "message": {"ts": "1.5"}}


def _events(command: Json) -> dict[str, Any]:
    whole: Json = {"type": "event_callback", "team_id": command["team_id"], "event_id": "Ev1", "event_time": 1}
    whole |= {"event": {"type": "app_home_opened", "user": command["user_id"], "tab": "home"}}
    broken: dict[str, Any] = {"broken": '{"type": "event', "a list": [], "a number": 7, "null": None, "empty": ""}
    broken |= {f"event is {odd!r}": {**whole, "event": odd} for odd in ODD}
    broken |= {f"team is {odd!r}": {**whole, "team_id": odd} for odd in ODD}
    broken |= {f"user is {odd!r}": {**whole, "event": {**whole["event"], "user": odd}} for odd in ODD}
    return broken | {"of a team unknown": {**whole, "team_id": "T404"}, "a kind unknown": {**whole, "type": "x"}}


def _forms(command: Json) -> dict[str, Any]:
    odd = {name: {**command, name: ""} for name in ("team_id", "user_id", "command")}
    gone = {name: {key: value for key, value in command.items() if key != name} for name in command}
    return {
        **{f"empty {name}": form for name, form in odd.items()},
        **{f"without {name}": form for name, form in gone.items() if name in ("team_id", "user_id", "command")},
        "of a team unknown": {**command, "team_id": "T404"},
        "another command": {**command, "command": "/rm"},
    }
