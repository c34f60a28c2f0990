"""What the log of deliveries is narrowed to. Whatever an address asks for, it is a search."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.domain.webhook import TEST, TYPES, Posting
from web.admin.page import Visit
from web.api.words import ID

PLACE = "/admin/webhooks"


@dataclass(frozen=True, slots=True)
class Filters:
    webhook: str
    state: str
    type: str
    check: str
    before: int | None

    @property
    def narrows(self) -> bool:
        return any((self.state, self.type, self.check))

    def older(self, next: int) -> str:
        given = {"state": self.state, "type": self.type, "check": self.check, "before": str(next)}
        return f"{PLACE}/{self.webhook}?{urlencode({name: value for name, value in given.items() if value})}#log"


def filters_of(visit: Visit) -> Filters:
    asked = visit.request.query
    state, type, check, before = (asked.get(name, "") for name in ("state", "type", "check", "before"))
    return Filters(
        webhook=visit.named,
        state=state if state in set(Posting) else "",
        type=type if type in (*TYPES, TEST) else "",
        check=check if ID.fullmatch(check) else "",
        before=int(before) if re.fullmatch("[0-9]{1,18}", before) else None,
    )
