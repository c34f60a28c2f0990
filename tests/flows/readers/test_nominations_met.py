"""What candidates really write when they name a referee, and what of it is understood (R16)."""

import pytest

from bot.domain.channel import Channel
from bot.flows.readers.contact import ContactRules
from bot.flows.readers.nomination import NominationReader
from bot.flows.talk import Inbound, Understood

# What was written; then name | phone | relation | workplace | dates, as far as they are clear. The rest is asked for.
MET = [
    ("Eva Lind, 070-174 06 05, my manager at Acme 2019-2022", "Eva Lind|+46701740605|my manager|Acme|2019-2022"),
    (
        "Min chef på Acme hette Eva Lind, nås på 0701740605, vi jobbade ihop 2019 till 2022",
        "Eva Lind|+46701740605|Min chef|Acme|2019 till 2022",
    ),
    ("Eva Lind\n070-174 06 05\nmin chef\nAcme AB\n2019-2022", "Eva Lind|+46701740605|min chef|Acme AB|2019-2022"),
    ("Namn: Eva Lind\nTel: 070-174 06 05", "Eva Lind|+46701740605|||"),
    (
        "Namn: Eva Lind, Tel: 0701740605, Relation: chef, Arbetsplats: Acme, När: 2019-2022",
        "Eva Lind|+46701740605|chef|Acme|2019-2022",
    ),
    (
        "Name: Eva Lind\nPhone: 0701740605\nTitle: store manager\nCompany: Acme",
        "Eva Lind|+46701740605|store manager|Acme|",
    ),
    ("Mobil: 0701740605\nNamn: Eva Lind", "Eva Lind|+46701740605|||"),
    ("Eva Lind tel. 0701740605", "Eva Lind|+46701740605|||"),
    ("Eva Lind mobil 070-1740605", "Eva Lind|+46701740605|||"),
    ("Carl von Essen 0701740605", "Carl von Essen|+46701740605|||"),
    ("Carl von Essen, chef, 0701740605", "Carl von Essen|+46701740605|chef||"),
    ("Anna-Karin Öberg 0701740605", "Anna-Karin Öberg|+46701740605|||"),
    ("Jean-Luc O'Neill, +44 7400 123456", "Jean-Luc O'Neill|+447400123456|||"),
    ("Jean-Luc O’Neill", "Jean-Luc O’Neill||||"),
    ("Ngo Thi Ha, 0701740605", "Ngo Thi Ha|+46701740605|||"),
    ("Maria de la Cruz", "Maria de la Cruz||||"),
    ("Ludwig van der Berg, min chef", "Ludwig van der Berg||min chef||"),
    ("Åsa Öberg-Ek", "Åsa Öberg-Ek||||"),
    ("Łukasz Żak +48 512 345 678", "Łukasz Żak|+48512345678|||"),
    ("أحمد علي", "أحمد علي||||"),
    ("Dr. Eva Lind, 0701740605", "Eva Lind|+46701740605|||"),
    ("Dr Eva Lind", "Eva Lind||||"),
    ("Professor Eva Lind, handledare vid KTH", "Eva Lind||handledare|KTH|"),
    ("eva lind 0701740605", "eva lind|+46701740605|||"),
    ("EVA LIND", "EVA LIND||||"),
    ("eva lind", "eva lind||||"),
    ("Hej! Det blir Eva Lind 070-174 06 05", "Eva Lind|+46701740605|||"),
    ("Hej! Det blir Eva Lind, tack!", "Eva Lind||||"),
    ("Hi, it will be Eva Lind please", "Eva Lind||||"),
    ("Jag vill ange Eva Lind, 0701740605", "Eva Lind|+46701740605|||"),
    ("My referee is Eva Lind, 0701740605", "Eva Lind|+46701740605|||"),
    ("Min första referent är Eva Lind", "Eva Lind||||"),
    ("Hon heter Eva Lind", "Eva Lind||||"),
    ("You can contact Eva Lind on 0701740605", "Eva Lind|+46701740605|||"),
    ("Eva Lind 😀 0701740605", "Eva Lind|+46701740605|||"),
    ("👩‍💼 Eva Lind", "Eva Lind||||"),
    ("0701740605 Eva Lind", "Eva Lind|+46701740605|||"),
    ("070-174 06 05, Eva Lind, chef", "Eva Lind|+46701740605|chef||"),
    ("0701740605 - Eva Lind - chef - Acme - 2019-2022", "Eva Lind|+46701740605|chef|Acme|2019-2022"),
    ("chef, Eva Lind, Acme AB, 0701740605", "Eva Lind|+46701740605|chef|Acme AB|"),
    ("min chef Eva Lind på Acme, 0701740605", "Eva Lind|+46701740605|min chef|Acme|"),
    ("My former boss Eva Lind at Acme", "Eva Lind||My former boss|Acme|"),
    ("Eva Lind var min chef på Acme 2019-2022", "Eva Lind||min chef|Acme|2019-2022"),
    ("Eva Lind, who was my manager at Acme", "Eva Lind||my manager|Acme|"),
    ("Eva Lind (chef)", "Eva Lind||chef||"),
    ("Eva Lind, Acme, chef", "Eva Lind||chef|Acme|"),
    ("Eva Lind, butikschef Ica Kvantum", "Eva Lind||butikschef Ica Kvantum||"),
    ("Eva Lind, kollega hos Acme sedan 2020", "Eva Lind||kollega|Acme|sedan 2020"),
    ("Eva Lind, head of sales at Acme", "Eva Lind||head of sales|Acme|"),
    ("Eva Lind, konditor, Bageriet", "Eva Lind||konditor|Bageriet|"),
    ("Eva Lind, but I'm not sure of her number", "Eva Lind||||"),
    ("Eva Lind, har inte hennes nummer", "Eva Lind||||"),
    ("Eva Lind. Jag vet inte numret.", "Eva Lind||||"),
    ("Eva Lind, eva@acme.se", "Eva Lind||||"),
    ("Kari Nordmann +47 406 12 345", "Kari Nordmann|+4740612345|||"),
    ("Mette Jensen, +45 20 12 34 56", "Mette Jensen|+4520123456|||"),
    ("Matti Virtanen +358 40 1234567", "Matti Virtanen|+358401234567|||"),
    ("Hans Müller, 0049 151 23456789", "Hans Müller|+4915123456789|||"),
    ("Jane Smith (212) 456-7890", "Jane Smith||||"),
    ("Jane Smith +1 212-456-7890", "Jane Smith|+12124567890|||"),
    ("Eva Lind 08-123 456 78 eller 0701740605", "Eva Lind|+46701740605|||"),
    ("Eva Lind, 0701740605\nPer Ek, 0701740606", "Eva Lind|+46701740605|||"),
    ("Eva Lind 0701740605 och Per Ek 0701740606", "Eva Lind|+46701740605|||"),
    ("1. Eva Lind 0701740605\n2. Per Ek 0701740606", "Eva Lind|+46701740605|||"),
    # What names nobody for certain is asked about.
    ("Eva", ""),
    ("min chef", ""),
    ("my manager at Acme", ""),
    ("jag vet inte", ""),
    ("kan jag ta min mamma?", ""),
    ("How many do you need?", ""),
    ("ok", ""),
    ("0701740605", ""),
    ("eva@acme.se", ""),
    ("vem ska jag skriva", ""),
    ("Jag skickar sen", ""),
    ("Har ingen chef att ange", ""),
    ("👍", ""),
]


def understood(text: str) -> str:
    rules = ContactRules("SE", True, False, {})
    found = NominationReader(1, rules, is_lenient=False)(Inbound(text, Channel.SMS, "SM1"))
    if not isinstance(found, Understood):
        return ""
    contact = found.also.get("referee.1.contact", {}).get("phone") or ""
    others = [found.also.get(f"referee.1.{key}", "") for key in ("relation", "organisation", "dates")]
    return "|".join([found.value, contact, *others])


@pytest.mark.parametrize(("text", "expected"), MET)
def test_what_was_written_is_understood(text: str, expected: str) -> None:
    assert understood(text) == expected
