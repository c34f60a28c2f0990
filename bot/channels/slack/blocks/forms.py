"""The small modals that ask about a check: more references, a follow-up, a new number."""

from collections.abc import Sequence

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.inputs import asked
from bot.channels.slack.blocks.parts import Block, modal, option, section
from bot.channels.slack.blocks.words import marked
from bot.domain.check import Check
from bot.flows.follow_up_asked import LONGEST_QUESTION
from bot.flows.recruiter import MOST_REFERENCES
from bot.flows.texts import Texts

LONGEST_NAME, LONGEST_PHONE = 200, 40


def more_references_view(check: Check, texts: Texts) -> Block:
    """`count`: as many as a check may still have."""
    most = max(1, MOST_REFERENCES - check.requested)
    options = [option(str(count), str(count)) for count in range(1, most + 1)]
    said = marked(texts, "slack.more.said", candidate=check.candidate_name, requested=check.requested)
    return form("more_references", texts, check.id, [section(said), _count(options, texts)])


def _count(options: Sequence[Block], texts: Texts) -> Block:
    return asked("count", texts("slack.more.count"), inputs.choice(options, "1"))


def follow_up_view(check: Check, referees: Sequence[tuple[str, str]], texts: Texts) -> Block:
    """`referees`: key such as "referee.2" and name, of those who may be asked."""
    options = [option(name, key) for key, name in referees]
    person = inputs.choice(options, referees[0][0] if len(referees) == 1 else "", texts("slack.follow.choose"))
    question = inputs.text(multiline=True, most=LONGEST_QUESTION)
    return form(
        "follow_up",
        texts,
        check.id,
        [
            asked("person", texts("slack.follow.person"), person),
            asked("question", texts("slack.follow.question"), question, hint=texts("slack.follow.hint")),
        ],
    )


def start_anew_view(check: Check, because: str, texts: Texts) -> Block:
    """Everything is filled in (R7); `because` says why the first message did not arrive."""
    said = marked(texts, "slack.anew.said", candidate=check.candidate_name, because=because)
    name = inputs.text(check.candidate_name, most=LONGEST_NAME)
    phone = inputs.text(check.candidate_phone or "", most=LONGEST_PHONE)
    email = inputs.email(check.candidate_email or "")
    return form(
        "start_anew",
        texts,
        check.id,
        [
            section(said),
            asked("candidate_name", texts("slack.anew.name"), name),
            asked("candidate_phone", texts("slack.anew.phone"), phone, optional=True),
            asked("candidate_email", texts("slack.anew.email"), email, optional=True),
        ],
    )


def form(name: str, texts: Texts, check: str, blocks: Sequence[Block]) -> Block:
    key = f"slack.form_of.{name}"
    return modal(
        name,
        texts(f"{key}.title"),
        blocks,
        submit=texts(f"{key}.submit"),
        close=texts("slack.form_close"),
        metadata=check,
    )
