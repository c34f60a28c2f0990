"""Questionnaires of an organisation's own, on both databases: kept, offered, pinned, and nobody else's (R47, R57)."""

from dataclasses import replace

from bot.domain.inbox import Happening, Row
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireContent, QuestionnaireVersion, own_id
from bot.domain.questionnaire import Questionnaire
from bot.flows.changes import Changes, OrganisationSeen, View
from bot.storage.opening import Storage
from bot.storage.reading import questionnaires
from bot.storage.reading.questionnaires import Use
from bot.storage.seeing.questionnaires import pinned
from bot.storage.steps import Query, Steps
from tests.storage.scene import CHECK, EVERYTHING, NOW, ORGANISATION, QUESTIONNAIRE, SUB_ACCOUNT, put, rows

BUILT_IN = {("standard", "sv"): QUESTIONNAIRE}
OTHER = replace(ORGANISATION, id="other", name="Another")


def a_version(number: int = 1, organisation: str = "cafe", **given: object) -> tuple[object, ...]:
    said: Questionnaire = replace(QUESTIONNAIRE, organisation=organisation, **given)  # type: ignore[arg-type]
    id = own_id(organisation, said.name, said.language)
    named = (organisation, said.name, said.language, number)
    return (
        OwnQuestionnaire(id, *named, said.id, ("teamwork",), NOW, "Rut"),
        QuestionnaireVersion(f"{id}/{number}", *named, said.id, NOW, "Rut"),
        QuestionnaireContent(said.id, *named, said),
    )


async def seen_by(storage: Storage, organisation: str) -> OrganisationSeen:
    views: list[View | None] = []

    def looking(view: View | None, row: Row) -> Changes:
        views.append(view)
        return Changes()

    lane = f"organisation:{organisation}"
    await storage.turns.put([Row(lane, "test", lane, Happening.CREDITS_LIMITED)], NOW)
    await storage.turns.take_turn(lane, looking)
    (view,) = views
    assert isinstance(view, OrganisationSeen)
    return view


async def test_an_own_one_is_offered_and_its_versions_stay(storage: Storage) -> None:
    await put(storage, ORGANISATION, SUB_ACCOUNT, *a_version(), *a_version(2, title="Anew"))  # type: ignore[arg-type]
    offered = await questionnaires.offered("cafe", BUILT_IN)
    assert offered["standard", "sv"].title == "Anew"
    history = await questionnaires.versions("cafe", "standard", "sv")
    assert [(version.version, said.title) for version, said in history] == [(2, "Anew"), (1, "Standard")]
    seen = await seen_by(storage, "cafe")
    assert seen.own["standard", "sv"].keys == ("teamwork",)
    assert {one.title for one in seen.questionnaires.values()} == {"Anew"}


async def test_nobody_else_sees_it_and_the_same_words_do_not_clash(storage: Storage) -> None:
    await put(storage, ORGANISATION, OTHER, *a_version(title="Mine"))  # type: ignore[arg-type]
    assert await questionnaires.offered("other", BUILT_IN) == BUILT_IN
    assert await questionnaires.own("other") == []
    assert (await seen_by(storage, "other")).own == {}
    await put(storage, *a_version(organisation="other", title="Mine"))  # type: ignore[arg-type]
    mine, theirs = [(await questionnaires.own(one))[0] for one in ("cafe", "other")]
    assert mine.content != theirs.content
    assert await questionnaires.contents_of("other", [mine]) == {}
    assert await rows(storage, "SELECT count(*) FROM questionnaire") == [(3,)]


async def test_what_is_put_aside_is_not_offered_and_stays_readable(storage: Storage) -> None:
    own, *rest = a_version(name="shop")
    assert isinstance(own, OwnQuestionnaire)
    await put(storage, ORGANISATION, replace(own, archived_at=NOW), *rest)  # type: ignore[arg-type]
    assert await questionnaires.offered("cafe", BUILT_IN) == BUILT_IN
    assert len(await questionnaires.versions("cafe", "shop", "sv")) == 1
    assert (await questionnaires.one("cafe", "shop", "sv")) == replace(own, archived_at=NOW)


async def test_checks_keep_their_version_and_are_counted_by_it(storage: Storage) -> None:
    first, second = a_version(title="Mine"), a_version(2, title="Anew")
    await put(storage, *EVERYTHING, *first)  # type: ignore[arg-type]
    version = first[0].content  # type: ignore[attr-defined]
    await put(storage, replace(CHECK, questionnaires={"sv": version}))
    await put(storage, *second)  # type: ignore[arg-type]

    def keeping() -> Steps[str]:
        ((kept,),) = yield Query("SELECT content FROM own_questionnaire")
        known = yield from pinned([version, kept], {})
        return f"{known[version].title}, {known[kept].title}"

    assert await storage.database.read(keeping) == "Mine, Anew"
    uses = await questionnaires.uses("cafe")
    assert (uses.by_version[version], uses.by_name["standard", "sv"]) == (Use(1, 1), Use(1, 1))
    assert (await questionnaires.uses("other")).by_version[version] == Use()
