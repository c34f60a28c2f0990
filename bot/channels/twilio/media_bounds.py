"""Where Twilio's media may be, and who of those may see our credentials."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

API = "api.twilio.com"
TWILIOS = (".twilio.com", ".twiliocdn.com")
# Where accounts without protected media are sent: one bucket of a host that many share.
BUCKET_HOST, BUCKET_PATH = "s3-external-1.amazonaws.com", "/media.twiliocdn.com/"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where this account's media may be."""

    api: str  # host and port of a base URL that was set, else empty
    is_local: bool  # the base URL is this machine's, as in tests and the sandbox

    def admit(self, address: str) -> bool:
        parts = urlsplit(address)
        host = (parts.hostname or "").casefold()
        if self.api and parts.netloc.casefold() == self.api:
            return parts.scheme == "https" or (parts.scheme == "http" and self.is_local)
        if parts.scheme != "https" or parts.username or parts.port not in (None, 443):
            return False
        return host.endswith(TWILIOS) or (host == BUCKET_HOST and parts.path.startswith(BUCKET_PATH))

    def may_see_credentials(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.netloc.casefold() in (API, self.api) and self.admit(address)


def bounds_of(base_url: str) -> Bounds:
    """`base_url`: of the account, empty for Twilio's own."""
    parts = urlsplit(base_url)
    return Bounds(parts.netloc.casefold(), _is_loopback(parts.hostname or ""))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
