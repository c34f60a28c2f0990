"""Who the users are; anybody can see who the admins are (R46). They are made in the office alone."""

from datetime import datetime

from pydantic import BaseModel, Field

from bot.domain.user import User, UserRole
from bot.storage.reading import users
from web.api.call import Call
from web.api.checks.takes import Taken
from web.api.endpoint import endpoint


class UsersWanted(Taken):
    role: UserRole | None = None
    active: bool = Field(default=True, description="False: those who were deactivated.")


class UserGiven(BaseModel):
    id: str
    name: str
    email: str
    role: UserRole
    language: str
    created_at: datetime
    deactivated_at: datetime | None = Field(description="They lost access then; their checks stay.")


class UserPage(BaseModel):
    users: list[UserGiven] = Field(description="By name.")
    next: str | None = Field(description="Null: all are here.")


@endpoint("The users of your organisation, its admins among them (R46)", takes=UsersWanted, gives=UserPage)
async def list_users(call: Call, wanted: UsersWanted) -> UserPage:
    known = await users.of_organisation(call.organisation)
    meant = [one for one in known if _is_meant(one, wanted)]
    return UserPage(users=[UserGiven.model_validate(one, from_attributes=True) for one in meant], next=None)


def _is_meant(one: User, wanted: UsersWanted) -> bool:
    return wanted.role in (None, one.role) and wanted.active is (one.deactivated_at is None)
