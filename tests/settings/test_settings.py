"""Settings: what is set holds, what follows from it is derived, and what is wrong is named."""

import stat
from pathlib import Path

import pytest

from bot.domain.channel import Channel
from bot.domain.sender import Sender
from bot.errors import SettingRefused
from bot.senders import senders_of
from bot.settings import ElksAccount, Settings, load_settings

KEY = "c2l4dGVlbiBieXRlcyBvciBtb3Jl"
TWILIO = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "new-token,old-token",
    "TWILIO_SMS_FROM": "+46700000001",
}

ELKS = {"ELKS_USERNAME": "u123", "ELKS_PASSWORD": "secret", "ELKS_SMS_FROM": "+46700000001"}


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def settings_with(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for key, value in values.items():
        monkeypatch.setenv(f"VOUCHLINE_{key}", value)
    return load_settings()


def test_nothing_set_is_a_sandbox_on_this_machine(tmp_path: Path) -> None:
    settings = load_settings()
    assert settings.base_url == "http://127.0.0.1:8080"
    assert settings.database == f"sqlite://{tmp_path}/var/vouchline.sqlite3"
    assert settings.has_sandbox and settings.has_movable_clock
    assert settings.twilio and settings.twilio.base_url == "http://127.0.0.1:8080/sandbox/twilio"


def test_the_secret_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    first = load_settings()
    assert load_settings().secret == first.secret
    assert load_settings().twilio == first.twilio
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_the_port_comes_from_either_name_and_ours_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    assert load_settings().base_url == "http://127.0.0.1:9000"
    assert settings_with(monkeypatch, PORT="9001").port == 9001
    assert load_settings(port=9002).port == 9002


def test_a_twilio_account_ends_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch, **TWILIO, TWILIO_BASE_URL="http://127.0.0.1:4010/")
    assert not settings.has_sandbox and not settings.has_movable_clock
    assert settings.twilio and settings.twilio.auth_tokens == ("new-token", "old-token")
    assert settings.twilio.base_url == "http://127.0.0.1:4010"


def test_46elks_carries_sms_in_place_of_twilio_and_beside_its_whatsapp(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = settings_with(monkeypatch, **ELKS)
    assert alone.elks == ElksAccount("u123", "secret", "https://api.46elks.com")
    assert alone.twilio is None and not alone.has_sandbox
    assert list(senders_of(alone).shared.values()) == [Sender("sms", Channel.SMS, "+46700000001", 10.0)]
    assert alone.shown()["VOUCHLINE_ELKS_PASSWORD"] == "***"
    beside = settings_with(
        monkeypatch, **{**TWILIO, "TWILIO_SMS_FROM": ""}, TWILIO_WHATSAPP_FROM="whatsapp:+46700000002"
    )
    assert sorted(senders_of(beside).shared) == ["sms", "whatsapp"]


def test_the_clock_may_move_beside_a_real_provider_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_with(monkeypatch, **TWILIO, TEST_CLOCK="1").has_movable_clock


def test_the_sandbox_can_be_off_without_a_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch, SANDBOX="0")
    assert not settings.has_sandbox and settings.twilio is None


def test_a_public_sandbox_has_no_movable_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch, PUBLIC_URL="https://vouchline.example/")
    assert settings.base_url == "https://vouchline.example"
    assert settings.has_sandbox and not settings.has_movable_clock


