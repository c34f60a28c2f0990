"""The report: from the first submitted reference on, word for word (R21, R22, R42)."""

from tests.web.office import CHECKS, Office

WORDS = "Alltid först på plats & <b>sist</b> hem.\nKan anställas “genast” 👍"


async def test_there_is_no_report_before_somebody_has_submitted(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await office.fill(check["references"][0]["link"])
    for path in ("report", "report.json"):
        problem = await office.json("GET", f"{CHECKS}/{check['id']}/{path}", 404)
        assert problem["type"] == "/problems/no-report-yet"


async def test_answers_are_reported_word_for_word(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"], words=WORDS)
    await office.is_in(check)
    report = await office.json("GET", f"{CHECKS}/{check['id']}/report")
    assert (report["version"], report["final"]) == (1, True)
    [reference] = report["references"]
    assert reference["referee"] == {"name": "Eva Berg", "phone": "+46702222222", "email": None}
    assert (reference["relation"], reference["employer"], reference["dates"]) == ("my manager", "Acme", "2019-2022")
    answers = {one["key"]: one for one in reference["answers"]}
    assert answers["strengths"]["words"] == answers["strengths"]["answer"] == WORDS
    assert (answers["teamwork"]["answer"], answers["teamwork"]["comment"]) == (1, WORDS)
    assert "Anna" in answers["teamwork"]["question"]
    assert await office.json("GET", f"{CHECKS}/{check['id']}/report.json") == report


async def test_a_report_is_not_final_while_a_reference_is_missing(office: Office) -> None:
    check = await office.start(references_wanted=2)
    link = check["links"]["candidate"]
    await office.fill(link)
    await office.fill(link)
    await office.fill(link, text="Eva Berg, 0702222222, my manager at Acme 2019-2022")
    await office.fill(link, text="Per Sten, 0703333333, my colleague at Acme 2019-2022")
    await office.press(link, "submit")
    check = await office.until(check, lambda now: len(now["references"]) == 2)
    await office.answer_everything(check["references"][1]["link"])
    await office.is_in(check)
    report = await office.json("GET", f"{CHECKS}/{check['id']}/report")
    assert not report["final"]
    eva, per = report["references"]
    assert (eva["standing"] != "submitted", eva["answers"]) == (True, [])
    assert per["standing"] == "submitted" and per["answers"]


async def test_a_corrected_detail_is_reported_beside_the_candidates(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    link = check["references"][0]["link"]
    await office.fill(link)
    await office.fill(link, text="Eva Bergman")
    await office.fill(link, text="yes")
    await office.fill(link, text="2018-2021, I was her colleague at Beta Ltd")
    await office.fill(link, text="yes")
    await office.answer_everything(link)
    await office.is_in(check)
    [reference] = (await office.json("GET", f"{CHECKS}/{check['id']}/report"))["references"]
    assert reference["referee"]["name"] == "Eva Bergman"
    assert reference["corrections"] == [
        {"field": "name", "nominated": "Eva Berg", "corrected": "Eva Bergman"},
        {"field": "relation", "nominated": "my manager", "corrected": "colleague"},
        {"field": "organisation", "nominated": "Acme", "corrected": "Beta Ltd"},
        {"field": "dates", "nominated": "2019-2022", "corrected": "2018-2021"},
    ]
    assert (reference["relation"], reference["employer"], reference["dates"]) == ("colleague", "Beta Ltd", "2018-2021")
    page = await office.page((await office.check(check))["links"]["report"])
    assert '<ins dir="auto">Beta Ltd</ins>' in page and '<del dir="auto">Acme</del>' in page


async def test_the_report_is_read_at_its_own_link(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"], words=WORDS)
    await office.is_in(check)
    page = await office.page((await office.check(check))["links"]["report"])
    assert "Alltid först på plats &amp; &lt;b&gt;sist&lt;/b&gt; hem.\nKan anställas “genast” 👍" in page
    assert "Final report" in page


async def test_a_follow_up_is_an_addendum_and_a_version_of_its_own(either_office: Office) -> None:
    office = either_office
    check = await office.name_a_referee(await office.start())
    link, path = check["references"][0]["link"], f"{CHECKS}/{check['id']}"
    asked = {"person": "referee.1", "question": "Was <b>Anna</b> late?"}
    problem = await office.json("POST", f"{path}/follow-up", 409, json=asked)
    assert problem["type"] == "/problems/not-submitted"
    await office.answer_everything(link, words=WORDS)
    await office.is_in(check)
    first = await office.json("GET", f"{path}/report")
    await office.json("POST", f"{path}/follow-up", json=asked)
    await office.settled()  # the referee's own lane asks it
    await office.until(check, lambda now: now["references"][0]["follow_up_asked_at"] is not None)
    problem = await office.json("POST", f"{path}/follow-up", 409, json=asked)
    assert problem["type"] == "/problems/follow-up-open"
    await office.fill(link, text="Never & always")
    await office.press(link, "submit")
    await office.until(check, lambda now: now["references"][0]["follow_up_asked_at"] is None)
    second = await office.json("GET", f"{path}/report")
    assert (second["version"], second["final"], len(second["versions"])) == (2, True, 2)
    [addendum] = second["references"][0]["addenda"]
    assert (addendum["question"], addendum["words"]) == ("Was <b>Anna</b> late?", "Never & always")
    assert addendum["new_in_version"] == 2
    assert second["references"][0]["answers"] == first["references"][0]["answers"]
    earlier = await office.json("GET", f"{path}/report?version=1")
    assert (earlier["version"], earlier["final"], earlier["references"]) == (1, False, first["references"])
    problem = await office.json("GET", f"{path}/report?version=3", 404)
    assert problem["type"] == "/problems/unknown-version"
    page = await office.page((await office.check(check))["links"]["report"])
    assert "Never &amp; always" in page and "New in version 2" in page
