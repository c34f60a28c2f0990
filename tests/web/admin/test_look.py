"""The look of a sub-account: corrected where it can't be read, a picture where it is one, served with its pages."""

from typing import Any

import pytest
from aiohttp import FormData

from bot.domain.picture import LARGEST_BYTES
from bot.storage.reading import organisations
from tests.domain.test_picture import a_png
from tests.web.admin.desk import Desk
from tests.web.admin.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")
PLACE = "/admin/sub-accounts/default/look"


async def sent(
    desk: Desk, accent: str = "#17624c", content: bytes = b"", name: str = "logo.png", **more: str
) -> tuple[int, str]:
    form = FormData()
    for field, value in {"csrf": desk.csrf, "accent": accent, **more}.items():
        form.add_field(field, value)
    form.add_field("logo", content, filename=name, content_type="image/png")
    answer = await desk.client.post(PLACE, data=form, cookies=desk.cookies, allow_redirects=False)
    if answer.status == 303:
        return 303, await desk.page(answer.headers["Location"])
    return answer.status, await answer.text()


async def id_of(house: House, desk: Desk) -> str:
    found = await organisations.sub_account(desk.user.organisation, "default")
    assert found
    return found.id


async def brand(house: House, part: str, **given: Any) -> tuple[int, bytes, Any]:
    answer = await house.office.client.get(f"/brand/{await id_of(house, house.admin)}{part}", **given)
    return answer.status, await answer.read(), answer.headers


async def test_a_colour_is_kept_told_where_it_is_changed_and_served(house: House) -> None:
    status, page = await sent(house.admin, "#FFFF00")
    assert status == 303 and "#6e6e00, since #ffff00 could not be read there" in page
    status, styles, headers = await brand(house, ".css")
    assert status == 200 and headers["Content-Type"].startswith("text/css")
    assert b"--strong: #6e6e00" in styles and b"--strong: #ffff00" in styles
    again, empty, _ = await brand(house, ".css", headers={"If-None-Match": headers["ETag"]})
    assert (again, empty) == (304, b"")
    await sent(house.admin, "#FFFF00", reset="1")
    assert (await brand(house, ".css"))[1] == b""


async def test_a_logo_is_kept_served_as_what_it_is_and_taken_away(house: House) -> None:
    logo = a_png(120, 40)
    status, page = await sent(house.admin, content=logo, name="logo.html")
    assert status == 303 and "Take the logo away" in page
    status, content, headers = await brand(house, "/logo")
    assert (status, content, headers["Content-Type"]) == (200, logo, "image/png")
    assert headers["X-Content-Type-Options"] == "nosniff" and "default-src 'none'" in headers["Content-Security-Policy"]
    assert (await brand(house, "/logo", headers={"If-None-Match": headers["ETag"]}))[0] == 304
    await sent(house.admin, without_logo="1")
    assert (await brand(house, "/logo"))[0] == 404


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no whole PNG, JPEG or WebP"),
        (a_png() + b"<script>", "no whole PNG, JPEG or WebP"),
        (a_png(8, 8), "Each side must have 16 to 2000 pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * LARGEST_BYTES, "larger than 200 kB"),
    ],
)
async def test_what_is_no_picture_is_told_beside_it(house: House, content: bytes, said: str) -> None:
    status, page = await sent(house.admin, content=content)
    assert status == 422 and said in page
    assert (await brand(house, "/logo"))[0] == 404


async def test_what_is_no_colour_is_told_beside_it(house: House) -> None:
    status, page = await sent(house.admin, "red;}")
    assert status == 422 and "That is no colour" in page


async def test_the_preview_follows_any_colour_and_nothing_else(house: House) -> None:
    answer = await house.admin.get(f"{PLACE}?accent=%23123456", headers={"HX-Request": "true"})
    fragment = await answer.text()
    assert "#123456" in fragment and "<html" not in fragment
    assert "#123456" in await house.admin.page(f"{PLACE}?accent=%23123456")
    answer = await house.office.client.get("/brand/preview.css?accent=%7Dbody%7Bdisplay:none")
    styles = await answer.text()
    assert "body" not in styles and ".as-dark" in styles


async def test_an_unknown_look_is_not_found(house: House) -> None:
    for path in ("/brand/nobody.css", "/brand/nobody/logo", f"/brand/{await id_of(house, house.other)}/logo"):
        assert (await house.office.client.get(path)).status == 404
