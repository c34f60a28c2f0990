"""Settings that only make sense together."""

from urllib.parse import urlsplit

from bot.errors import SettingRefused
from bot.settings.fields import Settings
from bot.settings.shapes import name_of, shown


def refuse_contradictions(settings: Settings) -> None:
    """Raises `SettingRefused`."""
    for rule in (
        _twilio_is_whole,
        _elks_is_whole,
        _slack_is_whole,
        _mail_is_whole,
        _sandbox_stands_alone,
        _clock_stays_at_home,
    ):
        rule(settings)


def _twilio_is_whole(settings: Settings) -> None:
    """Half an account fails at the first message; the token verifies webhooks even beside an API key."""
    if not settings.has_twilio:
        return
    for key in ("twilio_account_sid", "twilio_auth_token"):
        if not str(getattr(settings, key)):
            raise SettingRefused(name_of(key), "", "is needed as soon as another TWILIO setting is there")
    if bool(settings.twilio_api_key_sid) != bool(settings.twilio_api_key_secret):
        raise SettingRefused(
            name_of("twilio_api_key_sid"), settings.twilio_api_key_sid, "comes with TWILIO_API_KEY_SECRET"
        )
    if not (settings.twilio_sms_from or settings.twilio_messaging_service_sid or settings.twilio_whatsapp_from):
        raise SettingRefused(name_of("twilio_sms_from"), "", "is needed: from which number shall we write?")


def _elks_is_whole(settings: Settings) -> None:
    """One channel has one carrier: with two of them, which one a message leaves by would be nobody's choice."""
    if not settings.has_elks:
        return
    for key in ("elks_username", "elks_password", "elks_sms_from"):
        if not str(getattr(settings, key)):
            raise SettingRefused(name_of(key), "", "is needed as soon as another ELKS setting is there")
    if settings.twilio_sms_from or settings.twilio_messaging_service_sid:
        raise SettingRefused(
            name_of("elks_sms_from"), settings.elks_sms_from, "Twilio has an SMS sender, too; take one of the two away"
        )


def _slack_is_whole(settings: Settings) -> None:
    """Without the signing secret nobody could be believed; without a token or a client nothing could be said."""
    if not settings.has_slack:
        return
    if not str(settings.slack_signing_secret):
        raise SettingRefused(name_of("slack_signing_secret"), "", "is needed as soon as another SLACK setting is there")
    if bool(settings.slack_client_id) != bool(str(settings.slack_client_secret)):
        raise SettingRefused(name_of("slack_client_id"), settings.slack_client_id, "comes with SLACK_CLIENT_SECRET")
    if not (settings.slack_client_id or str(settings.slack_bot_token)):
        raise SettingRefused(
            name_of("slack_bot_token"), "", "is needed, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to be installed with"
        )


def _mail_is_whole(settings: Settings) -> None:
    if settings.smtp_url and not _has_place(settings.smtp_url):
        raise SettingRefused(name_of("smtp_url"), shown("smtp_url", settings.smtp_url), "names no host and port")
    if settings.smtp_url and not settings.mail_from:
        raise SettingRefused(name_of("mail_from"), "", "is needed: from which address shall we write?")
    if settings.mail_door and not settings.mail_door_domain:
        raise SettingRefused(name_of("mail_door_domain"), "", "is needed: whose mail comes to MAIL_DOOR?")


def _has_place(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _sandbox_stands_alone(settings: Settings) -> None:
    """The sandbox lets anybody write as anybody, so it never stands beside real people."""
    for name, is_set in (("Twilio", settings.has_twilio), ("46elks", settings.has_elks)):
        if settings.sandbox and is_set:
            raise SettingRefused(
                name_of("sandbox"), settings.sandbox, f"a {name} account is set, too; take one of the two away"
            )


def _clock_stays_at_home(settings: Settings) -> None:
    if settings.test_clock and not settings.is_at_home:
        raise SettingRefused(
            name_of("test_clock"),
            settings.test_clock,
            f"only where PUBLIC_URL is this machine, not {settings.base_url}",
        )
