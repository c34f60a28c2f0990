"""Tells whether a request is Twilio's: base64 of HMAC-SHA1 over address and parameters, keyed with our auth token.

Our own code and not `RequestValidator.validate`, which compares in variable time and lets a stranger raise four kinds
of error. Text is signed as the bytes that came, valid UTF-8 or not, so nothing that can arrive makes this raise.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit, urlunsplit

from bot.channels.webhook_form import AS_IT_CAME

DEFAULT_PORTS = {"https": 443, "http": 80}


def is_signed(url: str, form: Mapping[str, str], signature: str, tokens: Iterable[str]) -> bool:
    """`url` is the one that Twilio was told to call, query and all; it signs with or without the port."""
    given = signature.encode("utf-8", "replace")
    expected = [signature_of(one, form, token) for one in (url, _other_port(url)) for token in tokens]
    return sum(hmac.compare_digest(given, one) for one in expected) > 0  # all are compared, whichever matches


def signature_of(url: str, form: Mapping[str, str], token: str) -> bytes:
    signed = url + "".join(f"{name}{form[name]}" for name in sorted(form))
    key = token.encode("utf-8")
    return base64.b64encode(hmac.new(key, signed.encode("utf-8", AS_IT_CAME), hashlib.sha1).digest())


def _other_port(url: str) -> str:
    """The same address without its port, or with the one that its scheme implies."""
    parts = urlsplit(url)
    host, colon, port = parts.netloc.rpartition(":")
    has_port = bool(colon) and port.isdecimal()
    netloc = host if has_port else f"{parts.netloc}:{DEFAULT_PORTS.get(parts.scheme, 80)}"
    return urlunsplit(parts._replace(netloc=netloc))
