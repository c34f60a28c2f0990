"""The least that this stack can do for a message: aiohttp, the signature check, one INSERT/UPDATE/INSERT transaction.

Run as a program of its own: `python -m tests.bench.floor DATABASE_URL PORT AUTH_TOKEN`.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import asyncpg
import uvloop
from aiohttp import web
from twilio.request_validator import RequestValidator

TABLES = (
    "CREATE TABLE inbox (sid TEXT PRIMARY KEY, lane TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE lane (key TEXT PRIMARY KEY, turns INTEGER NOT NULL)",
    "CREATE TABLE outbox (key TEXT PRIMARY KEY, lane TEXT NOT NULL, body TEXT NOT NULL)",
)
Write = Callable[[str, str, str], Awaitable[None]]  # sid, lane, body


def sqlite_writer(path: str) -> Write:
    """synchronous=FULL and a commit for each message, on a thread of its own."""
    thread = ThreadPoolExecutor(1)
    connection = thread.submit(_opened, path).result()

    def write(sid: str, lane: str, body: str) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO inbox VALUES (?, ?, ?)", (sid, lane, body))
        connection.execute(
            "INSERT INTO lane VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET turns = lane.turns + 1", (lane,)
        )
        connection.execute("INSERT INTO outbox VALUES (?, ?, ?)", (sid, lane, body))
        connection.execute("COMMIT")

    async def write_in_thread(sid: str, lane: str, body: str) -> None:
        await asyncio.get_running_loop().run_in_executor(thread, write, sid, lane, body)

    return write_in_thread


def _opened(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    for table in TABLES:
        connection.execute(table)
    return connection


async def postgres_writer(url: str) -> Write:
    pool = await asyncpg.create_pool(url, min_size=8, max_size=16)
    for table in TABLES:
        await pool.execute(table)

    async def write(sid: str, lane: str, body: str) -> None:
        async with pool.acquire() as connection, connection.transaction():
            await connection.execute("INSERT INTO inbox VALUES ($1, $2, $3)", sid, lane, body)
            await connection.execute(
                "INSERT INTO lane VALUES ($1, 1) ON CONFLICT (key) DO UPDATE SET turns = lane.turns + 1", lane
            )
            await connection.execute("INSERT INTO outbox VALUES ($1, $2, $3)", sid, lane, body)

    return write


def application(write: Write, url: str, auth_token: str) -> web.Application:
    validator = RequestValidator(auth_token)

    async def take(request: web.Request) -> web.Response:
        form = await request.post()
        if not validator.validate(url, form, request.headers.get("X-Twilio-Signature", "")):
            return web.Response(status=403)
        await write(str(form["MessageSid"]), str(form["From"]), str(form["Body"]))
        return web.Response(status=204)

    app = web.Application()
    app.router.add_post("/webhooks/twilio/messages", take)
    return app


async def serve(database_url: str, port: int, auth_token: str) -> None:
    is_sqlite = database_url.startswith("sqlite://")
    path = database_url.removeprefix("sqlite://")
    write = sqlite_writer(path) if is_sqlite else await postgres_writer(database_url)
    url = f"http://127.0.0.1:{port}/webhooks/twilio/messages"
    runner = web.AppRunner(application(write, url, auth_token), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=512).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
