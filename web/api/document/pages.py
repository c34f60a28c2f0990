"""The document as a page for people shows it: by group, each endpoint with its fields, an example and its problems."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from web.api.document.answers import usual_kinds
from web.problems import KINDS, Kind

JSON, PROBLEM = "application/json", "application/problem+json"
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Operation:
    document: Document
    method: str
    path: str
    described: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.described["operationId"])

    @property
    def parameters(self) -> list[Mapping[str, Any]]:
        return [one for one in self.described["parameters"] if one["in"] != "header"]

    @property
    def is_repeatable(self) -> bool:
        return any(one["in"] == "header" for one in self.described["parameters"])

    @property
    def body(self) -> str:
        """The name of its model; empty where there is none."""
        content = self.described.get("requestBody", {}).get("content", {}).get(JSON, {})
        return _name(content.get("schema", {}))

    @cached_property
    def answer(self) -> tuple[str, Mapping[str, Any]]:
        return next((status, one) for status, one in self.described["responses"].items() if status < "3")

    @property
    def media(self) -> str:
        return next(iter(self.answer[1].get("content", {})), "")

    @property
    def gives(self) -> str:
        return _name(self.answer[1].get("content", {}).get(self.media, {}).get("schema", {}))

    @property
    def problems(self) -> list[tuple[str, Kind]]:
        """Those that are this endpoint's own."""
        inline = [one for one in self.described["responses"].values() if PROBLEM in one.get("content", {})]
        kinds = dict.fromkeys(kind for one in inline for kind in one["content"][PROBLEM]["examples"])
        return [(kind, KINDS[kind]) for kind in kinds if kind not in usual_kinds(self.method)]

    @property
    def curl(self) -> str:
        lines = [f"curl{self._way} {self._address}", '  -H "Authorization: Bearer $KEY"']
        if sent := example(self.document, self.body):
            lines += ['  -H "Content-Type: application/json"', f"  -d '{sent}'"]
        return " \\\n".join(lines)

    @property
    def _way(self) -> str:
        return "" if self.method == "GET" else f" -X {self.method}"

    @property
    def _address(self) -> str:
        """With a variable of the shell for each part that names something."""
        path = re.sub(r"\{(\w+)\}", lambda named: f"${named[1].upper()}", self.path)
        return f'"$VOUCHLINE{path}"'


def operations(document: Document) -> dict[str, list[Operation]]:
    """By group."""
    found: dict[str, list[Operation]] = {tag["name"]: [] for tag in document["tags"]}
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            found[described["tags"][0]].append(Operation(document, method.upper(), path, described))
    return found


def example(document: Document, name: str) -> str:
    """As text, on several lines; empty where there is none."""
    known = document["components"]["examples"].get(name)
    return json.dumps(known["value"], indent=2, ensure_ascii=False) if known else ""


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]
