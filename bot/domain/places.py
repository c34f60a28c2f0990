"""How places are shared among organisations, so that nobody's slow addresses keep others waiting (R53)."""


def may_have_another(its_own: int, free: int) -> bool:
    """Whether an organisation that has some places gets one more: while more are free than it has.

    One alone comes to half of all, and whoever comes then finds the other half; of n who want all, each comes to a part
    in n + 1. So the last is free for whoever has none.
    """
    return its_own < free
