"""People and channels, by the real client."""

from bot.channels.sandbox.slack.cast import RUT
from bot.channels.slack.manifest import EVENTS
from tests.channels.sandbox.slack.conftest import HIRING, Office, direct


async def test_a_persons_language_follows_the_switch(office: Office) -> None:
    plain = (await office.client.users_info(user=RUT.id))["user"]
    assert (plain["tz"], plain["is_restricted"], "locale" in plain) == ("Europe/Stockholm", False, False)
    assert (await office.client.users_info(user=RUT.id, include_locale=True))["user"]["locale"] == "en-US"
    await office.do("locale", locale="sv-SE")
    assert (await office.client.users_info(user=RUT.id, include_locale=True))["user"]["locale"] == "sv-SE"
    assert (await office.do("locale", locale="tlh"))["type"] == "invalid-request"


async def test_an_app_hears_of_changed_people_if_it_has_subscribed_to_that(office: Office) -> None:
    await office.do("locale", locale="sv-SE")
    await office.workspace.calls.settled()
    heard = [(told["event"]["type"], told["event"]["user"]["locale"]) for told in office.app.told]
    assert heard == ([("user_change", "sv-SE")] if "user_change" in EVENTS else [])


async def test_people_are_listed_and_found_by_email(office: Office) -> None:
    people = {one["id"]: one for one in (await office.client.users_list())["members"]}
    assert people["U0GUS"]["is_restricted"] and people["U0VOUCHLINE"]["is_bot"]
    email = people[RUT.id]["profile"]["email"]
    assert (await office.client.users_lookupByEmail(email=email))["user"]["id"] == RUT.id
    assert (await office.refused("users.lookupByEmail", email="x@y.se"))["error"] == "users_not_found"
    assert (await office.refused("users.info", user="U9"))["error"] == "user_not_found"
    assert (await office.refused("users.info"))["error"] == "invalid_arguments"


async def test_channels_say_whether_the_app_is_a_member(office: Office) -> None:
    kinds = "public_channel,private_channel"
    found = {one["name"]: one for one in (await office.client.conversations_list(types=kinds))["channels"]}
    assert {name: one["is_member"] for name, one in found.items()} == {"hiring": True, "general": True, "random": False}
    assert found["hiring"]["is_private"] and "hiring" not in {
        one["name"] for one in (await office.client.conversations_list())["channels"]
    }
    shown = (await office.client.conversations_info(channel=HIRING))["channel"]
    assert (shown["name"], shown["is_ext_shared"]) == ("hiring", False)
    assert (await office.refused("conversations.info", channel="C9"))["error"] == "channel_not_found"


async def test_channels_come_in_pages(office: Office) -> None:
    first = await office.client.conversations_list(types="public_channel,private_channel", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await office.client.conversations_list(types="public_channel,private_channel", limit=2, cursor=cursor)
    assert len(first["channels"]) == 2 and len(rest["channels"]) == 1
    assert rest["response_metadata"]["next_cursor"] == ""


async def test_a_direct_conversation_is_with_one_person(office: Office) -> None:
    opened = await office.client.conversations_open(users=RUT.id, return_im=True)
    assert (opened["channel"]["id"], opened["channel"]["user"]) == (direct(), RUT.id)
    assert (await office.refused("conversations.open", users="U9"))["error"] == "user_not_found"
    assert (await office.refused("conversations.open"))["error"] == "users_list_not_supplied"


async def test_what_the_app_is_no_member_of_it_does_not_read(office: Office) -> None:
    assert (await office.refused("conversations.history", channel="C0RANDOM"))["error"] == "not_in_channel"
    assert (await office.refused("conversations.replies", channel=HIRING, ts="1.2"))["error"] == "thread_not_found"
