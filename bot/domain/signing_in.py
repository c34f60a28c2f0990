"""A sign-in that somebody has begun, and the passkeys that some sign in with. Real time throughout."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.user import SignInWay


@dataclass(frozen=True, slots=True)
class SignIn:
    """Begun in one browser, and to be finished there, soon and once."""

    id: str  # the hash of a token that the browser alone has
    way: SignInWay
    expected: str  # what has to come back: the hash of a code, a passkey's challenge, Slack's nonce
    back: str  # the path to go on to
    client: str  # the hash of the address that it was asked from
    created_at: datetime
    email: str = ""  # of a code: where it went, or would have gone
    user: str = ""  # whose new passkey it is about; empty: somebody signs in
    tries: int = 0
    passed_at: datetime | None = None  # the code was right
    ended_at: datetime | None = None  # somebody was signed in by it, or never will be


@dataclass(frozen=True, slots=True)
class Passkey:
    id: str  # of the credential, base64url
    organisation: str
    user: str
    name: str
    public_key: str  # COSE, base64url
    sign_count: int
    created_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SandboxMail:
    """A mail that the sandbox has kept instead of sending it."""

    id: str
    position: int
    address: str
    subject: str
    text: str
    created_at: datetime
    html: str = ""
    head: dict[str, str] = field(default_factory=dict)  # what the mail says around its words, of one in a check
    images: tuple[dict[str, str], ...] = ()  # name, kind, and content in base64
    is_theirs: bool = False  # written by the person
