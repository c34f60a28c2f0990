"""What the access log is narrowed to. Whatever an address asks for, it is a search or a page that says no."""

from dataclasses import dataclass
from urllib.parse import urlencode

from bot.domain.access import OpenedAs, OpenedBy
from bot.storage.reading.openings import OpeningSearch
from web.admin.page import Visit
from web.api.words import ID

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Filters:
    check: str
    name: str
    by: str
    way: str

    @property
    def search(self) -> OpeningSearch:
        by = OpenedBy(self.by) if self.by else None
        return OpeningSearch(self.check, self.name, by, OpenedAs(self.way) if self.way else None)

    @property
    def narrows(self) -> bool:
        return any((self.check, self.name, self.by, self.way))

    def address(self, **more: str) -> str:
        given = {"check": self.check, "name": self.name, "by": self.by, "way": self.way} | more
        return f"/admin/openings?{urlencode({name: value for name, value in given.items() if value})}"


def filters_of(visit: Visit) -> Filters:
    """What is unknown asks for nothing."""
    asked = visit.request.query
    check, by, way = asked.get("check", ""), asked.get("by", ""), asked.get("way", "")
    return Filters(
        check if ID.fullmatch(check) else "",
        asked.get("name", "").strip().replace("\x00", "")[:LONGEST_NAME],
        by if by in set(OpenedBy) else "",
        way if way in set(OpenedAs) else "",
    )
