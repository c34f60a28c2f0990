"""Whose API key a request carries. Keys are looked up by their SHA-256; the keys themselves are kept nowhere."""

import hashlib
from datetime import timedelta

from aiohttp import web

from bot.domain.organisation import ApiKey
from bot.errors import RequestRefused
from bot.storage.reading import api_keys
from bot.storage.repositories.api_keys import used
from web.api import pacing
from web.keys import VOUCHLINE

NOTED_EVERY = timedelta(minutes=10)


async def key_of(request: web.Request) -> ApiKey:
    """Raises a `no-key` refusal where there is no valid one, and `too-many-requests`."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise RequestRefused("no-key", "Send an API key in the header: `Authorization: Bearer …`.")
    fingerprint = hashlib.sha256(secret.strip().encode("utf-8", "surrogateescape")).hexdigest()
    key = await api_keys.with_fingerprint(fingerprint)
    if key is None:
        await pacing.take_guess(request)
        raise RequestRefused("no-key", "This API key is unknown or revoked.")
    await pacing.take(request, key)
    await _note(request, key)
    return key


async def _note(request: web.Request, key: ApiKey) -> None:
    """When it was last used, to within ten minutes: whoever revokes one wants to know whether anybody uses it."""
    vouchline = request.app[VOUCHLINE]
    now = vouchline.clock.real()
    if key.used_at is None or now - key.used_at > NOTED_EVERY:
        await used(vouchline.storage.database, key.id, now)
