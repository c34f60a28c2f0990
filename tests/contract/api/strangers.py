"""Schemathesis as a stranger would run it: every check that it has, both kinds of input, the same at every run."""

import itertools
import os
from collections.abc import Mapping, Sequence
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema

from tests.contract.api.judged import findings
from tests.contract.api.served import Served

SEED = int(os.environ.get("CONTRACT_SEED", "20261128"))
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "0"))  # by chance, beside every edge; by hand: CONTRACT_EXAMPLES=300
FEW, MOST_NAMES = 6, 200
PHONES = st.sampled_from(("+46701234567", "070-123 45 67", "+4531234567", "+447700900123"))

schemathesis.openapi.format("phone", PHONES)

Phases = Mapping[str, Mapping[str, Any]]
ALONE: Phases = {
    "stateful": {"enabled": False},
    "fuzzing": {"enabled": EXAMPLES > 0},
    "coverage": {"unexpected-methods": ["PATCH", "DELETE"]},
}
TOGETHER: Phases = {name: {"enabled": False} for name in ("examples", "coverage", "fuzzing")}


def tried(
    served: Served, document: Mapping[str, Any], paths: Sequence[str], phases: Phases, known: Mapping[str, list[str]]
) -> list[str]:
    """What is wrong. `known`: by a pattern for addresses, ids that are there; half of the requests name one of them."""
    config = SchemathesisConfig.from_dict(
        {
            "base-url": served.url,
            "seed": SEED,
            "continue-on-failure": True,
            "request-timeout": 100,  # the usual ten are too little for a busy machine, and for a webhook that is tried
            "headers": {"Authorization": f"Bearer {served.key}"},
            "generation": {
                "deterministic": True,
                "max-examples": EXAMPLES or FEW,
                "no-shrink": True,
                "database": "none",
            },
            "phases": {name: dict(phase) for name, phase in phases.items()},
            "dictionaries": {str(place): {"values": ids} for place, ids in enumerate(known.values())},
            "operations": [
                {
                    "include-path-regex": path,
                    "parameters": {"path.id": {"dictionary": str(place), "probability": 0.5}},
                }
                for place, path in enumerate(known)
            ],
            "cache": {"enabled": False},
        }
    )
    chosen = _with_few_names({**document, "paths": {path: document["paths"][path] for path in paths}})
    schema = schemathesis.openapi.from_dict(chosen, config=config)
    return list(itertools.islice(findings(from_schema(schema).execute()), 20))


def _with_few_names(part: Any) -> Any:
    """Each name of a list is tried, which is too long for the zones and countries of the world."""
    if isinstance(part, list):
        return [_with_few_names(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: one[:FEW] if key == "enum" and len(one) > MOST_NAMES else _with_few_names(one) for key, one in part.items()
    }
