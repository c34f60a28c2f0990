"""What an organisation's lane does: checks are started, one credit each, and credits come back (R1-R6, R44)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.channel import Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Role
from bot.domain.desk import Place
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, EventType
from bot.domain.organisation import SubAccount
from bot.domain.questionnaire import versions_in
from bot.flows.abuse.limits_asked import limits_asked
from bot.flows.abuse.starting import counted, start_refused
from bot.flows.api_keys import api_key_asked
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.check import event, to_person
from bot.flows.credits import credit_returned, credits_added, credits_limited, line
from bot.flows.deadline import deadline_timers
from bot.flows.refusing import refused
from bot.flows.report_access import report_access_asked
from bot.flows.sub_accounts import sub_account_asked
from bot.flows.trying import channel_tried
from bot.flows.users import user_asked
from bot.flows.ways import Addresses, first_way
from bot.flows.webhooks import webhook_asked

Turn = Callable[[OrganisationSeen, Row, Moment], Changes]


def _checks_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """All of the candidates asked for together are started together, or none is. Nothing is left unsaid: `filled`."""
    asked = row.payload
    sub_account = next((one for one in seen.sub_accounts if one.key == asked["sub_account"]), None)
    if sub_account is None:
        known = ", ".join(one.key for one in seen.sub_accounts)
        return refused(
            "unknown-sub-account",
            f"There is no sub-account {asked['sub_account']!r}; there are: {known}.",
            "/sub_account",
        )
    pinned = versions_in(seen.offered(moment), asked["questionnaire"], asked["language"])
    if not pinned:
        detail = f"There is no questionnaire {asked['questionnaire']!r} in language {asked['language']!r}."
        return refused("unknown-questionnaire", detail, "/questionnaire")
    wanted = frozenset(asked.get("listed", ()))
    if wanted - {one.id for one in seen.listed}:
        return refused("listed-gone", "Somebody of the list has been started, or taken off it, meanwhile.")
    cost = len(asked["candidates"])
    if seen.organisation.credits_limited and seen.balance < cost:
        return refused("no-credits", f"It takes {cost} of your credits, and you have {seen.balance}.")
    if why_not := start_refused(seen, row, moment):
        return why_not
    assignment, is_new = _assignment(seen, asked, moment)
    changes = Changes(put=[assignment] if is_new else [], outcome={"checks": []}, unlisted=wanted)
    changes.put.append(counted(seen.organisation, row, moment))
    for candidate in asked["candidates"]:
        _start(seen, sub_account, assignment, pinned, candidate, row, moment, changes)
    return changes


def _assignment(seen: OrganisationSeen, asked: dict[str, Any], moment: Moment) -> tuple[Assignment, bool]:
    """The assignment meant, by its id, else its external id or title."""
    title, external_id = asked["assignment"]["title"], asked["assignment"].get("external_id")
    if chosen := next((one for one in seen.assignments if one.id == asked["assignment"].get("id")), None):
        return chosen, False
    for known in seen.assignments:
        if known.external_id == external_id and (external_id or known.title == title):
            return known, False
    return Assignment(moment.new_id(), seen.organisation.id, title, external_id), True


def _start(
    seen: OrganisationSeen,
    sub_account: SubAccount,
    assignment: Assignment,
    pinned: dict[str, str],
    candidate: dict[str, Any],
    row: Row,
    moment: Moment,
    changes: Changes,
) -> None:
    check = new_check(seen, sub_account, assignment, pinned, candidate, row.payload, moment)
    begin(seen, check, sub_account, row, moment, changes, before=-len(changes.outcome["checks"]))


def begin(
    seen: OrganisationSeen,
    check: Check,
    sub_account: SubAccount,
    row: Row,
    moment: Moment,
    changes: Changes,
    before: int,
) -> None:
    """The check with all that its beginning brings about. `before`: what the turn has changed of the balance so far."""
    conversation = new_conversation(check, moment)
    credit = line(seen, -1, "check_started", moment, check.id, before)
    started = event(
        check,
        EventType.CHECK_STARTED,
        Actor.RECRUITER,
        moment.now,
        name=check.candidate_name,
        by=check.started_by,
        count=check.requested,
    )
    changes.put += [check, conversation, credit, started, *deadline_timers(check, sub_account, moment.now)]
    changes.tell.append(to_person(conversation.lane, row, Happening.CONVERSATION_OPENED, conversation.id))
    changes.outcome["checks"].append(check.id)


def new_check(
    seen: OrganisationSeen,
    sub_account: SubAccount,
    assignment: Assignment,
    pinned: dict[str, str],
    candidate: dict[str, Any],
    asked: dict[str, Any],
    moment: Moment,
) -> Check:
    return Check(
        id=moment.new_id(),
        organisation=seen.organisation.id,
        sub_account=sub_account.id,
        assignment=assignment.id,
        candidate_name=candidate["name"],
        candidate_phone=candidate.get("phone"),
        candidate_email=candidate.get("email"),
        language=asked["language"],
        questionnaire=asked["questionnaire"],
        questionnaires=pinned,
        candidate_contact=Contact(asked["candidate_contact"]),
        referee_contact=Contact(asked["referee_contact"]),
        requested=asked["references_wanted"],
        guidance=asked["guidance"],
        deadline=date.fromisoformat(asked["deadline"]) if asked["deadline"] else None,
        status=CheckStatus.AWAITING_CANDIDATE,
        started_by=asked["started_by"],
        created_at=moment.now,
        slots=asked["references_wanted"],
        senders=sub_account.senders,
        code=moment.new_code(),
        place=_place(asked.get("place"), sub_account),
    )


def _place(asked: dict[str, Any] | None, sub_account: SubAccount) -> Place | None:
    """Where in Slack the check is shown (R52): where its recruiter wants it, else in the sub-account's own channel."""
    if asked:
        return Place(**{**asked, "colleagues": tuple(asked.get("colleagues", ()))})
    workspace, _, channel = sub_account.slack_channel.partition("/")
    return Place(workspace, channel, "", sub_account.language) if channel else None


def new_conversation(check: Check, moment: Moment) -> Conversation:
    """The candidate's."""
    conversation = moment.new_id()
    addresses = Addresses(check.candidate_phone, check.candidate_email)
    way = first_way(check, check.candidate_contact, conversation, addresses, moment)
    return Conversation(
        id=conversation,
        organisation=check.organisation,
        check=check.id,
        role=Role.CANDIDATE,
        lane=way.lane,
        sender=way.sender,
        address=way.address,
        channel=way.channel,
        name=check.candidate_name,
        language=check.language,
        created_at=moment.now,
        slots=check.requested,
    )


TURNS: dict[Happening, Turn] = {
    Happening.CHECKS_ASKED: _checks_asked,
    Happening.CREDITS_ADDED: credits_added,
    Happening.CREDITS_LIMITED: credits_limited,
    Happening.CREDIT_RETURNED: credit_returned,
    Happening.SUB_ACCOUNT_ASKED: sub_account_asked,
    Happening.REPORT_ACCESS_ASKED: report_access_asked,
    Happening.API_KEY_ASKED: api_key_asked,
    Happening.WEBHOOK_ASKED: webhook_asked,
    Happening.CHANNEL_TRIED: channel_tried,
    Happening.USER_ASKED: user_asked,
    Happening.LIMITS_ASKED: limits_asked,
}
