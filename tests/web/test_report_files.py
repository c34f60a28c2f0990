"""The report as files: for those with a key, and for whoever has its link (R50)."""

import csv
import io
from typing import Any
from urllib.parse import unquote

from pypdf import PdfReader

from tests.web.office import CHECKS, Office, path_of

WORDS = "=Alltid först & <b>sist</b>.\nKan anställas “genast” 👍"


async def with_a_report(office: Office) -> dict[str, Any]:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"], words=WORDS)
    await office.is_in(check)
    return await office.check(check)


async def test_there_is_no_file_before_somebody_has_submitted(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await office.fill(check["references"][0]["link"])
    for ending in ("pdf", "csv"):
        problem = await office.json("GET", f"{CHECKS}/{check['id']}/report.{ending}", 404)
        assert problem["type"] == "/problems/no-report-yet"


async def test_the_pdf_is_saved_under_the_candidates_name(either_office: Office) -> None:
    check = await with_a_report(either_office)
    answer = await either_office.call("GET", f"{CHECKS}/{check['id']}/report.pdf")
    assert (answer.status, answer.content_type, answer.headers["Cache-Control"]) == (200, "application/pdf", "no-store")
    assert unquote(answer.headers["Content-Disposition"]) == "attachment; filename*=UTF-8''References Anna Lind.pdf"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(await answer.read())).pages)
    assert "Eva Berg" in text and "=Alltid först & <b>sist</b>." in text


async def test_the_csv_has_every_answer_of_the_json(office: Office) -> None:
    check = await with_a_report(office)
    answer = await office.call("GET", f"{CHECKS}/{check['id']}/report.csv")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    rows = list(csv.DictReader(io.StringIO((await answer.read()).decode("utf-8-sig"), newline="")))
    report = await office.json("GET", f"{CHECKS}/{check['id']}/report")
    answers = report["references"][0]["answers"]
    answered = [row for row in rows if row["kind"] != "integrity"]
    assert [row["question_key"] for row in answered] == [one["key"] for one in answers]
    assert next(row for row in rows if row["question_key"] == "strengths")["words"] == f"'{WORDS}"


async def test_a_version_that_is_not_there_is_refused(office: Office) -> None:
    check = await with_a_report(office)
    for ending in ("pdf", "csv"):
        path = f"{CHECKS}/{check['id']}/report.{ending}"
        assert (await office.call("GET", f"{path}?version=1")).status == 200
        assert (await office.json("GET", f"{path}?version=2", 404))["type"] == "/problems/unknown-version"
        assert (await office.json("GET", f"{path}?version=0", 422))["type"] == "/problems/invalid-request"


async def test_another_organisations_report_is_unknown(office: Office) -> None:
    check = await with_a_report(office)
    for ending in ("pdf", "csv"):
        path = f"{CHECKS}/{check['id']}/report.{ending}"
        assert (await office.json("GET", path, 404, key=office.other_key))["type"] == "/problems/unknown-check"
        assert (await office.client.get(path)).status == 401


async def test_the_reports_page_leads_to_the_pdf_of_the_version_shown(office: Office) -> None:
    link = (await with_a_report(office))["links"]["report"]
    assert f'href="{path_of(link)}.pdf?version=1"' in await office.page(link)
    answer = await office.client.get(f"{path_of(link)}.pdf?version=1")
    assert (answer.status, answer.content_type) == (200, "application/pdf")
    for path in (f"{path_of(link)}.pdf?version=2", f"{path_of(link)}.pdf?version=x", "/report/nobody.pdf"):
        assert (await office.client.get(path)).status == 404


async def test_the_documents_name_the_kinds_of_file(office: Office) -> None:
    answer = await office.client.get("/api/openapi.json")
    paths = (await answer.json())["paths"]
    for ending, media in (("pdf", "application/pdf"), ("csv", "text/csv")):
        told = paths[f"{CHECKS}/{{id}}/report.{ending}"]["get"]
        assert list(told["responses"]["200"]["content"]) == [media]
        assert "no-report-yet" in told["responses"]["404"]["description"]
        assert [one["name"] for one in told["parameters"]] == ["id", "version"]


async def test_one_browser_for_candidate_and_referee_is_told_in_every_form(office: Office) -> None:
    """The same client has answered for both, and faster than anybody writes."""
    check = await with_a_report(office)
    path = f"{CHECKS}/{check['id']}/report"
    signals = {one["kind"]: one for one in (await office.json("GET", path))["integrity"]}
    assert (signals["shared_device"]["references"], signals["shared_device"]["sort"]) == ([1], "coincidence")
    assert "hurried" in signals and all(one["explanation"] for one in signals.values())
    text = signals["shared_device"]["text"]
    assert text == "Anna Lind and Eva Berg have answered from the same browser on the same device."
    pdf = PdfReader(io.BytesIO(await (await office.call("GET", f"{path}.pdf")).read()))
    spread = await (await office.call("GET", f"{path}.csv")).text("utf-8-sig")
    assert text in " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert text in spread and text in await office.page(check["links"]["report"])
