"""All of an organisation's data as a zip: whole, explained, and nobody else's (R57)."""

import asyncio
import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.catalogues import CatalogueRefused
from bot.export_files.contents import FILE, read_contents
from bot.export_files.explained import explained
from tests.web.office import CHECKS, Office, path_of

EXPORT = "/api/v1/export"
DOCUMENT = Path(__file__).parents[2] / "docs/export.md"
STRANGER = {"name": "Stig Främling", "phone": "+46709999999", "email": "stig@bar.example"}


async def exported(office: Office, key: str | None = None) -> zipfile.ZipFile:
    answer = await office.call("GET", EXPORT, key=key)
    assert (answer.status, answer.content_type) == (200, "application/zip"), await answer.text()
    content = await answer.read()
    assert len(content) == int(answer.headers["Content-Length"])
    return zipfile.ZipFile(io.BytesIO(content))


def lines(archive: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in archive.read(f"{name}.jsonl").decode().splitlines()]


async def a_finished_check(office: Office) -> dict[str, Any]:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"], words="=1+1 är mitt svar 👍")
    await office.is_in(check)
    return check


async def test_everything_of_one_organisation_and_nothing_of_another_is_in_it(either_office: Office) -> None:
    office = either_office
    check = await a_finished_check(office)
    theirs = {"candidates": [STRANGER], "assignment": {"title": "Hemligt uppdrag"}}
    other = await office.call("POST", CHECKS, key=office.other_key, json=theirs)
    assert other.status == 201
    archive = await exported(office)
    assert [one["id"] for one in lines(archive, "checks")] == [check["id"]]
    assert "=1+1 är mitt svar 👍" in {one["words"] for one in lines(archive, "answers")}
    assert {"check_started", "reference_submitted"} <= {one["type"] for one in lines(archive, "lifecycle")}
    assert lines(archive, "references")[0]["standing"] == "submitted"
    assert lines(archive, "openings")[-1]["way"] == "export"
    whole = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
    for told in ("Främling", "stig@", "46709999999", "Hemligt", (await other.json())["checks"][0]["id"]):
        assert told not in whole
    theirs_too = await exported(office, office.other_key)
    assert [one["candidate_name"] for one in lines(theirs_too, "checks")] == ["Stig Främling"]
    assert "Anna Lind" not in b"".join(theirs_too.read(name) for name in theirs_too.namelist()).decode()


async def test_the_manifest_counts_and_hashes_each_file(office: Office) -> None:
    await a_finished_check(office)
    archive = await exported(office)
    manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["format"], manifest["version"]) == ("vouchline-export", 1)
    assert {one["name"] for one in manifest["files"]} | {"manifest.json"} == set(archive.namelist())
    for one in manifest["files"]:
        content = archive.read(one["name"])
        assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        if one["name"].endswith(".jsonl"):
            assert one["rows"] == len(content.decode().splitlines())


async def test_what_opens_something_is_not_in_it(office: Office) -> None:
    check = await a_finished_check(office)
    found = await office.check(check)
    links = [check["links"]["candidate"], check["references"][0]["link"], found["links"]["report"]]
    archive = await exported(office)
    whole = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
    for link in links:
        assert path_of(link).rpartition("/")[2] not in whole
    assert "/c/…" in whole
    assert office.key not in whole and hashlib.sha256(office.key.encode()).hexdigest() not in whole
    code = re.search(r"/f/([A-Z0-9]{8})", json.dumps(lines(archive, "messages")))
    assert code is None


async def test_a_spreadsheet_takes_none_of_it_for_a_formula(office: Office) -> None:
    await office.json("POST", "/api/v1/assignments", 201, json={"title": "=cmd|' /C calc'!A0"})
    archive = await exported(office)
    text = archive.read("assignments.csv").decode("utf-8-sig")
    assert [row["title"] for row in csv.DictReader(io.StringIO(text))] == ["'=cmd|' /C calc'!A0"]
    assert lines(archive, "assignments")[0]["title"] == "=cmd|' /C calc'!A0"


async def test_it_is_of_one_moment_and_writers_go_on_meanwhile(either_office: Office) -> None:
    vouchline_of = either_office.client.app
    assert vouchline_of is not None
    await either_office.start()
    exports = [asyncio.create_task(exported(either_office)) for _ in range(2)]
    started = [
        asyncio.create_task(either_office.start(candidates=[{"name": f"Bo {n}", "phone": f"+4670111000{n}"}]))
        for n in range(5)
    ]
    for archive in await asyncio.gather(*exports):
        checks = {one["id"] for one in lines(archive, "checks")}
        assert {one["check"] for one in lines(archive, "lifecycle")} == checks
        assert {one["check"] for one in lines(archive, "conversations")} == checks
    await asyncio.gather(*started)


def test_the_document_says_what_is_written() -> None:
    """To write it anew: `python -m bot.export_files.explained > docs/export.md`."""
    assert DOCUMENT.read_text(encoding="utf-8") == explained()


@pytest.mark.parametrize("forgotten", ['\nfields.guidance = "', '\nleft_out.code = "', "\n[draft]\n"])
def test_no_table_and_no_column_is_forgotten(forgotten: str, tmp_path: Path) -> None:
    known = FILE.read_text(encoding="utf-8")
    assert forgotten in known
    without = re.sub(re.escape(forgotten) + r".*", "\n", known, count=1)
    (tmp_path / "export.toml").write_text(without, encoding="utf-8")
    assert read_contents(FILE).parts
    with pytest.raises(CatalogueRefused):
        read_contents(tmp_path / "export.toml")
