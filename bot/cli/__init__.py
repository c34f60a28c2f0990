"""The command line, but for what needs the web."""

from bot.cli.group import commands

__all__ = ["commands"]
