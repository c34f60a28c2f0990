"""The ways to write to us first, from a forwarded link's page (R18)."""

from bot.catalogues import read_texts
from bot.domain.channel import Channel
from bot.domain.sender import Sender
from web.forwarded.shown import offers_of

TEXTS = read_texts()["en"]
SMS = Sender("sms", Channel.SMS, "+46846500404", 1.0)
WHATSAPP = Sender("whatsapp", Channel.WHATSAPP, "+46846500405", 1.0)


def test_each_way_has_the_code_filled_in() -> None:
    offers = offers_of("ABCD2345", {"sms": SMS, "whatsapp": WHATSAPP}, TEXTS)
    assert [one.link for one in offers] == [
        "sms:+46846500404?&body=REF%20ABCD2345",
        "https://wa.me/46846500405?text=REF%20ABCD2345",
    ]


def test_a_messaging_service_alone_has_no_number_to_write_to() -> None:
    assert offers_of("ABCD2345", {"sms": Sender("sms", Channel.SMS, "", 1.0, "MG1")}, TEXTS) == []
