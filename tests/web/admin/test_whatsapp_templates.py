"""The page of the channels tells how WhatsApp's templates stand, and which it will not have."""

import pytest

from bot.catalogues import read_texts
from bot.catalogues.whatsapp_templates import read_templates
from bot.channels.twilio.content.definitions import of_template
from bot.domain.template import Approval, KeptContent
from bot.storage.contents import SqlContentStore
from bot.wiring import Vouchline
from tests.web.admin.desk import Desk
from web.admin.channels.templates import lines_about

NAME = of_template(read_templates().by_name["update_sv"]).name
REJECTED = KeptContent(NAME, "HX1", Approval.REJECTED, "TAG_CONTENT_MISMATCH <b>")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_state_has_its_line(language: str) -> None:
    texts = read_texts()[language]
    for approval in set(Approval) - {Approval.NOT_NEEDED}:
        [line] = lines_about([KeptContent("opening", "HX1", approval)], texts)
        assert "{" not in line and line
    assert len(lines_about([], texts)) == 1


async def test_an_admin_reads_which_template_was_rejected_and_why(admin: Desk, vouchline: Vouchline) -> None:
    assert vouchline.settings.twilio is not None
    account, store = vouchline.settings.twilio.account_sid, SqlContentStore(vouchline.storage.database)
    await store.keep(account, REJECTED)
    page = await admin.page("/admin/channels")
    assert f"{NAME} was rejected" in page and "TAG_CONTENT_MISMATCH &lt;b&gt;" in page
    await store.keep(account, KeptContent("of_an_earlier_wording", "HX2", Approval.REJECTED))
    assert "of_an_earlier_wording" not in await admin.page("/admin/channels")
