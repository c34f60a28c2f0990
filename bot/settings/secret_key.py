"""The secret key of an installation that sets none: made once, in a file that only its owner may read."""

import base64
import os
import secrets
from pathlib import Path


def kept_secret_key(path: Path) -> str:
    """The key in the file, base64; made on first use, once, whichever of several starting programs comes first."""
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # fails, rather than overwrites, when another program was faster
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
