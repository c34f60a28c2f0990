"""The link in List-Unsubscribe: it names a message of ours, and with it the address that we wrote to (RFC 8058)."""

from bot.channels.mail.addresses import Kind, read, signed

UNSUBSCRIBE_PATH = "/u/"
ONE_CLICK = ("List-Unsubscribe", "One-Click")  # what mail programs post there, and the value of List-Unsubscribe-Post


def unsubscribe_link(base_url: str, secret: bytes, message: str) -> str:
    """`message`: its key. For `List-Unsubscribe: <…>`, beside `List-Unsubscribe-Post: List-Unsubscribe=One-Click`."""
    return f"{base_url}{UNSUBSCRIBE_PATH}{signed(secret, Kind.LINK, message)}"


def message_of(secret: bytes, token: str) -> str | None:
    """The key of the message that the link was in; None for a token that is not ours."""
    named = read(secret, token)
    return named.message if named and named.kind is Kind.LINK else None
