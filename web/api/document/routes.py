"""An address of the API, with what answers there."""

import re
from typing import Any, NamedTuple

from web.api.endpoint import WITH_BODY, Endpoint, Nothing


class ApiRoute(NamedTuple):
    method: str
    path: str
    endpoint: Endpoint[Any]

    @property
    def has_body(self) -> bool:
        return self.method in WITH_BODY and self.endpoint.takes is not Nothing

    @property
    def in_path(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)
