"""Whatever is signed is answered: no payload, however odd, makes the door fail or keeps anybody waiting for a call."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogues import read_texts
from bot.channels.slack.door import Door
from bot.channels.slack.incoming import JSON, Unreadable
from bot.channels.slack.parts import SlackParts, slack_parts
from bot.domain.workspace import Workspace, WorkspaceTokens
from bot.settings import SlackApp
from tests.web.slack_desk import HeardSeat

NORR = Workspace("T1", "o1", "Norr", "UB", "B1", "A1", "", "U1", datetime(2026, 11, 1, tzinfo=UTC))
WHOLE = replace(NORR, id="E1", organisation="o2", name="Nordic")
KNOWN = {one.id: one for one in (NORR, WHOLE)}
KINDS = ("block_actions", "view_submission", "block_suggestion", "shortcut", "message_action", "event_callback", "x")
NAMES = (
    "type user team event view container message actions authorizations enterprise channel state values tokens id bot"
    " trigger_id event_id event_time response_url response_urls callback_id action_id command text team_id user_id"
    " view_id message_ts channel_id metadata event_type event_payload app_installed_team_id selected_option"
    " is_enterprise_install is_ext_shared_channel function_data function_execution_id inputs workflow_step ssl_check"
).split()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "T1", "U1", "1.2", "home", *KINDS]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12,
)


@dataclass
class TwoWorkspaces:
    """Meets `Workspaces` and `States`, with a team and an enterprise that are there from the start."""

    removed: list[str] = field(default_factory=list)

    async def find(self, id: str) -> Workspace | None:
        return KNOWN.get(id)

    async def tokens(self, id: str, *, fresh: bool = False) -> WorkspaceTokens | None:
        return WorkspaceTokens("xoxb-1") if id in KNOWN else None

    async def of_settings(self) -> list[str]:
        return []

    async def install(self, workspace: Workspace, tokens: WorkspaceTokens) -> Workspace:
        return workspace

    async def remove(self, id: str) -> None:
        self.removed.append(id)

    async def echoed(self, id: str) -> None: ...

    async def lease(self, id: str, tokens: WorkspaceTokens) -> bool:
        return False

    async def renew(self, id: str, spent: WorkspaceTokens, tokens: WorkspaceTokens) -> bool:
        return False

    async def let_go(self, id: str, tokens: WorkspaceTokens) -> None: ...

    async def begin(self, organisation: str) -> str:
        return "state"

    async def consume(self, state: str) -> bool:
        return False

    async def meant_for(self, state: str) -> str:
        return ""


@dataclass
class Scene:
    runner: asyncio.Runner
    door: Door
    seat: HeardSeat
    kept: TwoWorkspaces

    def send(self, payload: Any) -> tuple[int, str]:
        said = self.runner.run(self.door.receive(json.dumps(payload).encode(), JSON))
        return said.status, said.body


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with asyncio.Runner() as runner:
        seat, kept = HeardSeat(), TwoWorkspaces()
        parts = runner.run(_parts(kept))
        yield Scene(runner, parts.door(seat), seat, kept)
        runner.run(parts.close())


async def _parts(kept: TwoWorkspaces) -> SlackParts:
    app = SlackApp("secret", client_id="1.2", client_secret="c", api_base_url="http://127.0.0.1:9/api/")
    return slack_parts(
        app, "http://127.0.0.1:8080", kept, kept, "default", read_texts()["en"], lambda: datetime.now(UTC)
    )


@settings(max_examples=150)
@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=9))
def test_every_payload_is_acknowledged_or_unreadable(scene: Scene, kind: str, payload: dict[str, Any]) -> None:
    whole = {"team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "1", "type": kind, **payload}
    try:
        status, _ = scene.send(whole)
    except Unreadable:
        return
    assert status == 200


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": "false"}, "T1"),
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": "true"}, "E1"),
        ({"team_id": "T9", "enterprise_id": "E1", "is_enterprise_install": "true"}, "E1"),
        ({"team_id": "T9", "enterprise_id": "E1", "is_enterprise_install": "false"}, "E1"),
        ({"team_id": "T9", "enterprise_id": "E9", "is_enterprise_install": "true"}, None),
        ({"team_id": "T9"}, None),
        ({}, None),
    ],
)
def test_a_team_is_known_by_itself_or_by_its_enterprise(scene: Scene, about: dict[str, str], found: str | None) -> None:
    scene.seat.heard.clear()
    status, _ = scene.send({"command": "/refcheck", "text": "", "user_id": "U1", "trigger_id": f"{about}", **about})
    assert status == 200
    assert [asked.asker.workspace for asked in scene.seat.heard] == ([found] if found else [])


def removal(kind: str, at: float, **more: Any) -> dict[str, Any]:
    event = {"type": kind, **more}
    about = {"team_id": "T1", "event_id": f"{kind} {at} {more}", "event_time": int(at)}
    return {"type": "event_callback", **about, "event": event}


INSTALLED = NORR.installed_at.timestamp()


def test_a_workspace_that_removes_us_is_let_go(scene: Scene) -> None:
    scene.kept.removed.clear()
    assert scene.send(removal("app_uninstalled", INSTALLED + 60)) == (200, "")
    assert scene.send(removal("tokens_revoked", INSTALLED + 60, tokens={"bot": ["UB"], "oauth": []})) == (200, "")
    assert scene.kept.removed == ["T1", "T1"]


@pytest.mark.parametrize(
    "event",
    [
        removal("app_uninstalled", INSTALLED - 60),
        removal("tokens_revoked", INSTALLED + 60, tokens={"oauth": ["U1"], "bot": []}),
        removal("tokens_revoked", INSTALLED + 60, tokens={"bot": ["U0OTHER"]}),
        removal("tokens_revoked", INSTALLED + 60, tokens=None),
    ],
)
def test_what_happened_before_we_came_back_or_to_others_changes_nothing(scene: Scene, event: dict[str, Any]) -> None:
    scene.kept.removed.clear()
    assert scene.send(event) == (200, "")
    assert scene.kept.removed == []


def test_nothing_of_slacks_own_environment_changes_us(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    names = "BOT_TOKEN SIGNING_SECRET CLIENT_ID CLIENT_SECRET SCOPES REDIRECT_URI INSTALL_PATH VERIFICATION_TOKEN"
    for name in names.split():
        monkeypatch.setenv(f"SLACK_{name}", "xoxb-from-the-environment")
    parts = scene.runner.run(_parts(scene.kept))
    door = parts.door(scene.seat)
    begun = scene.runner.run(parts.install.begin(""))
    assert "environment" not in begun.address
    assert "redirect_uri=http://127.0.0.1:8080/slack/oauth_redirect" in begun.address
    assert door.bolt.client.token is None
    scene.runner.run(parts.close())
