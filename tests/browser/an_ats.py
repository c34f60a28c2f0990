"""The example's tracking system on a port, beside the site; stopped and begun again with what it has kept."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web

from docs.examples.ats.app import HERE, REFERENCES, WEBHOOK, make_app
from docs.examples.ats.references import References
from docs.examples.ats.store import Store
from tests.browser.site import Site
from tests.ports import own_port

ASSIGNMENTS = json.loads((HERE / "assignments.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Ats:
    url: str
    references: References
    http: ClientSession

    async def post(self, path: str, body: Any, status: int = 200) -> Any:
        async with self.http.post(f"{self.url}{path}", json=body) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    def check_of(self, candidate: str) -> Any:
        known = self.references.store.candidate(candidate)
        assert known
        return known["check"]


@asynccontextmanager
async def an_ats(
    site: Site, folder: Path, *, vouchline_url: str = "", is_told: bool = True, port: int = 0
) -> AsyncIterator[Ats]:
    """`is_told`: by webhook; `folder` holds what it keeps; `vouchline_url` may lead to where nobody answers."""
    store = Store(folder / "oats.sqlite", ASSIGNMENTS)
    app, port = make_app(store, vouchline_url or site.url, site.office.key), port or own_port()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        url = f"http://127.0.0.1:{port}"
        if is_told:
            await app[REFERENCES].register(f"{url}{WEBHOOK}")
        async with ClientSession() as http:
            yield Ats(url, app[REFERENCES], http)
    finally:
        await runner.cleanup()
        store.close()
