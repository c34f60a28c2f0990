"""What is wrong with a file or a line of it, and what to do about it, in the words of the catalogue."""

from bot.flows.texts import Texts
from web.importing.judging import Mistake
from web.importing.refusals import Unreadable


def said_of_file(unreadable: Unreadable, texts: Texts) -> str:
    return texts(f"admin.import.file.{unreadable.why}", line=unreadable.line)


def said_of_line(mistake: Mistake, texts: Texts) -> str:
    return texts(f"admin.import.wrong.{mistake.wrong}", typed=mistake.typed)
