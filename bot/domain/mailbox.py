"""Which addresses reach the same person, for telling people apart (R17)."""

DOTS_DO_NOT_COUNT = frozenset({"gmail.com", "googlemail.com"})


def mailbox(address: str) -> str:
    """An address as others of the same mailbox would also come out: case and `+tags` do not count, nor dots at Gmail.

    A number in E.164 stays as it is.
    """
    name, at, domain = address.strip().casefold().rpartition("@")
    if not at:
        return domain
    name = name.partition("+")[0] or name
    if domain in DOTS_DO_NOT_COUNT:
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain}"
