"""The whole journey of a check, by a recruiter who never leaves Slack (R52), with people who answer by SMS."""

import asyncio
import re
from html import unescape
from pathlib import Path

from tests.standins.people import SENDING, Candidate, Person, a_check
from tests.standins.slack import Browser, Message, Recruiter
from tests.standins.slack.seat import buttons_of, until
from tests.standins.slack_stage import SlackStage, a_slack_stage, everybody_answers, start_by_modal
from tests.standins.stage import until_completed

PHONES = re.compile(r"\+?\d(?:[\s-]?\d){7,}")
MARKUP = re.compile(r"<!date[^>]*>|<[^>|]*")  # instants, and addresses and ids, of which some look like phones
QUESTION = "Would you hire her again?"
WORDS = "Tomorrow, if I could."


async def test_a_check_from_the_form_to_the_report(tmp_path: Path) -> None:
    async with a_slack_stage(tmp_path) as stage:
        await Journey(stage, a_check(1, referees=3, seed=7)).to_the_end()


class Journey:
    """One act after the other, each seen where the recruiter looks: in a channel of few, where names may stand."""

    def __init__(self, stage: SlackStage, candidate: Candidate) -> None:
        self.stage, self.candidate = stage, candidate
        self.sara: Recruiter = stage.norr.sara
        self.sara.channel = stage.norr.workspace.channel("hiring", self.sara.user, is_private=True)
        self.check, self.card = "", Message("", "", "")

    async def to_the_end(self) -> None:
        first, second, third = self.candidate.referees
        await self.begin()
        await self.candidate_names_referees()
        await self.reference_comes(first, "1 av 2")
        await self.remind_pause_and_resume(second)
        await self.look_at_details()
        await self.reference_comes(second, "2 av 2")
        await self.report_is_there()
        await self.follow_up(first)
        await self.ask_for_another()
        await self.reference_comes(third, "3 av 3")
        await self.files_are(3)
        await self.cancel_and_take_it_back()
        self.nothing_is_shown_that_should_not_be()

    async def begin(self) -> None:
        await start_by_modal(self.sara, self.candidate, references_wanted="2", assignment="Barista")
        assert self.sara.modals == []
        self.card = await self.sara.card(self.candidate.name, "0 av 2")
        assert "Barista" in self.card.words
        self.check = await self.stage.check_of(self.candidate.name)
        assert (await self.stage.employer.check(self.check))["badge"] == "light"

    async def candidate_names_referees(self) -> None:
        await everybody_answers(self.stage, self.check, self.candidate)
        for referee in self.candidate.referees[:2]:
            await self.sara.card(self.candidate.name, referee.name)
            await self.sara.said_in_thread(self.card, referee.name)
        assert "delete" not in buttons_of(self.card)

    async def reference_comes(self, referee: Person, counted: str) -> None:
        await everybody_answers(self.stage, self.check, referee)
        await self.sara.card(self.candidate.name, counted)
        await self.sara.said_in_thread(self.card, f"{referee.name} lämnade in")

    async def remind_pause_and_resume(self, referee: Person) -> None:
        phone = self.stage.twilio.phone(referee.number)
        invitation = await asyncio.wait_for(phone.get(), 100)
        await self.sara.click("remind", on=self.card)
        reminder = await asyncio.wait_for(phone.get(), 100)
        assert reminder.body != invitation.body
        await self.sara.click("pause", on=self.card)
        await until(lambda: "resume" in buttons_of(self.card))
        await self.sara.click("resume", on=self.card)
        await until(lambda: "resume" not in buttons_of(self.card))
        phone.put_nowait(reminder)  # to be answered

    async def look_at_details(self) -> None:
        await self.sara.click("details", on=self.card)
        details = await self.sara.opened_modal()
        for person in (self.candidate, *self.candidate.referees[:2]):
            assert person.name in details.words
        await self.sara.close()

    async def report_is_there(self) -> None:
        await until_completed(self.stage.employer, self.check)
        await self.files_are(1)
        assert (await self.stage.employer.check(self.check))["badge"] == "strong"
        await self.sara.click("open_report", on=self.card)
        report = await self.sara.opened_modal()
        for referee in self.candidate.referees[:2]:
            assert referee.name in report.words
        [url] = [one["url"] for block in report.blocks for one in block.get("elements", []) if "url" in one]
        page = unescape((await Browser(self.stage.norr.workspace, self.sara.user).visit(url)).text)
        assert [words for words in self.candidate.referees[0].wording.written if words not in page] == []
        await self.sara.close()

    async def files_are(self, count: int) -> None:
        await until(lambda: sum(len(one.files) for one in self.sara.thread(self.card)) >= count)
        files = [one for one in self.stage.norr.workspace.files.values() if one.channel == self.sara.channel.id]
        assert [(one.content or b"")[:5] for one in files] == [b"%PDF-"] * count

    async def follow_up(self, referee: Person) -> None:
        await self.sara.click("follow_up", on=self.card)
        await self.sara.opened_modal("question")
        await self.sara.fill(person=referee.name, question=QUESTION)
        await self.sara.submit()
        await self.read_by(referee, QUESTION)
        await self.stage.twilio.write(referee.number, WORDS)
        code = SENDING.search(await self.read_by(referee, WORDS))
        await self.stage.twilio.write(referee.number, code[1] if code else "")
        await self.read_by(referee, "Tack")
        assert WORDS in str(await self.stage.employer.report(self.check))
        await self.files_are(2)

    async def read_by(self, person: Person, words: str) -> str:
        """The next message on their phone that holds the words."""
        phone = self.stage.twilio.phone(person.number)
        while words not in (message := await asyncio.wait_for(phone.get(), 100)).body:
            pass
        return message.body

    async def ask_for_another(self) -> None:
        await self.sara.click("more_references", on=self.card)
        await self.sara.opened_modal("count")
        await self.sara.submit()
        await self.sara.card(self.candidate.name, "2 av 3")
        del self.candidate.said["review"]  # to be answered once more
        await everybody_answers(self.stage, self.check, self.candidate)
        await self.sara.card(self.candidate.name, self.candidate.referees[2].name)

    async def cancel_and_take_it_back(self) -> None:
        await self.sara.click("cancel", on=self.card)
        await until(lambda: buttons_of(self.card) == ["undo"])
        await self.sara.click("undo", on=self.card)
        await until(lambda: "cancel" in buttons_of(self.card))
        await self.sara.click("cancel", on=self.card)
        await until(lambda: buttons_of(self.card) == ["undo"])
        await self.stage.employer.advance_clock("1m")
        await until(lambda: "Avbruten" in self.card.words)
        assert (await self.stage.employer.check(self.check))["status"] == "cancelled"

    def nothing_is_shown_that_should_not_be(self) -> None:
        """No number, and no answer, in any channel."""
        said = [one.words for one in self.sara.messages if one.channel == self.sara.channel.id and not one.is_ephemeral]
        written = [words for one in self.candidate.referees for words in one.wording.written]
        assert [words for words in said if PHONES.search(MARKUP.sub("", words))] == []
        assert [words for words in written if any(words in one for one in said)] == []
        assert (self.stage.slack.complaints, self.stage.slack.limited) == ([], [])
