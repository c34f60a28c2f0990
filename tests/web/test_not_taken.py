"""A page that is sent while nothing can be kept: what was written comes back, to be sent again by one press."""

from pathlib import Path

from tests.databases import Postgres
from tests.web.browsers import a_browser, a_referee, at_the_questions
from tests.web.conftest import office_of, running
from tests.web.forms import filled_in


async def test_while_the_database_is_away_what_was_written_stays_on_the_page(
    tmp_path: Path, postgres: Postgres
) -> None:
    url = await postgres.fresh()
    async with running(tmp_path, url) as vouchline, office_of(vouchline) as office, a_browser(office) as browser:
        _, link = await a_referee(office)
        await at_the_questions(browser, link)
        sent = filled_in(browser.form, text="Closest manager")
        await postgres.drop(url)
        page = await browser.send(sent)
        assert browser.status == 503 and "We could not take that just now" in page
        assert filled_in(browser.form) == sent, "one press sends the same again"
