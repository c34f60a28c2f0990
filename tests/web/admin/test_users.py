"""Admins let people in and take access away; everybody sees who the admins are; nobody sees another's users (R46)."""

from datetime import timedelta

from bot.domain.user import SignInWay, User, UserRole
from bot.storage.fields import microseconds
from bot.storage.reading import users
from bot.storage.sandbox_mail import SandboxMailbox
from bot.storage.steps import Query, Steps
from bot.wiring import Vouchline
from tests.web.admin.browsing import written
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from web.sessions import new_session, session_id

LIST, NEW = "/admin/users", "/admin/users/new"
NILS = {"name": "Nils Holm", "email": "Nils@example.com", "role": "recruiter", "language": "sv"}


async def change(vouchline: Vouchline, sql: str, *values: object) -> None:
    def changing() -> Steps[None]:
        yield Query(sql, values)

    await vouchline.storage.database.write(changing)


async def grown_old(vouchline: Vouchline) -> None:
    """Every session began more than an hour ago."""
    earlier = microseconds(vouchline.clock.real() - timedelta(hours=1, seconds=1))
    await change(vouchline, "UPDATE user_session SET created_at = $1", earlier)


async def kept(user: User) -> User:
    found = await users.one(user.organisation, user.id)
    assert found
    return found


async def nils(admin: Desk) -> User:
    await admin.send(NEW, **NILS)
    found = await users.with_email_in(admin.user.organisation, "nils@example.com")
    assert found
    return found


async def test_an_admin_lets_somebody_in_who_is_told_by_mail(vouchline: Vouchline, admin: Desk) -> None:
    page = await admin.send(NEW, **NILS)
    assert "They may sign in now" in page and "nils@example.com" in page
    await written(admin.client)
    assert isinstance(vouchline.mailer, SandboxMailbox)
    [mail] = await vouchline.mailer.newest()
    assert (mail.address, mail.subject) == ("nils@example.com", "Du kan logga in i Vouchline för Café Norr")
    assert admin.user.name in mail.text and "/login" in mail.text


async def test_sending_the_form_twice_makes_one_user(vouchline: Vouchline, admin: Desk) -> None:
    [form] = [one for one in await admin.forms(NEW) if "key" in one.fields]
    for _ in range(2):
        assert (await admin.post(NEW, {**NILS, "key": form.fields["key"]})).status == 303
    assert len(await users.with_email("nils@example.com")) == 1


async def test_mistakes_stand_beside_their_fields_in_ones_language(sign_in: SignIn) -> None:
    admin = await sign_in(language="sv")
    assert "Inga dubbletter" not in await admin.send(NEW, **NILS)
    again = await admin.post(NEW, NILS)
    page = await again.text()
    assert again.status == 422 and "redan den adressen" in page and 'value="Nils Holm"' in page
    assert "inte en e-postadress" in await admin.send(NEW, **{**NILS, "email": "nils"})
    empty = await admin.post(NEW, {"name": "", "email": "", "role": "owner", "language": "tlh"})
    assert empty.status == 422 and (await empty.text()).count('class="error"') == 4


async def test_a_recruiter_sees_the_admins_and_changes_nobody(admin: Desk, sign_in: SignIn) -> None:
    recruiter = await sign_in(UserRole.RECRUITER)
    page = await recruiter.page(LIST)
    assert admin.user.email in page and recruiter.user.email not in page and NEW not in page
    await recruiter.page(NEW, 403)
    one = f"{LIST}/{admin.user.id}"
    assert [(await recruiter.post(path, NILS)).status for path in (NEW, one, f"{one}/deactivate")] == [403] * 3
    assert await users.with_email("nils@example.com") == [] and not (await kept(admin.user)).deactivated_at


async def test_another_organisations_users_are_not_there(admin: Desk, sign_in: SignIn) -> None:
    stranger = (await sign_in(organisation="Bar Söder")).user
    assert stranger.email not in await admin.page(LIST)
    one = f"{LIST}/{stranger.id}"
    await admin.page(one, 404)
    for path in (one, f"{one}/deactivate", f"{one}/activate", f"{LIST}/nobody", f"{LIST}/%00", f"{LIST}/%F0%9F/x"):
        assert (await admin.post(path, NILS)).status == 404
    assert await kept(stranger) == stranger


