"""A text file: a line a question, with what stands below or in brackets."""

from bot.questionnaire_files.decoding import decoded
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.lines import read_lines
from bot.questionnaire_files.shapes import shaped

MOST_LINES = 2000


def read_text(content: bytes) -> Gathering:
    into = Gathering()
    lines = enumerate(decoded(content).splitlines()[:MOST_LINES], 1)
    read_lines([shaped(str(number), said) for number, said in lines], into)
    return into
