"""The integrity signals as a reader is told them: what may be worth a question, then what is usual (R49)."""

from typing import Any

from bot.flows.integrity.signal import SignalSort
from bot.flows.integrity.wording import explanation_of, name_of, seen_in_words
from bot.report_files.reported import Reported


def integrity(reported: Reported) -> dict[str, Any]:
    texts = reported.texts
    groups = [group for sort in SignalSort if (group := _group(sort, reported))["signals"]]
    return {
        "title": texts("integrity.title"),
        "about": texts("integrity.none_decisive" if groups else "integrity.nothing"),
        "explained": texts("integrity.explained"),
        "groups": groups,
    }


def _group(sort: SignalSort, reported: Reported) -> dict[str, Any]:
    texts = reported.texts
    return {
        "sort": sort.value,
        "title": texts(f"integrity.sorts.{sort}.title"),
        "about": texts(f"integrity.sorts.{sort}.about"),
        "signals": [
            {"name": name_of(one, texts), "seen": seen_in_words(one, texts), "explanation": explanation_of(one, texts)}
            for one in reported.report.integrity
            if one.sort is sort
        ],
    }
