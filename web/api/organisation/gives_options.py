"""All that a settings form offers, as JSON: what may be chosen, what is usual, and how each is called (R3)."""

from datetime import date

from pydantic import BaseModel, Field

from bot.domain.channel import Contact


class ContactOffered(BaseModel):
    key: Contact = Field(description="For `candidate_contact` or `referee_contact`.")
    label: str
    needs: list[str] = Field(description="What each candidate must have then: `phone`, `email`, both or neither.")


class UsualGiven(BaseModel):
    """What a check has where its start says nothing else."""

    questionnaire: str
    candidate_contact: Contact
    referee_contact: Contact
    references_wanted: int
    guidance: str
    deadline_days: int | None = Field(description="After the start.")
    deadline: date | None = Field(description="The day that this is, for a check started now.")


class SubAccountOffered(BaseModel):
    key: str
    name: str
    language: str = Field(description="Of its checks, where their start names none.")
    zone: str
    defaults: UsualGiven
    spontaneous: str = Field(
        description='Title of the assignment where none is named, in its language: "Referenstagning".'
    )


class QuestionnaireOffered(BaseModel):
    key: str
    title: str
    questions: int
    minutes: int = Field(description="How long a referee takes.")


class LanguageOffered(BaseModel):
    key: str
    label: str
    spontaneous: str = Field(description="What the assignment of spontaneous applications is called (R2).")
    questionnaires: list[QuestionnaireOffered] = Field(description="Those that exist in this language.")


class WantedOffered(BaseModel):
    least: int
    most: int
    default: int = Field(description="Of the default sub-account.")


class DeadlineOffered(BaseModel):
    earliest: date = Field(description="Today, in the default sub-account's zone.")
    default: date | None


class CountryOffered(BaseModel):
    key: str = Field(description="ISO 3166.")
    label: str


class CostOffered(BaseModel):
    each: int = Field(description="What a check costs.")
    balance: int | str = Field(description='A number, or "unlimited".')


class OptionsGiven(BaseModel):
    language: str = Field(description="Of the labels.")
    sub_accounts: list[SubAccountOffered] = Field(description="The default one first.")
    languages: list[LanguageOffered]
    candidate_contacts: list[ContactOffered] = Field(description="On which this installation can write to candidates.")
    referee_contacts: list[ContactOffered] = Field(description="On which it can write to referees.")
    references_wanted: WantedOffered
    candidates_most: int = Field(description="In one start.")
    guidance_longest: int
    deadline: DeadlineOffered
    countries: list[CountryOffered] = Field(description="Where messages may go. Empty: anywhere.")
    credits: CostOffered
