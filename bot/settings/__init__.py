"""Every setting: `VOUCHLINE_*` in the environment over `config/default.toml`; a wrong one stops the start."""

from bot.settings.accounts import ElksAccount, SlackApp, TwilioAccount
from bot.settings.fields import CONFIG, Settings
from bot.settings.load import load_settings

__all__ = ["CONFIG", "ElksAccount", "Settings", "SlackApp", "TwilioAccount", "load_settings"]
