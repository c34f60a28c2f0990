"""Requests as Twilio makes them, from `tests/payloads/twilio`."""

from pathlib import Path

from bot.channels.webhook_form import read_form

FOLDER = Path(__file__).resolve().parents[2] / "payloads" / "twilio"


def body(name: str) -> bytes:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#")).encode()


def form(name: str) -> dict[str, str]:
    return read_form(body(name))
