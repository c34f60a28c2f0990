"""`vouchline serve` as a program of its own, on a port that stays the same, to be killed and started again."""

import asyncio
import base64
import os
import sys
import time
from pathlib import Path

import aiohttp

from tests.ports import own_port
from tests.standins.begun import Begun, Wanted, begin
from tests.standins.leisure import at_leisure
from tests.standins.twilio import Account

VOUCHLINE = Path(sys.executable).parent / "vouchline"
START_SECONDS = 90
LEFT_OUT = ("VOUCHLINE_", "PORT", "PYTHONDONTWRITEBYTECODE")  # what is compiled once is there for all
STOP_SECONDS = 8
SECRET = b"only for tests, 32 bytes long ok"


class Served:
    """Everything it keeps is under `folder`; what it says goes to `folder/log`."""

    def __init__(self, folder: Path, database_url: str, account: Account, **settings: str) -> None:
        self.folder, self.account = folder, account
        self.database_url = database_url or f"sqlite://{folder / 'vouchline.sqlite3'}"
        self.port = own_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log"
        self._settings = settings
        self._running: Begun | None = None

    @property
    def inbound_url(self) -> str:
        return f"{self.url}/webhooks/twilio/messages"

    def environment(self, twilio_url: str) -> dict[str, str]:
        ours = {
            "DATABASE_URL": self.database_url,
            "PUBLIC_URL": self.url,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "SECRET_KEY": base64.b64encode(SECRET).decode(),
            "TWILIO_ACCOUNT_SID": self.account.sid,
            "TWILIO_AUTH_TOKEN": self.account.auth_token,
            "TWILIO_API_KEY_SID": self.account.key_sid,
            "TWILIO_API_KEY_SECRET": self.account.key_secret,
            "TWILIO_BASE_URL": twilio_url,
            "TWILIO_SMS_FROM": self.account.numbers[0],
            "TWILIO_MPS": "1000",
            "TEST_CLOCK": "1",
            **self._settings,
        }
        rest = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
        return rest | {f"VOUCHLINE_{name}": value for name, value in ours.items()}

    async def start(self, twilio_url: str, wait: bool = True, is_read_anew: bool = False) -> None:
        wanted = Wanted([str(VOUCHLINE), "serve"], self.environment(twilio_url), str(self.folder), is_read_anew)
        with self.log.open("ab") as log:
            self._running = await begin(wanted, log)
        if wait:
            await self.until_ready()

    async def until_ready(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + START_SECONDS
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            while not await self._is_ready(session):
                if not self.is_running or loop.time() > deadline:
                    raise AssertionError(f"vouchline serve did not become ready:\n{self.tail()}")
                await asyncio.sleep(0.05)

    async def _is_ready(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"{self.url}/readyz") as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    @property
    def is_running(self) -> bool:
        return self._running is not None and self._running.is_running

    async def kill(self) -> None:
        """SIGKILL: no time to put anything in order."""
        if self._running and self.is_running:
            self._running.kill()
            await self._running.wait()

    async def stop(self) -> None:
        """SIGTERM, which has to be enough within eight seconds."""
        if self._running and self.is_running:
            began = time.monotonic()
            self._running.terminate()
            await asyncio.wait_for(self._running.wait(), START_SECONDS)
            took = at_leisure(time.monotonic() - began)
            assert took < STOP_SECONDS, f"it took {took:.1f} s to stop:\n{self.tail()}"

    def tail(self, characters: int = 4000) -> str:
        return self.log.read_text(errors="replace")[-characters:] if self.log.exists() else ""
