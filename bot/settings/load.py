"""Reads the settings, and says which one is wrong."""

import difflib
import os
from typing import Any

from pydantic import SecretStr, ValidationError

from bot.errors import SettingRefused
from bot.settings.fields import Settings
from bot.settings.secret_key import kept_secret_key
from bot.settings.shapes import NOT_SHOWN, PREFIX, name_of, shown
from bot.settings.together import refuse_contradictions


def load_settings(**given: Any) -> Settings:
    """The settings in force; `given` goes before all else. Raises `SettingRefused`."""
    _refuse_unknown_names()
    try:
        settings = Settings(**given)
    except ValidationError as refused:
        raise _named(refused) from None
    refuse_contradictions(settings)
    if settings.secret_key.get_secret_value():
        return settings
    return settings.model_copy(update={"secret_key": SecretStr(kept_secret_key(settings.var / "secret_key"))})


def _refuse_unknown_names() -> None:
    known = [name_of(key) for key in Settings.model_fields]
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise SettingRefused(name, NOT_SHOWN, f"no such setting{f'; did you mean {near[0]}?' if near else ''}")


def _named(refused: ValidationError) -> SettingRefused:
    first = refused.errors()[0]
    key = str(first["loc"][0])
    return SettingRefused(name_of(key), shown(key, first["input"]), first["msg"].removeprefix("Value error, "))
