"""The official client, pointed at the account's base URL."""

from twilio.rest import Client

from bot.channels.twilio.http import TwilioTransport
from bot.channels.waiting import Limits
from bot.settings import TwilioAccount

# The client would otherwise take TWILIO_EDGE and TWILIO_REGION from the environment and rewrite any host with them.
ENVIRONMENT = {"TWILIO_EDGE": "", "TWILIO_REGION": ""}


def open_client(account: TwilioAccount, limits: Limits) -> Client:
    """To be called inside the running loop. Close it by its `http_client.close()`."""
    username, password = credentials(account)
    transport = TwilioTransport(limits)
    client = Client(username, password, account.account_sid, http_client=transport, environment=ENVIRONMENT)
    if account.base_url:
        client.api.base_url = account.base_url
    return client


def credentials(account: TwilioAccount) -> tuple[str, str]:
    """An API key where there is one; webhooks are signed with the auth token all the same."""
    if account.api_key_sid:
        return account.api_key_sid, account.api_key_secret
    return account.account_sid, account.auth_tokens[0]
