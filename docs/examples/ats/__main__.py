"""`make ats`: Vouchline and the tracking system beside it, until Ctrl-C; or the tracking system alone, at another's."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from docs.examples.ats.app import HERE, REFERENCES, WEBHOOK, make_app
from docs.examples.ats.beside import NotStarted, new_key, vouchline_beside
from docs.examples.ats.references import References
from docs.examples.ats.store import Store
from docs.examples.ats.vouchline import NoAnswer, Refused

VAR = Path(os.environ.get("ATS_VAR", "var/ats"))
PORT = int(os.environ.get("ATS_PORT", "8090"))
URL = os.environ.get("ATS_URL", f"http://127.0.0.1:{PORT}")  # where Vouchline reaches us with its webhooks


async def main() -> None:
    VAR.mkdir(parents=True, exist_ok=True)
    assignments = json.loads((HERE / "assignments.json").read_text(encoding="utf-8"))
    store = Store(VAR / "oats.sqlite", assignments)
    try:
        async with _vouchline(store) as (url, key):
            await _serve(store, url, key)
    finally:
        store.close()


@asynccontextmanager
async def _vouchline(store: Store) -> AsyncIterator[tuple[str, str]]:
    """The address and a key: of the one that is named, else of one of our own."""
    if url := os.environ.get("VOUCHLINE_URL"):
        yield url.rstrip("/"), os.environ.get("VOUCHLINE_API_KEY") or sys.exit("VOUCHLINE_API_KEY is needed, too.")
        return
    folder = VAR / "vouchline"
    if not store.kept("key"):
        store.keep("key", await new_key(folder, "Oats"))
    async with vouchline_beside(folder) as url:
        print(f"The people's phones:    {url}/sandbox (first messages go out 08:00-20:00; its clock can be moved)")
        yield url, store.kept("key")


async def _serve(store: Store, url: str, key: str) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    app = make_app(store, url, key)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", PORT).start()
        how = await _follow(app[REFERENCES])
        print(f"\nThe tracking system:    http://127.0.0.1:{PORT}\nVouchline:              {url}\n{how}\n")
        await stopped.wait()
    finally:
        await runner.cleanup()


async def _follow(references: References) -> str:
    address = f"{URL}{WEBHOOK}"
    try:
        await references.register(address)
    except (Refused, NoAnswer) as error:
        if isinstance(error, Refused) and error.problem["status"] == 401:
            sys.exit(str(error))
        return f"No webhooks, so that badges change within half a minute: {error}"
    return f"Webhooks are posted to: {address}"


try:
    asyncio.run(main())
except NotStarted:
    sys.exit("Vouchline did not start; it has said why above.")
except OSError as error:
    sys.exit(f"The tracking system did not start: {error.strerror}. ATS_PORT chooses another port than {PORT}.")
