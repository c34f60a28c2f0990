"""API keys on the web: shown once, used, revoked at once, and never another organisation's (R53, R57)."""

import re

import pytest

from bot.storage.reading import api_keys
from tests.web.admin.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")
PLACE = "/admin/api-keys"


async def made(house: House, name: str) -> tuple[str, str]:
    """The key and its id."""
    page = await house.admin.send(PLACE, name=name)
    found = re.search(r'value="(vl_[\w-]{32})"', page)
    assert found, page
    [id] = [one.id for one in await api_keys.of_organisation(house.admin.user.organisation) if one.name == name]
    return found[1], id


async def test_a_key_is_shown_once_lets_in_and_is_locked_out_at_once(house: House) -> None:
    key, id = await made(house, "Our ATS")
    listed = await house.admin.page(PLACE)
    assert key not in listed and "Our ATS" in listed and "Rut" in listed and "never" in listed
    assert (await house.office.call("GET", "/api/v1/checks", key)).status == 200
    assert "It was last used" in await house.admin.page(f"{PLACE}/{id}/revoke")
    assert "The key is revoked." in await house.admin.send(f"{PLACE}/{id}/revoke")
    assert (await house.office.call("GET", "/api/v1/checks", key)).status == 401
    assert "revoked" in await house.admin.page(PLACE)
    assert "The key is revoked." in await house.admin.send(f"{PLACE}/{id}/revoke")


async def test_nothing_that_is_kept_tells_the_key(house: House) -> None:
    key, _ = await made(house, "Secret one")
    folder = house.vouchline.settings.var
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert b"Secret one" in kept and key.encode() not in kept


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
async def test_a_key_needs_a_name(house: House, name: str) -> None:
    before = len(await api_keys.of_organisation(house.admin.user.organisation))
    answer = await house.admin.post(PLACE, {"name": name})
    page = await answer.text()
    assert answer.status == 422 and 'class="error"' in page and "vl_" not in page.replace("vl_…", "")
    assert len(await api_keys.of_organisation(house.admin.user.organisation)) == before


async def test_a_form_that_is_sent_twice_makes_one_key(house: House) -> None:
    first = await house.admin.send(PLACE, name="Twice", once="abc")
    assert 'value="vl_' in first
    second = await house.admin.send(PLACE, name="Twice", once="abc")
    assert "was made already" in second and 'value="vl_' not in second
    known = await api_keys.of_organisation(house.admin.user.organisation)
    assert [one.name for one in known].count("Twice") == 1


async def test_signs_that_nobody_sees_are_left_out_of_names(house: House) -> None:
    page = await house.admin.send(PLACE, name="A\x00TS\u202e <b>")
    assert "The key for ATS &lt;b&gt; is made" in page


async def test_another_organisations_key_is_not_there(house: House) -> None:
    key, id = await made(house, "Ours alone")
    assert (await house.other.get(f"{PLACE}/{id}/revoke")).status == 404
    assert (await house.other.post(f"{PLACE}/{id}/revoke")).status == 404
    assert "Ours alone" not in await house.other.page(PLACE)
    assert (await house.office.call("GET", "/api/v1/checks", key)).status == 200


async def test_recruiters_make_and_revoke_none(house: House) -> None:
    _, id = await made(house, "Kept from recruiters")
    assert (await house.recruiter.post(PLACE, {"name": "Mine"})).status == 403
    assert (await house.recruiter.post(f"{PLACE}/{id}/revoke")).status == 403
    assert "Only admins may see this" in await house.recruiter.page(PLACE, status=403)


async def test_it_is_said_in_swedish_too(house: House) -> None:
    assert "Skapa en nyckel" in await house.swede.page(PLACE)
