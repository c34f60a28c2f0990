"""The modals that are open in front of people: each person's stack of at most three."""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.channels.sandbox.slack.kit.surfaces import Surface
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.view import View
from bot.channels.sandbox.slack.viewed import viewed

Json = dict[str, Any]
MOST = 3


@dataclass(slots=True)
class Stack:
    views: list[View] = field(default_factory=list)

    @property
    def top(self) -> View | None:
        return self.views[-1] if self.views else None


class Modals:
    def __init__(self) -> None:
        self._stacks: dict[str, Stack] = {}

    def of(self, person: str) -> list[View]:
        return list(self._stack(person).views)

    def open(self, person: str, asked: Any) -> View:
        """A new stack; whatever was open is gone. Raises `Refused`."""
        made = viewed(asked, Surface.MODAL, person)
        self._refuse_known(made.external_id)
        self._stacks[person] = Stack([made])
        return made

    def push(self, person: str, asked: Any) -> View:
        stack = self._stack(person)
        if len(stack.views) >= MOST:
            raise Refused("push_limit_reached")
        made = viewed(asked, Surface.MODAL, person)
        self._refuse_known(made.external_id)
        below = stack.top
        if below:
            made = replace(made, root=below.root, previous=below.id)
        stack.views.append(made)
        return made

    def update(self, found: View, asked: Any) -> View:
        made = viewed(asked, Surface.MODAL, found.person)
        kept = replace(made, id=found.id, root=found.root, previous=found.previous)
        views = self._stack(found.person).views
        views[views.index(found)] = kept
        return kept

    def close(self, person: str, view: str) -> None:
        """Takes it away with everything above it."""
        views = self._stack(person).views
        place = next((n for n, one in enumerate(views) if one.id == view), len(views))
        del views[place:]

    def clear(self, person: str) -> None:
        self._stack(person).views.clear()

    def found(self, id: str | None, external_id: str | None) -> View | None:
        everything = [view for stack in self._stacks.values() for view in stack.views]
        return next(
            (one for one in everything if one.id == id or (external_id and one.external_id == external_id)), None
        )

    def _stack(self, person: str) -> Stack:
        return self._stacks.setdefault(person, Stack())

    def _refuse_known(self, external_id: str) -> None:
        if external_id and self.found(None, external_id):
            raise Refused("duplicate_external_id")
