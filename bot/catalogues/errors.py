"""What is wrong with a file in `config/`, and where."""

from pathlib import Path

from bot.errors import VouchlineError


class CatalogueRefused(VouchlineError):
    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
        self.file, self.key, self.reason = file, key, reason
