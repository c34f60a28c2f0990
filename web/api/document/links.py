"""Where an answer leads: what it has made or found is what other addresses name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from web.api.document.routes import ApiRoute

NAMES = {"sub_accounts": "key", "questionnaires": "key"}  # by what one is named in a path, where not by its id

Links = Mapping[str, Mapping[str, Any]]


def links_of(routes: Iterable[ApiRoute]) -> Mapping[tuple[str, str], Links]:
    """By method and path: from /things to every address under /things/{id}."""
    routes = tuple(routes)
    found: dict[tuple[str, str], Links] = defaultdict(dict)
    for route in routes:
        place = _place(route)
        if place and not route.in_path:
            led_to = [one for one in routes if one.path.startswith(f"{route.path}/{{id}}") and len(one.in_path) == 1]
            found[route.method, route.path] = {one.endpoint.name: _link(one, place) for one in led_to}
    return found


def _link(to: ApiRoute, place: str) -> dict[str, Any]:
    return {"operationId": to.endpoint.name, "parameters": {"id": f"$response.body#{place}"}}


def _place(route: ApiRoute) -> str:
    """Where the id is in the answer; empty where it holds none."""
    fields = route.endpoint.gives.model_fields if route.endpoint.gives else {}
    listed = route.path.rsplit("/", 1)[-1].replace("-", "_")
    if listed in fields:
        return f"/{listed}/0/{NAMES.get(listed, 'id')}"
    return "/id" if "id" in fields and route.method == "POST" else ""
