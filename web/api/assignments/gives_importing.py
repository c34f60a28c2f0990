"""What became of each line of a list of candidates, as JSON."""

from pydantic import BaseModel, Field

from web.importing.judging import Became
from web.importing.refusals import Wrong


class LineWrong(BaseModel):
    part: str = Field(description="`name`, `phone` or `email`.")
    column: str | None = Field(description="The column's letter. Null: the file has no headings.")
    heading: str | None = Field(description="What stands above the column.")
    kind: Wrong
    detail: str = Field(description="What is wrong, and what to do about it.")


class LineGiven(BaseModel):
    line: int = Field(description="Where it begins in the file, from 1; of a workbook, the row.")
    became: Became
    name: str
    phone: str | None = Field(description="In E.164; of a refused line, as it was typed.")
    email: str | None
    listed: str | None = Field(description="For `listed` of a candidate in a start. Null: was not put on the list now.")
    same_as: int | None = Field(description="Of a duplicate: the line that has the same phone or e-mail, or name.")
    check: str | None = Field(description="Of a known one: their check in this assignment. Null: is on the list.")
    errors: list[LineWrong]


class ImportCounts(BaseModel):
    taken: int
    known: int
    duplicate: int
    refused: int


class ImportGiven(BaseModel):
    """Every line that has something in it is here: nothing is left out without being told."""

    dry_run: bool = Field(description="True: nothing was put on the list; `taken` is what would be.")
    counts: ImportCounts
    columns: dict[str, str] = Field(
        description="`name`, `phone`, `email`: the letter of the column each was read from."
    )
    ignored: list[str] = Field(description="Headings of columns that were not read.")
    sheets_not_read: list[str] = Field(description="Of a workbook: other sheets that have something in them.")
    lines: list[LineGiven]
