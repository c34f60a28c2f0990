"""Where users may go: the navigation, in its order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    key: str  # its name is the text `admin.places.{key}`
    path: str
    for_admins: bool = False


PLACES = (
    Place("checks", "/admin/checks"),
    Place("assignments", "/admin/assignments"),
    Place("statistics", "/admin/statistics"),
    Place("questionnaires", "/admin/questionnaires", for_admins=True),
    Place("sub_accounts", "/admin/sub-accounts", for_admins=True),
    Place("users", "/admin/users"),
    Place("channels", "/admin/channels", for_admins=True),
    Place("credits", "/admin/credits", for_admins=True),
    Place("api_keys", "/admin/api-keys", for_admins=True),
    Place("openings", "/admin/openings", for_admins=True),
)
