"""Says in one line what was wrong, where a traceback would help nobody."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from bot.errors import SettingRefused, VouchlineError
from bot.settings import load_settings
from bot.settings.shapes import name_of, shown
from bot.storage.readiness import is_unreachable

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def refusals_told(command: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    @functools.wraps(command)
    def told(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        try:
            return command(*args, **kwargs)
        except VouchlineError as refused:
            raise click.ClickException(str(refused)) from refused
        except Exception as error:
            if not is_unreachable(error):
                raise
            raise click.ClickException(str(_unreachable(error))) from error

    return told


def _unreachable(error: Exception) -> SettingRefused:
    address = shown("database_url", load_settings().database)
    return SettingRefused(name_of("database_url"), address, f"the database cannot be reached ({error})")
