"""What to do about each kind of problem, for whoever follows its `type`."""

import tomllib
from collections.abc import Mapping

from bot.settings.fields import CONFIG

ADVICE: Mapping[str, str] = tomllib.loads((CONFIG / "problems.toml").read_text(encoding="utf-8"))
