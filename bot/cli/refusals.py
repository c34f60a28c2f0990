"""Says in one line what was wrong, where a traceback would help nobody."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from bot.errors import VouchlineError
from bot.ports import StorageUnreachable

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def refusals_told(command: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    @functools.wraps(command)
    def told(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        try:
            return command(*args, **kwargs)
        except VouchlineError as refused:
            raise click.ClickException(str(refused)) from refused
        except StorageUnreachable as error:
            raise click.ClickException("the database cannot be reached; see VOUCHLINE_DATABASE_URL") from error

    return told
