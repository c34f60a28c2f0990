"""What a browser takes passkeys for: our host's name, as the settings say it; an address in numbers has none."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def relying_party(base_url: str) -> str:
    return urlsplit(base_url).hostname or ""


def origin_of(base_url: str) -> str:
    """Scheme, host and port, as browsers write it."""
    parts = urlsplit(base_url)
    port = f":{parts.port}" if parts.port not in (None, 443 if parts.scheme == "https" else 80) else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def may_have_passkeys(base_url: str) -> bool:
    host = relying_party(base_url)
    try:
        ip_address(host)
    except ValueError:
        return base_url.startswith("https://") or host == "localhost" or host.endswith(".localhost")
    return False
