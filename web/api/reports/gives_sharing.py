"""Who is let in to a report by name, who has opened which, and who may: as JSON (R50)."""

from datetime import datetime

from pydantic import BaseModel, Field

from bot.domain.access import OpenedAs, OpenedBy, ReportsOpenTo


class ShareGiven(BaseModel):
    id: str
    name: str
    email: str
    link: str | None = Field(description="Their own: pass it on only to them. Null where it was withdrawn.")
    shared_by: str
    created_at: datetime
    mailed_at: datetime | None = Field(description="When the link was last handed to the mail server.")
    withdrawn_at: datetime | None
    opened: list[datetime] = Field(description="When the report was opened by it, the newest first.")


class SharePage(BaseModel):
    shares: list[ShareGiven] = Field(description="The newest first, withdrawn ones among them.")
    next: str | None = Field(description="Null: all are here.")


class OpeningGiven(BaseModel):
    at: datetime
    check: str
    candidate: str = Field(description="Whose report; empty where the check is gone.")
    by: OpenedBy
    name: str = Field(description="As it was then; empty of whoever has the link.")
    way: OpenedAs
    version: int = Field(description="Of the report.")
    browser: str


class OpeningPage(BaseModel):
    openings: list[OpeningGiven] = Field(description="The newest first.")
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class ReportAccessGiven(BaseModel):
    open_to: ReportsOpenTo = Field(
        description="`link`: whoever has a report's link. `signed_in`: users of the organisation, once signed in."
    )
