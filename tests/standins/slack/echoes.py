"""Events that tell the app of its own posts: those with metadata, where it has the scope for it."""

import asyncio
from dataclasses import dataclass, field

from tests.standins.slack.calls import Asked
from tests.standins.slack.payloads import Where
from tests.standins.slack.sending import Sender
from tests.standins.slack.surfaces import Json
from tests.standins.slack.triggers import Interaction
from tests.standins.slack.world import ECHO

# Slack's own are at once, after a minute and after five; here they end as late, and nobody waits for so long before.
RETRY_SECONDS = (0.1, 2.0, 5.0, 10.0, *[20.0] * 17)


@dataclass(slots=True)
class Echoes:
    sender: Sender
    delay_seconds: float = 0.05
    missed: list[Json] = field(default_factory=list)  # never answered with 200
    _under_way: set["asyncio.Task[None]"] = field(default_factory=set)

    def of(self, asked: Asked, said: Json) -> None:
        metadata = asked.args.get("metadata")
        if asked.call.method != "chat.postMessage" or not metadata or ECHO not in asked.workspace.scopes:
            return
        task = asyncio.create_task(self._send(asked, _event(asked, said)))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def stop(self) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _send(self, asked: Asked, event: Json) -> None:
        owner = asked.workspace
        envelope = Where(self.sender.app, owner, owner.users[owner.bot_user], asked.url).event(event)
        await asyncio.sleep(self.delay_seconds)
        for number, pause in enumerate((0.0, *RETRY_SECONDS)):
            await asyncio.sleep(pause)
            interaction = Interaction("message_metadata_posted", owner.id, owner.bot_user)
            if await self.sender.delivers(envelope, interaction, number):
                return
        self.missed.append(event)


def _event(asked: Asked, said: Json) -> Json:
    own = {"app_id": asked.app, "bot_id": asked.workspace.bot_id, "user_id": asked.workspace.bot_user}
    place = {"team_id": asked.workspace.id, "channel_id": said["channel"], "message_ts": said["ts"]}
    about = {"type": "message_metadata_posted", "metadata": asked.args["metadata"], "event_ts": said["ts"]}
    return {**about, **own, **place}
