"""What Python and libraries would do anew for every test is done once in a worker: it is the same each time.

To be imported before anything of ours. A suite without this file passes as well, in half as much time again.
"""

import gc
import signal
import zoneinfo
from collections.abc import Callable
from functools import cache
from types import FrameType, SimpleNamespace
from weakref import WeakSet

import jinja2
import pytest
import tortoise.models
from hypothesis.internal.conjecture import providers
from tortoise.apps import Apps
from tortoise.connection import ConnectionHandler

ready = SimpleNamespace(kind=None, tables=WeakSet())
compiled: dict[tuple[object, ...], object] = {}
_prepare = Apps._build_initial_querysets
_compile: Callable[..., object] = jinja2.Environment.compile


def spare() -> None:
    libraries = pytest.MonkeyPatch()
    libraries.setattr(zoneinfo, "available_timezones", cache(zoneinfo.available_timezones))  # reads a thousand files
    libraries.setattr(tortoise.models, "_get_comments", _no_comments)
    libraries.setattr(Apps, "_build_initial_querysets", _prepare_the_new)
    libraries.setattr(jinja2.Environment, "compile", _compile_the_new)
    signal.signal(signal.SIGINT, _interrupt)


def draw_alike() -> None:
    """Hypothesis would draw words and numbers from the source of all modules imported so far, too.

    Those are others after each change of ours, and others in a worker that has opened a database before; and to look
    for them takes each worker seconds.
    """
    pytest.MonkeyPatch().setattr(providers, "is_local_module_file", lambda path: False)


def keep_all_meanwhile() -> None:
    """While tests are collected nearly nothing is garbage: to look for some takes a seventh of the time."""
    gc.disable()


def rest_after_collection() -> None:
    """What has been collected stays to the end, and is not looked through for garbage every few seconds."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def _no_comments(table: type) -> dict[str, str]:
    """Tortoise parses a table's source in search of comments on its columns, to describe them with; we have none."""
    return {}


def _prepare_the_new(apps: Apps) -> None:
    """Tables are ready for every database of a kind when they are for one."""
    tables = [table for app in apps.apps.values() for table in app.values()]
    if ready.kind is not (kind := type(tables[0]._meta.db)):
        ready.kind, ready.tables = kind, WeakSet()
    of_the_new = Apps(None, ConnectionHandler())
    of_the_new.apps = {"new": {table.__name__: table for table in tables if table not in ready.tables}}
    _prepare(of_the_new)
    ready.tables.update(tables)


def _compile_the_new(environment: jinja2.Environment, *given: object) -> object:
    """Every application has an environment of its own, and all are alike."""
    if given not in compiled:
        compiled[given] = _compile(environment, *given)
    return compiled[given]


def _interrupt(signal_number: int, frame: FrameType | None) -> None:
    """As before; but where Python's own function is in place, asyncio changes it whenever it runs, which is slow."""
    signal.default_int_handler(signal_number, frame)
