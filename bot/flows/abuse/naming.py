"""How many referees one candidate may name: whoever could go on for ever could have us write to anybody."""

from datetime import datetime, timedelta

from bot.flows.talk import Talk

A_DAY = timedelta(hours=24)


def names_again_at(talk: Talk) -> datetime | None:
    """When the candidate may name one more; None: now."""
    most, since = talk.moment.limits.referees_per_day, talk.moment.now - A_DAY
    sent = [entry for entry in talk.memory.events if entry.key == "sent" and entry.at > since]
    named_at = [entry.at for entry in sent for _ in entry.value]
    if most is None or len(named_at) < most:
        return None
    return named_at[len(named_at) - most] + A_DAY if most else talk.moment.now + A_DAY
