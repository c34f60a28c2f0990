"""Where users may go: the navigation, in its order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    key: str  # its name is the text `admin.places.{key}`
    path: str
    for_admins: bool = False
    is_setting: bool = False


PLACES = (
    Place("checks", "/admin/checks"),
    Place("assignments", "/admin/assignments"),
    Place("statistics", "/admin/statistics"),
    Place("questionnaires", "/admin/questionnaires", is_setting=True),
    Place("sub_accounts", "/admin/sub-accounts", for_admins=True, is_setting=True),
    Place("users", "/admin/users", is_setting=True),
    Place("channels", "/admin/channels", for_admins=True, is_setting=True),
    Place("limits", "/admin/limits", for_admins=True, is_setting=True),
    Place("credits", "/admin/credits", for_admins=True, is_setting=True),
    Place("api_keys", "/admin/api-keys", for_admins=True, is_setting=True),
    Place("webhooks", "/admin/webhooks", for_admins=True, is_setting=True),
    Place("export", "/admin/export", for_admins=True, is_setting=True),
    Place("openings", "/admin/openings", for_admins=True, is_setting=True),
)
