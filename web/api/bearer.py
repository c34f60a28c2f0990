"""Whose API key a request carries. Keys are looked up by their SHA-256; the keys themselves are kept nowhere."""

import hashlib

from aiohttp import web

from bot.domain.organisation import ApiKey
from bot.errors import RequestRefused
from bot.storage.reading import api_keys


async def key_of(request: web.Request) -> ApiKey:
    """Raises a `no-key` refusal where there is no valid one."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise RequestRefused("no-key", "Send an API key in the header: `Authorization: Bearer …`.")
    fingerprint = hashlib.sha256(secret.strip().encode("utf-8", "surrogateescape")).hexdigest()
    key = await api_keys.with_fingerprint(fingerprint)
    if key is None:
        raise RequestRefused("no-key", "This API key is unknown or revoked.")
    return key
