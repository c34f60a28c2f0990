"""How the two databases spell what differs. Statements are written once, with marks where they part.

{skip}  {skip of m}     locks rows, passing over those that another holds
{lock}                  locks rows, waiting for them
{in $1}                 is one of the list that is parameter 1
{any SELECT …}          is one of those selected, which are few: an index is the way to them
{rows a, b, c}          the rows as one JSON list of lists
{alone table}           a statement that keeps others from writing to the table until the transaction ends
{clock}                 the time by the database's own clock, in microseconds
{ended a}               whether all transactions before number a have ended
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

_MARKS = re.compile(r"\{(skip|lock|in|any|rows|alone|clock|ended)(?: ([^}]*))?\}")
_PARAMETER = re.compile(r"\$(\d+)")


@dataclass(frozen=True)
class Dialect:
    name: str
    spellings: dict[str, Callable[[str], str]]
    parameter: str  # what stands for $1
    lists_as_json: bool

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def spell(self) -> Callable[[str], str]:
        """A statement as this database wants it; remembered, since statements are few and used often."""
        return lru_cache(maxsize=512)(self._spell)

    def _spell(self, sql: str) -> str:
        spelt = _MARKS.sub(lambda mark: self.spellings[mark[1]](mark[2] or ""), sql)
        return _PARAMETER.sub(self.parameter, spelt)

    def parameters(self, values: Sequence[Any]) -> Sequence[Any]:
        if not self.lists_as_json:
            return values
        return [json.dumps(value) if isinstance(value, list) else value for value in values]


SQLITE = Dialect(
    name="sqlite",
    spellings={
        "skip": lambda _: "",
        "lock": lambda _: "",
        "in": lambda parameter: f"IN (SELECT value FROM json_each({parameter}))",
        "rows": lambda columns: f"json_group_array(json_array({columns}))",
        "any": lambda selection: f"IN ({selection})",
        "alone": lambda _: "SELECT 1",  # a transaction that writes is alone anyway
        "clock": lambda _: "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)",
        "ended": lambda _: "TRUE",  # a transaction that writes is alone anyway
    },
    parameter=r"?\1",
    lists_as_json=True,
)

POSTGRES = Dialect(
    name="postgres",
    spellings={
        "skip": lambda of: f"FOR UPDATE {of} SKIP LOCKED",
        "lock": lambda _: "FOR UPDATE",
        "in": lambda parameter: f"= ANY({parameter})",
        "any": lambda selection: f"= ANY(ARRAY({selection}))",
        "alone": lambda table: f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE",
        "clock": lambda _: "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint",
        "ended": lambda number: f"{number} <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
        "rows": lambda columns: f"coalesce(json_agg(json_build_array({columns})), '[]')",
    },
    parameter=r"$\1",
    lists_as_json=False,
)
