"""How long a questionnaire takes to answer: reading it, and writing what it asks for on a phone."""

from bot.domain.questionnaire import Question, QuestionKind, Questionnaire

SECONDS = {
    QuestionKind.RATING: 12,
    QuestionKind.YES_NO: 8,
    QuestionKind.CHOICE: 12,
    QuestionKind.DATE: 20,
    QuestionKind.TEXT: 65,
}
COMMENT_SECONDS = 32
LETTERS_A_SECOND = 18  # of reading
BEFORE_AND_AFTER_SECONDS = 30  # consent, own details, the review


def minutes_of(questionnaire: Questionnaire) -> int:
    seconds = BEFORE_AND_AFTER_SECONDS + sum(_seconds(one) for one in questionnaire.questions)
    return max(1, round(seconds / 60))


def _seconds(question: Question) -> float:
    read = sum(map(len, (question.text, question.comment, question.lowest, question.highest, *question.choices)))
    return SECONDS[question.kind] + (COMMENT_SECONDS if question.comment else 0) + read / LETTERS_A_SECOND
