"""The settings themselves, with what follows from each."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.settings.accounts import (
    ELKS_API,
    SLACK_API,
    SLACK_AUTHORIZE,
    ElksAccount,
    SlackApp,
    TwilioAccount,
    slack_in_the_sandbox,
    twilio_in_the_sandbox,
)
from bot.settings.plain_port import PlainPort
from bot.settings.shapes import PREFIX, SHAPES, Network, decoded, name_of, networks, shown

CONFIG = Path(__file__).resolve().parent.parent.parent / "config"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SHORTEST_SECRET_BYTES = 16
DEMO_ORGANISATION = "Café Norr"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, toml_file=CONFIG / "default.toml"
    )

    database_url: str = ""  # empty: SQLite in `var`
    redis_url: str = ""  # empty: wake-ups stay in this process
    public_url: str = ""  # empty: http://127.0.0.1:{port}
    host: str
    port: int = Field(ge=0, le=65535)
    trusted_proxies: str = ""  # networks, comma-separated, whose X-Forwarded-For is believed; empty: nobody's
    secret_key: SecretStr = SecretStr("")  # base64; empty: made once and kept in `var`
    var: Path
    turns_at_once: int = Field(ge=1, le=1000)
    sends_at_once: int = Field(ge=1, le=1000)

    api_requests_per_second: float = Field(gt=0, le=100_000)  # of each API key
    api_requests_burst: int = Field(ge=1, le=1_000_000)  # at once

    organisation: str = Field("", max_length=60)  # the default organisation's name, which people read
    language: str = Field(pattern="^(sv|en)$")
    zone: str

    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr = SecretStr("")  # two, comma-separated, while one replaces the other
    twilio_api_key_sid: str = ""
    twilio_api_key_secret: SecretStr = SecretStr("")
    twilio_base_url: str = ""
    twilio_sms_from: str = ""
    twilio_whatsapp_from: str = ""
    twilio_messaging_service_sid: str = ""
    twilio_mps: float = Field(gt=0, le=10000)

    elks_username: str = ""
    elks_password: SecretStr = SecretStr("")
    elks_sms_from: str = ""
    elks_base_url: str = ""
    elks_mps: float = Field(gt=0, le=10000)

    sandbox: bool | None = None  # None: on when no provider is set
    test_clock: bool = False
    webhook_private: bool = False  # events may be posted into this network, and without TLS

    slack_signing_secret: SecretStr = SecretStr("")
    slack_client_id: str = ""
    slack_client_secret: SecretStr = SecretStr("")
    slack_bot_token: SecretStr = SecretStr("")
    slack_api_base_url: str = ""
    slack_authorize_url: str = ""

    # The e-mail channel, and codes to sign in with.
    smtp_url: str = ""
    mail_from: str = ""
    mail_door: str = ""  # host:port that we listen on for mail coming in; empty: nowhere
    mail_door_domain: str = ""  # whose mail comes to that door, on whichever machine; empty: it comes to mail_from

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        defaults = TomlConfigSettingsSource(settings_cls, deep_merge=True)
        return init_settings, env_settings, PlainPort(settings_cls), defaults

    @field_validator(*SHAPES)
    @classmethod
    def has_its_shape(cls, value: str, about: Any) -> str:
        pattern, wanted = SHAPES[about.field_name]
        if value and not re.fullmatch(pattern, value):
            raise ValueError(wanted)
        return value

    @field_validator("public_url", "twilio_base_url", "elks_base_url", "slack_api_base_url")
    @classmethod
    def without_slash_at_the_end(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("trusted_proxies")
    @classmethod
    def are_networks(cls, value: str) -> str:
        networks(value)
        return value

    @field_validator("zone")
    @classmethod
    def is_a_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be a time zone such as Europe/Stockholm")
        return value

    @field_validator("secret_key")
    @classmethod
    def is_long_base64(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and len(decoded(value.get_secret_value())) < SHORTEST_SECRET_BYTES:
            raise ValueError(f"must hold at least {SHORTEST_SECRET_BYTES} bytes")
        return value

    @property
    def organisation_name(self) -> str:
        """The sandbox plays an employer; an installation that has not said its name goes by the product's."""
        return self.organisation or (DEMO_ORGANISATION if self.has_sandbox else "Vouchline")

    @property
    def has_twilio(self) -> bool:
        parts = (self.twilio_account_sid, self.twilio_auth_token, self.twilio_api_key_sid, self.twilio_base_url)
        return any(str(part) for part in parts)

    @property
    def has_elks(self) -> bool:
        return any(str(part) for part in (self.elks_username, self.elks_password, self.elks_sms_from))

    @property
    def has_provider(self) -> bool:
        """Somebody real who carries messages to phones."""
        return self.has_twilio or self.has_elks

    @property
    def has_slack(self) -> bool:
        parts = (self.slack_signing_secret, self.slack_client_id, self.slack_client_secret, self.slack_bot_token)
        return any(str(part) for part in parts)

    @property
    def has_sandbox(self) -> bool:
        return not (self.has_provider or self.has_slack) if self.sandbox is None else self.sandbox

    @property
    def has_sandbox_slack(self) -> bool:
        """Not beside a real Slack: what is pressed in the sandbox's is signed with our app's own secret."""
        return self.has_sandbox and not self.has_slack

    @property
    def reaches_nobody(self) -> bool:
        """The sandbox, with nothing real beside it: no message or mail of ours gets to anybody."""
        return self.has_sandbox_slack and not (self.has_provider or self.smtp_url)

    @property
    def is_at_home(self) -> bool:
        """Whether nobody but this machine reaches us: only then may time be moved."""
        return urlsplit(self.base_url).hostname in LOOPBACK

    @property
    def has_private_webhooks(self) -> bool:
        """Whether events may be posted to this machine and its network: where nobody else's organisation is let in."""
        return self.is_at_home or self.webhook_private

    @property
    def has_movable_clock(self) -> bool:
        return self.is_at_home and (self.has_sandbox or self.test_clock)

    @property
    def base_url(self) -> str:
        """Where people and providers reach us; never ends in a slash."""
        return self.public_url or f"http://127.0.0.1:{self.port}"

    @property
    def local_url(self) -> str:
        """Where this machine reaches us."""
        host = "127.0.0.1" if self.host in ("", "0.0.0.0", "::", "localhost") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def proxies(self) -> tuple[Network, ...]:
        """Those who stand between people and us, and are believed about who came to them."""
        return networks(self.trusted_proxies)

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite://{self.var.resolve() / 'vouchline.sqlite3'}"

    @property
    def secret(self) -> bytes:
        return decoded(self.secret_key.get_secret_value())

    @property
    def twilio(self) -> TwilioAccount | None:
        """The account to write through; the sandbox's own, made from the secret, when that is on."""
        if self.has_twilio:
            return TwilioAccount(
                self.twilio_account_sid,
                tuple(part.strip() for part in self.twilio_auth_token.get_secret_value().split(",")),
                self.twilio_api_key_sid,
                self.twilio_api_key_secret.get_secret_value(),
                self.twilio_base_url,
            )
        if not self.has_sandbox:
            return None
        return twilio_in_the_sandbox(self.secret, self.local_url)

    @property
    def elks(self) -> ElksAccount | None:
        """The account to write SMS through in place of Twilio."""
        if not self.has_elks:
            return None
        return ElksAccount(self.elks_username, self.elks_password.get_secret_value(), self.elks_base_url or ELKS_API)

    @property
    def slack(self) -> SlackApp | None:
        """The app to be in Slack with; the sandbox's own, made from the secret, when that is on."""
        if self.has_slack:
            return SlackApp(
                self.slack_signing_secret.get_secret_value(),
                self.slack_client_id,
                self.slack_client_secret.get_secret_value(),
                self.slack_bot_token.get_secret_value(),
                f"{self.slack_api_base_url}/" if self.slack_api_base_url else SLACK_API,
                self.slack_authorize_url or SLACK_AUTHORIZE,
            )
        return slack_in_the_sandbox(self.secret, self.local_url, self.base_url) if self.has_sandbox else None

    def shown(self) -> dict[str, str]:
        """Every setting in force by its name in the environment, secrets hidden."""
        return {name_of(key): shown(key, value) for key, value in self}
