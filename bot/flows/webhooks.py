"""An address that is told of events is made, changed, given another secret, or deleted (R53)."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from bot.domain.inbox import Row
from bot.domain.webhook import MOST_WEBHOOKS, TYPES, Webhook
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import pointer, refused

LONGEST_NAME, LONGEST_URL = 60, 2000
SCHEMES = frozenset({"http", "https"})
UNWRITABLE = re.compile(r"[\x00-\x20\x7f\\]")

Turn = Callable[[Webhook, Row, Moment], Changes]


def webhook_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """`of_webhook` names it, and was made by whoever asks: its secret is sealed for it. `wanted` says what to do."""
    id, wanted = row.payload["of_webhook"], row.payload["wanted"]
    known = next((one for one in seen.webhooks if one.id == id), None)
    if wanted == "make":
        return _made(seen, row, moment) if known is None else refused("unknown-webhook", "It has been made before.")
    if known is None or known.gone_at is not None:
        return refused("unknown-webhook", "There is no such webhook.")
    return TURNS[wanted](known, row, moment)


def _made(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    asked = row.payload
    if wrong := wrong_with(asked):
        return wrong
    if sum(1 for one in seen.webhooks if one.gone_at is None) >= MOST_WEBHOOKS:
        return refused("too-many-webhooks", f"There are {MOST_WEBHOOKS} webhooks; delete one first.")
    made = Webhook(
        id=asked["of_webhook"],
        organisation=seen.organisation.id,
        url=asked["url"],
        types=_in_order(asked["types"]),
        secrets=(asked["secret"],),
        made_by=asked["by"],
        created_at=moment.now,
        name=asked["name"],
    )
    return _put(made)


def _changed(known: Webhook, row: Row, moment: Moment) -> Changes:
    """What is not named stays as it is by now, whatever whoever asks has seen."""
    kept = {"url": known.url, "types": list(known.types), "name": known.name, "active": known.is_active}
    asked = {**kept, **row.payload}
    if wrong := wrong_with(asked):
        return wrong
    types, is_active = _in_order(asked["types"]), bool(asked["active"])
    because = "" if is_active != known.is_active else known.off_because
    changed = replace(known, url=asked["url"], types=types, name=asked["name"], is_active=is_active)
    return _put(replace(changed, off_because=because))


def _rotated(known: Webhook, row: Row, moment: Moment) -> Changes:
    return _put(replace(known, secrets=(row.payload["secret"], *known.secrets[:1]), rotated_at=moment.now))


def _deleted(known: Webhook, row: Row, moment: Moment) -> Changes:
    return _put(replace(known, is_active=False, secrets=(), gone_at=moment.now))


def _switched_off(known: Webhook, row: Row, moment: Moment) -> Changes:
    """The address said that it wants nothing any more, unless it has become another one meanwhile."""
    return _put(replace(known, is_active=False, off_because="gone")) if known.url == row.payload["url"] else Changes()


def wrong_with(asked: dict[str, object]) -> Changes | None:
    """What a webhook may not be called, told of, or found at; what it leads to is judged elsewhere."""
    name, types = str(asked["name"]), asked["types"]
    if len(name) > LONGEST_NAME or not name.isprintable():
        return refused("bad-name", f"A name has {LONGEST_NAME} letters at most, all of them readable.", pointer("name"))
    if unknown := [one for one in types if one not in TYPES]:  # type: ignore[attr-defined]
        return refused("unknown-event-type", f"There is no event {str(unknown[0])[:60]!r}.", pointer("events"))
    why = wrong_with_url(str(asked["url"]))
    return refused("bad-webhook-address", why, pointer("url")) if why else None


def wrong_with_url(url: str) -> str:
    """Empty: nothing that can be seen in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "This is no address on the web."
    if len(url) > LONGEST_URL or UNWRITABLE.search(url) or parts.scheme not in SCHEMES or not host:
        return (
            f"An address begins with https://, names a host, and has {LONGEST_URL} signs at most, none of them blank."
        )
    if parts.username is not None or parts.password is not None:
        return "An address holds no user name or password; what is posted is signed."
    return "An address has no part after a #; it would never be sent." if parts.fragment else ""


def _in_order(types: list[str]) -> tuple[str, ...]:
    return tuple(one for one in TYPES if one in types)


def _put(webhook: Webhook) -> Changes:
    return Changes(put=[webhook], outcome={"webhook": webhook.id})


TURNS: dict[str, Turn] = {
    "change": _changed,
    "rotate": _rotated,
    "delete": _deleted,
    "switch_off": _switched_off,
}
