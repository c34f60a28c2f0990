"""Personal links: a token follows from the secret and the id of what it opens, so any link ever sent works (R9)."""

import base64
import hashlib
import hmac
import re
from enum import StrEnum

TOKEN_LENGTH = 22  # 132 bits: nobody guesses one


class LinkKind(StrEnum):
    CANDIDATE = "candidate"
    REFEREE = "referee"
    REPORT = "report"
    SHARE = "share"  # somebody who is let in to a report by name


PATHS = {LinkKind.CANDIDATE: "/c/", LinkKind.REFEREE: "/r/", LinkKind.REPORT: "/report/", LinkKind.SHARE: "/report/"}


def token_for(secret: bytes, kind: str, id: str) -> str:
    digest = hmac.new(secret, f"{kind}:{id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:TOKEN_LENGTH]


def token_hash(token: str) -> str:
    """What is stored, so that whoever reads the database cannot open the links."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_for(base_url: str, secret: bytes, kind: str, id: str) -> str:
    return f"{base_url}{PATHS[LinkKind(kind)]}{token_for(secret, kind, id)}"


def forward_link(base_url: str, code: str) -> str:
    return f"{base_url}/f/{code}"


BADGE = re.compile(r"([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{22})")


def badge_link(base_url: str, secret: bytes, check: str) -> str:
    """Of the picture that anybody may see who has its address."""
    return f"{base_url}/badge/{check}.{token_for(secret, 'badge', check)}.svg"


def check_of_badge(secret: bytes, token: str) -> str | None:
    """None for a token that is not ours."""
    found = BADGE.fullmatch(token)
    if found and hmac.compare_digest(found[2], token_for(secret, "badge", found[1])):
        return found[1]
    return None


def code_for(secret: bytes, purpose: str) -> str:
    """Four digits that only somebody who was sent them knows (submitting by SMS)."""
    digest = hmac.new(secret, f"code:{purpose}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 10_000:04d}"
