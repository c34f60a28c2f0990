"""`vouchline`: every command, with those that need the web."""

import asyncio
import sys
from collections.abc import Callable

import click

from bot.cli import commands
from bot.cli.refusals import refusals_told
from bot.engine.roles import ALL_ROLES, ProgramRole
from bot.logs import start_logging
from bot.settings import load_settings
from web.sandbox.demo import play_demo
from web.serving import serve as serve_until_stopped

__all__ = ["commands", "main"]

if sys.platform == "win32":
    new_event_loop: Callable[[], asyncio.AbstractEventLoop] | None = None
else:
    import uvloop

    new_event_loop = uvloop.new_event_loop


@commands.command()
@click.option("--roles", help=f"Which parts to play, of {','.join(ProgramRole)}. Left out: all of them.")
@click.option("--host", help="Where to listen; VOUCHLINE_HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="VOUCHLINE_PORT, or PORT.")
@refusals_told
def serve(roles: str | None, host: str | None, port: int | None) -> None:
    """Runs Vouchline until it is told to stop."""
    start_logging()
    given = {"host": host, "port": port}
    settings = load_settings(**{key: value for key, value in given.items() if value is not None})
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(serve_until_stopped(settings, _roles(roles), click.echo))


@commands.command()
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--contact", type=click.Choice(["sms", "whatsapp"]), default="sms", show_default=True)
@refusals_told
def demo(language: str, contact: str) -> None:
    """Plays a check in the sandbox of a running Vouchline, up to its middle."""
    click.echo(asyncio.run(play_demo(load_settings().local_url, language, click.echo, contact)))


def _roles(text: str | None) -> frozenset[ProgramRole]:
    if text is None:
        return ALL_ROLES
    names = [name.strip() for name in text.split(",")]
    if wrong := [name for name in names if name not in set(ProgramRole)]:
        raise click.BadParameter(f"{wrong[0]!r} is none of {', '.join(ProgramRole)}", param_hint="--roles")
    return frozenset(map(ProgramRole, names))


def main() -> None:
    commands()


if __name__ == "__main__":
    main()
