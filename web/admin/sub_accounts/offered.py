"""What may be chosen for a sub-account: languages, questionnaires, ways of contact, workspaces."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.storage.reading import questionnaires
from web.admin.page import Visit
from web.starting import possible_contacts

Choices = list[tuple[str, str]]


async def offer(form: Any, visit: Visit, one: SubAccount, workspaces: Mapping[str, str]) -> None:
    form.language.choices = [(key, visit.texts(f"admin.sub_accounts.languages.{key}")) for key in visit.vouchline.texts]
    form.questionnaire.choices = list(
        _questionnaires(await questionnaires.offered(visit.organisation, visit.vouchline.questionnaires), one)
    )
    form.candidate_contact.choices = _contacts(visit, one.defaults.candidate_contact)
    form.referee_contact.choices = _contacts(visit, one.defaults.referee_contact)
    form.slack_workspace.choices = list(workspaces.items())
    if not workspaces:  # nothing is asked of Slack where there is none
        del form.slack_workspace, form.slack_channel


def _questionnaires(known: Collection[tuple[str, str]], one: SubAccount) -> Iterator[tuple[str, str]]:
    """Each with its languages: one that lacks the sub-account's is refused."""
    for name in sorted({name for name, _ in known} | {one.defaults.questionnaire}):
        languages = sorted(language for other, language in known if other == name)
        yield name, f"{name} ({', '.join(languages)})"


def _contacts(visit: Visit, kept: Contact) -> Choices:
    """What this installation can write on; and what is chosen already, should that have changed."""
    possible = [*possible_contacts(visit.vouchline), kept]
    return [(one, visit.texts(f"admin.sub_accounts.contacts.{one}")) for one in Contact if one in possible]
