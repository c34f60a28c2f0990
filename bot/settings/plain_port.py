"""The port as hosting platforms give it."""

import os
from typing import Any

from pydantic_settings import PydanticBaseSettingsSource


class PlainPort(PydanticBaseSettingsSource):
    """`PORT` without the prefix, as hosting platforms and `make run` give it."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        port = os.environ.get("PORT")
        return {"port": port} if port else {}
