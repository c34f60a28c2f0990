"""Puts together what is posted, as it leaves: a delivery that waits keeps nothing of anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation
from bot.domain.lifecycle import Actor
from bot.domain.webhook import CHECK_DELETED, Delivery
from bot.flows.lifecycle import sentence
from bot.flows.texts import Texts
from bot.hooks.body import HookAssignment, HookBody, HookCandidate, HookCheck, HookEvent, HookLinks, HookPerson
from bot.links import LinkKind, badge_link, link_for
from bot.storage.database import Database
from bot.storage.reading.hook_subjects import HookSubject, of_event

TEST_TEXT = "This is a test of the webhook: nothing has happened."
DELETED_TEXT = "The check was deleted, and nothing of it is kept."


@dataclass(frozen=True, slots=True)
class HookBodies:
    """Meets `bot.ports.hooks.Bodies`."""

    database: Database
    texts: Mapping[str, Texts]
    base_url: str
    secret: bytes

    async def body(self, delivery: Delivery) -> bytes | None:
        made = await self.made(delivery)
        return made.model_dump_json().encode() if made else None

    async def made(self, delivery: Delivery) -> HookBody | None:
        """None when what it tells of has been erased."""
        if delivery.event is None:
            return _alone(delivery)
        subject = await of_event(self.database, delivery.organisation, delivery.event)
        return self._of(delivery, subject) if subject else None

    def _of(self, delivery: Delivery, subject: HookSubject) -> HookBody:
        event = subject.event
        return HookBody(
            id=delivery.event_id,
            type=delivery.type,
            at=event.at,
            check=self._check(subject),
            event=HookEvent(
                text=sentence(event, self.texts[subject.check.language]),
                actor=event.actor,
                person=_person(subject.person),
                about=event.about,
            ),
        )

    def _check(self, subject: HookSubject) -> HookCheck:
        check, assignment = subject.check, subject.assignment
        return HookCheck(
            id=check.id,
            status=check.status,
            badge=check.badge,
            requested=check.requested,
            answered=check.answered,
            archived=check.status is CheckStatus.CANCELLED or check.archived_at is not None,
            assignment=HookAssignment(id=assignment.id, external_id=assignment.external_id, title=assignment.title),
            candidate=HookCandidate(name=check.candidate_name),
            sub_account=subject.sub_account,
            links=self._links(check, subject.has_report),
        )

    def _links(self, check: Check, has_report: bool) -> HookLinks:
        report = link_for(self.base_url, self.secret, LinkKind.REPORT, check.id) if has_report else None
        badge = badge_link(self.base_url, self.secret, check.id)
        return HookLinks(check=f"{self.base_url}/api/v1/checks/{check.id}", report=report, badge=badge)


def _person(conversation: Conversation | None) -> HookPerson | None:
    if conversation is None:
        return None
    mine = conversation
    return HookPerson(conversation=mine.id, role=mine.role, name=mine.name, reference=mine.reference)


def _alone(delivery: Delivery) -> HookBody:
    """A test, or all that may be said of a check that is gone."""
    is_deletion = delivery.type == CHECK_DELETED
    about = {"check": delivery.check} if is_deletion else {"webhook": delivery.webhook}
    text = DELETED_TEXT if is_deletion else TEST_TEXT
    event = HookEvent(text=text, actor=Actor.SYSTEM, person=None, about=about)
    return HookBody(id=delivery.event_id, type=delivery.type, at=delivery.created_at, check=None, event=event)
