"""What the value of each setting must look like, and which must never be printed."""

import base64
import binascii
import re
from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network

PREFIX = "VOUCHLINE_"
NOT_SHOWN = "***"

# What a value must look like, and how to say so.
SHAPES: dict[str, tuple[str, str]] = {
    "database_url": (
        r"sqlite:///.+|postgres(ql)?://.+",
        "must be sqlite:///absolute/path or postgres://user@host/name",
    ),
    "redis_url": (r"(rediss?|unix)://.+", "must be redis://host:port"),
    "public_url": (r"https?://[^/\s?#]+(/[^\s?#]*)?", "must be http://… or https://…, without query"),
    "twilio_account_sid": (r"AC[0-9A-Za-z]+", "must begin with AC"),
    "twilio_api_key_sid": (r"SK[0-9A-Za-z]+", "must begin with SK"),
    "twilio_base_url": (r"https?://\S+", "must be http://… or https://…"),
    "twilio_sms_from": (
        r"\+[1-9]\d{6,14}|\d{3,8}",
        "must be a number like +46701234567, or a short code: replies come to it",
    ),
    "twilio_whatsapp_from": (r"whatsapp:\+[1-9]\d{6,14}", "must be like whatsapp:+46701234567"),
    "twilio_messaging_service_sid": (r"MG[0-9A-Za-z]+", "must begin with MG"),
    "elks_username": (r"[^\s:]+", "must be the API's user name, without a colon"),
    "elks_sms_from": (
        r"\+[1-9]\d{6,14}",
        "must be a number like +46701234567: replies come to it, and STOP, which a name as the sender could not get",
    ),
    "elks_base_url": (r"https?://\S+", "must be http://… or https://…"),
    "slack_api_base_url": (r"https?://\S+", "must be http://… or https://…"),
    "slack_authorize_url": (r"https?://\S+", "must be http://… or https://…"),
    "smtp_url": (r"smtps?://\S+", "must be smtp://[user:password@]host:port"),
    "mail_from": (r"[^@\s]+@[^@\s]+|.+ <[^@\s]+@[^@\s]+>", "must be an e-mail address"),
    "mail_door": (r"([^\s:]+|\[[0-9a-fA-F:]+\]):[1-9]\d{0,4}", "must be host:port, such as 0.0.0.0:25"),
    "mail_door_domain": (
        r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9-]+)*",
        "must be a domain, such as reply.example.com",
    ),
}

# Never printed.
SECRET = frozenset(
    {
        "secret_key",
        "twilio_auth_token",
        "twilio_api_key_secret",
        "elks_password",
        "slack_signing_secret",
        "slack_client_secret",
        "slack_bot_token",
    }
)

# Printed without what may hold a password: who signs in, and the query.
WITH_PASSWORD = frozenset({"database_url", "redis_url", "smtp_url"})
ADDRESS = re.compile(r"([a-z0-9+]+://)([^?]*@)?([^@?]*)(?:\?([^@]*))?", re.IGNORECASE)


def name_of(key: str) -> str:
    return PREFIX + key.upper()


def shown(key: str, value: object) -> str:
    text = str(value)
    if key in SECRET:
        return NOT_SHOWN if text else ""
    return _without_password(text) if key in WITH_PASSWORD else text


def _without_password(address: str) -> str:
    found = ADDRESS.fullmatch(address)
    if found is None:
        return NOT_SHOWN if address else ""
    scheme, signs_in, place, query = found.groups()
    return f"{scheme}{f'{NOT_SHOWN}@' if signs_in else ''}{place}{f'?{NOT_SHOWN}' if query else ''}"


def decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value.replace("-", "+").replace("_", "/") + "=" * (-len(value) % 4), validate=True)
    except binascii.Error:
        raise ValueError("must be base64") from None


def networks(value: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())
    except ValueError:
        raise ValueError("must be networks such as 10.0.0.0/8 or 192.0.2.7, comma-separated") from None
