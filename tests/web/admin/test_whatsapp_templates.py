"""The page of the channels tells how WhatsApp's templates stand, and which it will not have."""

import pytest

from bot.catalogues import read_texts
from bot.domain.template import Approval, KeptContent
from bot.storage.contents import SqlContentStore
from bot.wiring import Vouchline
from tests.web.admin.desk import Desk
from web.admin.channels.templates import lines_about

REJECTED = KeptContent("vouchline_update_sv_1", "HX1", Approval.REJECTED, "TAG_CONTENT_MISMATCH <b>")


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
    assert "vouchline_update_sv_1 was rejected" in page and "TAG_CONTENT_MISMATCH &lt;b&gt;" in page
    await store.keep("AC of somebody else", KeptContent("theirs", "HX2", Approval.REJECTED))
    assert "theirs" not in await admin.page("/admin/channels")
