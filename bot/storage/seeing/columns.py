"""The columns of each record as one JSON list, for queries that fetch records of many kinds at once."""

from typing import Any

from bot.storage.records import mapper


def rows_of(record: type[Any], table: str, where: str) -> str:
    """A scalar query: all such records of the table as one JSON list of lists."""
    return f"(SELECT {{rows {mapper(record).listed('t.')}}} FROM {table} t WHERE {where})"
