"""What many elements have in themselves."""

from bot.channels.sandbox.slack.kit.objects import CONFIRM, IDENTIFIER, plain
from bot.channels.sandbox.slack.kit.rules import boolean

ACTION = {"action_id": IDENTIFIER}
FOCUS = {"focus_on_load": boolean}
PLACEHOLDER = {"placeholder": plain(150)}
CONFIRMED = {"confirm": CONFIRM}
CHOICE = {**ACTION, **FOCUS, **CONFIRMED}
MENU = {**CHOICE, **PLACEHOLDER}