async def test_role_name_and_language_change(admin: Desk) -> None:
    one = await nils(admin)
    page = await admin.send(f"{LIST}/{one.id}", name="Nils H", email="nils.h@example.com", role="admin", language="en")
    assert "Saved" in page and "Nils H" in page
    now = await kept(one)
    assert (now.email, now.role, now.language) == ("nils.h@example.com", UserRole.ADMIN, "en")


async def test_who_is_deactivated_is_out_at_once_and_comes_back_signed_out(
    vouchline: Vouchline, admin: Desk, sign_in: SignIn
) -> None:
    other = await sign_in(UserRole.RECRUITER)
    one = f"{LIST}/{other.user.id}"
    assert "no access any more" in await admin.send(f"{one}/deactivate")
    assert (await other.get("/admin/me")).headers["Location"].startswith("/login")
    assert "Deactivated" in await admin.page(one)
    assert "may sign in again" in await admin.send(f"{one}/activate")
    assert (await other.get("/admin/me")).status == 303
    assert not (await kept(other.user)).deactivated_at


async def test_the_last_admin_stays(admin: Desk) -> None:
    mine = f"{LIST}/{admin.user.id}"
    refused = await admin.post(f"{mine}/deactivate")
    assert refused.status == 409 and "only admin" in await refused.text()
    demoted = await admin.send(mine, name="Rut", email=admin.user.email, role="recruiter", language="en")
    assert "only admin" in demoted
    assert await kept(admin.user) == admin.user


async def test_the_dangerous_takes_a_session_of_the_last_hour(vouchline: Vouchline, admin: Desk) -> None:
    one = await nils(admin)
    await grown_old(vouchline)
    place, same = f"{LIST}/{one.id}", {**NILS, "email": one.email}
    for path, given in (
        (NEW, {**NILS, "email": "eva@example.com", "role": "admin"}),
        (place, {**same, "role": "admin"}),
        (place, {**same, "email": "mine@example.com"}),
        (f"{place}/deactivate", {}),
        (f"{place}/activate", {}),
    ):
        asked = await admin.post(path, given)
        assert asked.status == 303 and "again=1" in asked.headers["Location"], path
    assert await kept(one) == one and await users.with_email("eva@example.com") == []
    assert "Saved" in await admin.send(place, **{**same, "name": "Nils H"})  # that is not dangerous


async def test_nothing_typed_is_lost_by_signing_in_again(vouchline: Vouchline, admin: Desk) -> None:
    await grown_old(vouchline)
    asked = await admin.post(NEW, {**NILS, "name": "Eva & <Co>", "role": "admin"})
    door = await admin.page(asked.headers["Location"])
    [back] = [form.fields["next"] for form in await admin.forms(asked.headers["Location"]) if "next" in form.fields]
    assert "once more" in door and back.startswith(f"{NEW}?")
    page = await admin.page(back)
    assert "Eva &amp; &lt;Co&gt;" in page and 'selected value="admin"' in page


async def test_ones_own_name_and_language(admin: Desk) -> None:
    page = await admin.send("/admin/me", name="Rut Lind", language="sv")
    assert "Ditt konto" in page and "Rut Lind" in page and "Sparat" in page
    assert (await admin.post("/admin/me", {"name": " ", "language": "sv"})).status == 422
    assert (await kept(admin.user)).role is UserRole.ADMIN


async def test_browsers_are_ended_one_by_one_or_all_but_this(
    vouchline: Vouchline, admin: Desk, sign_in: SignIn
) -> None:
    stranger = await sign_in(organisation="Bar Söder")
    [theirs] = await users.sessions_of(stranger.user.id, vouchline.clock.real())
    await admin.send(f"/admin/me/browsers/{theirs.id}/end")
    assert (await stranger.get("/admin/me")).status == 200
    tokens = [await new_session(vouchline, admin.user, SignInWay.SLACK, "Firefox/1 Windows") for _ in range(3)]
    assert (await admin.page("/admin/me")).count("Firefox, Windows") >= 3
    page = await admin.send(f"/admin/me/browsers/{session_id(tokens[0])}/end")
    assert "signed out" in page
    assert len(await users.sessions_of(admin.user.id, vouchline.clock.real())) == 3
    assert "everywhere but here" in await admin.send("/admin/me/browsers/end-others")
    assert len(await users.sessions_of(admin.user.id, vouchline.clock.real())) == 1
    assert (await stranger.get("/admin/me")).status == 200


async def test_the_office_begins_with_the_checks(admin: Desk) -> None:
    assert (await admin.get("/admin")).headers["Location"] == "/admin/checks"
