"""What a person may put right of their own phone and e-mail: the number must be one that texts reach (R21)."""

from bot.domain.phone import region_of
from bot.domain.sender import BY_NUMBER
from bot.flows.readers.contact import ContactRules
from bot.flows.talk import Talk
from bot.flows.ways import ALLOWED, contact_of


def own_rules(talk: Talk, phone: str | None) -> ContactRules:
    """Nothing more must be given than was, whatever the contact; but what is given by then must be of use."""
    check = talk.seen.check
    is_texted = any(channel in BY_NUMBER for channel in ALLOWED[contact_of(talk.seen)])
    ours = (*talk.moment.numbers_of_ours, *check.check.senders.values())
    countries = check.organisation.allowance.allowed(talk.moment.limits)
    return ContactRules(region_of(phone), is_texted, False, dict.fromkeys(ours, "own_number_of_ours"), countries)
