"""Log lines: one each, with the kind and place of a failure but never its words, which may hold what somebody wrote."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

ROOT = str(Path(__file__).resolve().parent.parent)
MOST_PLACES = 4
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# These tell addresses, numbers and texts at their usual levels.
TALKATIVE = ("twilio", "aiohttp.access", "tortoise", "asyncio", "mail.log")

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def told(error: BaseException) -> str:
    """`ValueError at bot/flows/talk.py:31 ask < bot/flows/referee.py:12 referee_conversation`"""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(ROOT)]
    places = [f"{frame.filename.removeprefix(ROOT)[1:]}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    return f"{type(error).__name__} at {' < '.join(places[:MOST_PLACES]) or 'an unknown place'}"


class OneLine(logging.Formatter):
    def formatException(self, ei: Caught) -> str:
        return told(ei[1]) if ei[1] else ""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace("\n", " | ")


def start_logging() -> None:
    lines = logging.StreamHandler()
    lines.setFormatter(OneLine(LINE))
    logging.basicConfig(level=logging.INFO, handlers=[lines])
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
