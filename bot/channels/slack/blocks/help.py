"""What /refcheck does, verb by verb."""

from bot.channels.slack.blocks.parts import Post, context, header, post, section
from bot.channels.slack.blocks.words import lines, marked
from bot.flows.texts import Texts

COMMANDS = ("start", "status", "list", "remind", "replace", "cancel", "report", "card", "settings", "help")


def help_post(texts: Texts) -> Post:
    said = lines(*(marked(texts, f"slack.help.{one}") for one in COMMANDS))
    title = texts("slack.help.title")
    return post(title, [header(title), section(said), context(texts("slack.help.home"))])
