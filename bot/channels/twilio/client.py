"""The official client, pointed at the account's base URL."""

from twilio.rest import Client

from bot.channels.twilio.account import Account
from bot.channels.twilio.http import TwilioTransport

# The client would otherwise take TWILIO_EDGE and TWILIO_REGION from the environment and rewrite any host with them.
ENVIRONMENT = {"TWILIO_EDGE": "", "TWILIO_REGION": ""}


def open_client(account: Account) -> Client:
    """To be called inside the running loop. Close it by its `http_client.close()`."""
    username, password = account.credentials
    transport = TwilioTransport(account.timeout_seconds, account.connect_seconds)
    client = Client(username, password, account.sid, http_client=transport, environment=ENVIRONMENT)
    client.api.base_url = account.base_url.rstrip("/")
    return client
