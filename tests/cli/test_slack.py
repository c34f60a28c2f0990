"""What is registered at Slack agrees with the code, and links to install are made for one organisation."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from bot.channels.slack import manifest
from bot.install_links import organisation_in
from bot.settings import CONFIG, load_settings
from web.admin.routes import ADMIN
from web.main import commands
from web.routes import PAGES


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, words)


def under(text: str, *path: str) -> str:
    """The lines below a key of the manifest, which stand deeper than it."""
    lines = text.splitlines()
    for key in path:
        start = next(number for number, line in enumerate(lines) if line.strip().removeprefix("- ") == f"{key}:")
        depth = len(lines[start]) - len(lines[start].lstrip())
        inside = []
        for line in lines[start + 1 :]:
            if line.strip() and not line.strip().startswith("#") and len(line) - len(line.lstrip()) <= depth:
                break
            inside.append(line)
        lines = inside
    return "\n".join(lines)


def listed(text: str, *path: str) -> list[str]:
    return re.findall(r"^ *- (\S+)$", under(text, *path), re.MULTILINE)


def values(text: str, key: str) -> list[str]:
    return re.findall(rf"^[ -]*{key}: \"?(.*?)\"?$", text, re.MULTILINE)


MANIFEST = (CONFIG / "slack_manifest.yaml").read_text(encoding="utf-8")


def test_the_scopes_registered_are_those_asked_for() -> None:
    assert listed(MANIFEST, "oauth_config", "scopes", "bot") == list(manifest.SCOPES)
    assert listed(MANIFEST, "oauth_config", "scopes", "bot_optional") == list(manifest.OPTIONAL_SCOPES)


def test_no_scope_that_is_needed_reads_what_people_write() -> None:
    assert not any("history" in scope for scope in manifest.SCOPES)


def test_the_events_registered_are_those_listened_for() -> None:
    assert listed(MANIFEST, "event_subscriptions", "bot_events") == list(manifest.EVENTS)
    assert values(MANIFEST, "event_type") == [manifest.POST_METADATA]


def test_the_command_and_shortcuts_are_ours_and_people_are_mentioned_by_id() -> None:
    assert values(MANIFEST, "command") == [manifest.COMMAND]
    assert values(MANIFEST, "callback_id") == [manifest.START_SHORTCUT, manifest.MESSAGE_SHORTCUT]
    assert values(MANIFEST, "should_escape") == ["true"]


def test_the_lengths_are_those_that_slack_takes() -> None:
    assert len(values(MANIFEST, "name")[0]) <= 35
    assert all(len(name) <= 24 for name in values(MANIFEST, "name")[1:])
    assert len(values(under(MANIFEST, "display_information"), "description")[0]) <= 140
    assert 175 <= len(under(MANIFEST, "display_information").partition(">-")[2].partition("background")[0]) <= 4000


def test_every_address_registered_is_served() -> None:
    served = {str(route.path) for route in (*PAGES, *ADMIN) if hasattr(route, "path")}
    addresses = set(re.findall(r"https://vouchline\.example\.com(\S+)", MANIFEST))
    assert addresses == {manifest.EVENTS_PATH, manifest.REDIRECT_PATH, manifest.SIGN_IN_PATH}
    assert addresses | {manifest.INSTALL_PATH} <= served


def test_the_manifest_is_printed_with_our_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCHLINE_PUBLIC_URL", "https://refs.norr.example")
    printed = run("slack", "manifest").output
    assert "vouchline.example.com" not in printed
    assert printed.count("https://refs.norr.example/slack/events") == MANIFEST.count(manifest.EVENTS_PATH)
    assert "token_rotation_enabled: true" in printed


def test_a_token_in_the_settings_is_not_to_rotate() -> None:
    printed = run("slack", "manifest", "--one-workspace").output
    assert "token_rotation_enabled: false" in printed and "rotation_enabled: true" not in printed


def client_set(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"SIGNING_SECRET": "s" * 32, "CLIENT_ID": "1.2", "CLIENT_SECRET": "c" * 32}
    for name, value in given.items():
        monkeypatch.setenv(f"VOUCHLINE_SLACK_{name}", value)


def organisation_of(link: str, at: datetime) -> Any:
    [token] = parse_qs(urlsplit(link).query)["organisation"]
    return organisation_in(load_settings().secret, token, at)


def test_a_link_to_install_names_its_organisation_for_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    client_set(monkeypatch)
    made = run("slack", "install-link", "--organisation", "Norrbageriet")
    assert made.exit_code == 0, made.output
    now = datetime.now(UTC)
    link = made.output.strip()
    assert link.startswith("http://127.0.0.1:8080/slack/install?organisation=")
    again = run("slack", "install-link", "--organisation", "Norrbageriet").output.strip()
    assert organisation_of(link, now) == organisation_of(again, now) != "default"
    assert organisation_of(link, now + timedelta(minutes=61)) is None


def test_a_link_without_a_name_is_the_default_organisations(monkeypatch: pytest.MonkeyPatch) -> None:
    client_set(monkeypatch)
    link = run("slack", "install-link").output.strip()
    assert organisation_of(link, datetime.now(UTC)) == "default"


def test_no_link_is_made_where_nothing_can_be_installed() -> None:
    refused = run("slack", "install-link")
    assert refused.exit_code == 1
    assert "VOUCHLINE_SLACK_CLIENT_ID" in refused.output
