"""Where a page finds the colours and the logo of the sub-account that it speaks for."""

import hashlib

from bot.domain.organisation import SubAccount


def linked(one: SubAccount) -> dict[str, str]:
    """Empty where it has none of its own. What is changed has another address, so that browsers may keep the rest."""
    version = hashlib.sha256(f"{one.look.accent}|{one.look.logo}".encode()).hexdigest()[:12]
    return {
        "brand": f"/brand/{one.id}.css?v={version}" if one.look.accent else "",
        "logo": f"/brand/{one.id}/logo?v={version}" if one.look.logo else "",
    }