def test_a_sandbox_with_real_mail_reaches_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().reaches_nobody
    mail = settings_with(monkeypatch, SMTP_URL="smtp://mail.example:25", MAIL_FROM="us@mail.example")
    assert mail.has_sandbox_slack and not mail.reaches_nobody


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"PORT": "http"}, "VOUCHLINE_PORT='http'"),
        ({"REDIS_URI": "redis://x"}, "VOUCHLINE_REDIS_URI.*did you mean VOUCHLINE_REDIS_URL"),
        ({"SANDBOX": "maybe"}, "VOUCHLINE_SANDBOX='maybe'"),
        ({"SECRET_KEY": "c2hvcnQ="}, "VOUCHLINE_SECRET_KEY.*16 bytes"),
        ({"SECRET_KEY": "not base64!"}, "VOUCHLINE_SECRET_KEY.*base64"),
        ({"DATABASE_URL": "mysql://db/x"}, "VOUCHLINE_DATABASE_URL='mysql://db/x'"),
        ({"DATABASE_URL": "mysql://root:hush@db/x"}, r"VOUCHLINE_DATABASE_URL='mysql://\*\*\*@db/x'"),
        ({"PUBLIC_URL": "vouchline.example"}, "VOUCHLINE_PUBLIC_URL='vouchline.example'"),
        ({"TEST_CLOCK": "1", "PUBLIC_URL": "https://vouchline.example"}, "VOUCHLINE_TEST_CLOCK.*this machine"),
        ({"TWILIO_ACCOUNT_SID": "AC1"}, "VOUCHLINE_TWILIO_AUTH_TOKEN"),
        (TWILIO | {"TWILIO_SMS_FROM": "Vouchline"}, "VOUCHLINE_TWILIO_SMS_FROM='Vouchline'"),
        (TWILIO | {"TWILIO_SMS_FROM": ""}, "VOUCHLINE_TWILIO_SMS_FROM.*which number"),
        (ELKS | {"ELKS_PASSWORD": ""}, "VOUCHLINE_ELKS_PASSWORD"),
        (ELKS | {"ELKS_SMS_FROM": "Vouchline"}, "VOUCHLINE_ELKS_SMS_FROM='Vouchline'.*STOP"),
        (ELKS | {"SANDBOX": "1"}, "VOUCHLINE_SANDBOX.*46elks"),
        (TWILIO | ELKS, "VOUCHLINE_ELKS_SMS_FROM.*Twilio has an SMS sender, too"),
        (TWILIO | {"TWILIO_API_KEY_SID": "SK1"}, "VOUCHLINE_TWILIO_API_KEY_SID"),
        (TWILIO | {"TWILIO_WHATSAPP_FROM": "+46700000001"}, "VOUCHLINE_TWILIO_WHATSAPP_FROM.*whatsapp:"),
        (TWILIO | {"TWILIO_MPS": "0"}, "VOUCHLINE_TWILIO_MPS='0'"),
        (TWILIO | {"SANDBOX": "1"}, "VOUCHLINE_SANDBOX"),
        ({"SMTP_URL": "mail.example"}, "VOUCHLINE_SMTP_URL"),
        ({"MAIL_DOOR": "0.0.0.0"}, "VOUCHLINE_MAIL_DOOR='0.0.0.0'.*host:port"),
        ({"MAIL_DOOR": "0.0.0.0:2525"}, "VOUCHLINE_MAIL_DOOR_DOMAIN.*whose mail"),
        ({"MAIL_DOOR_DOMAIN": "us@reply.example"}, "VOUCHLINE_MAIL_DOOR_DOMAIN='us@reply.example'"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, values: dict[str, str], named: str) -> None:
    with pytest.raises(SettingRefused, match=named):
        settings_with(monkeypatch, **values)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SECRET_KEY", "hush!"),
        ("DATABASE_URL", "mysql://root:hush@db"),
        ("DATABASE_URL", "mysql://root:a@hush/?hush@db"),
        ("DATABASE_URL", "mysql://db/x?password=hush"),
        ("REDIS_URL", "hush"),
        ("SMTP_URL", "hush"),
        ("TWILIO_AUTH_TOKN", "hush"),
        ("ELKS_PASSWORD", "hush"),
    ],
)
def test_no_refusal_repeats_a_secret(monkeypatch: pytest.MonkeyPatch, key: str, value: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        settings_with(monkeypatch, **{key: value})
    assert "hush" not in str(refused.value)


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {"SECRET_KEY": KEY, "DATABASE_URL": "postgres://root:hush@db/x", "REDIS_URL": "redis://:hush@redis"}
    settings = settings_with(monkeypatch, **TWILIO, **secrets)
    shown = f"{settings.shown()} {settings.twilio!r}"
    assert not any(secret in shown for secret in ("hush", KEY, "new-token"))
