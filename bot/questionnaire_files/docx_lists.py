"""Which list of a Word document a paragraph stands in, and how that list counts."""

from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bot.questionnaire_files.shapes import Shape

FORMATS = {"bullet": Shape.BULLET, "lowerLetter": Shape.LETTERED, "upperLetter": Shape.LETTERED}


def shape_of_list(paragraph: Paragraph, style: str) -> Shape:
    if style.startswith("List Bullet"):
        return Shape.BULLET
    if style.startswith("List Number"):
        return Shape.NUMBERED
    properties: Any = paragraph._p.pPr  # what Word itself says of the paragraph, for which the library has no words
    numbering = properties.numPr if properties is not None else None
    if numbering is None or numbering.numId is None:
        return Shape.PLAIN
    level = numbering.ilvl.val if numbering.ilvl is not None else 0
    shape = FORMATS.get(_format(paragraph, numbering.numId.val, level), Shape.NUMBERED)
    return Shape.LETTERED if shape is Shape.NUMBERED and level else shape


def _format(paragraph: Paragraph, number: int, level: int) -> str:
    """How the list counts, as the document's numbering says."""
    part: Any = paragraph.part
    root = part.numbering_part.element
    for one in root.iter(qn("w:num")):
        if one.get(qn("w:numId")) == str(number):
            abstract = one.find(qn("w:abstractNumId")).get(qn("w:val"))
            for definition in root.iter(qn("w:abstractNum")):
                if definition.get(qn("w:abstractNumId")) == abstract:
                    return _format_of_level(definition, level)
    return ""


def _format_of_level(definition: Any, level: int) -> str:
    for one in definition.iter(qn("w:lvl")):
        if one.get(qn("w:ilvl")) == str(level):
            counted = one.find(qn("w:numFmt"))
            return counted.get(qn("w:val")) if counted is not None else ""
    return ""
