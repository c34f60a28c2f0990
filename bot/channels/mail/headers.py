"""Headers that programs read: they go as they are: one that is encoded where it is long is no address."""

from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.policy import Policy

READ_BY_PROGRAMS = ("list-unsubscribe", "message-id", "references", "in-reply-to")


class AsItIs(UnstructuredHeader):
    """On one line, or broken where its value is; every part of it is ASCII, and of our own making."""

    max_count = 1

    def fold(self, *, policy: Policy) -> str:
        name, lines = self.name, str(self).split(", ")  # type: ignore[attr-defined]  # of what the registry adds
        return f"{name}: {f',{policy.linesep} '.join(lines)}{policy.linesep}"


HEADERS = HeaderRegistry()
for _name in READ_BY_PROGRAMS:
    HEADERS.map_to_type(_name, AsItIs)  # type: ignore[arg-type]
