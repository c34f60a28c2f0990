"""How a failure is logged: its kind and place, never its words, which may hold what somebody wrote."""

import traceback
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent.parent)


def told(error: BaseException) -> str:
    """`ValueError at bot/flows/talk.py:31 ask < bot/flows/referee.py:12 referee_conversation`"""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(ROOT)]
    places = [f"{frame.filename.removeprefix(ROOT)[1:]}:{frame.lineno} {frame.name}" for frame in frames[:-5:-1]]
    return f"{type(error).__name__} at {' < '.join(places) or 'an unknown place'}"
