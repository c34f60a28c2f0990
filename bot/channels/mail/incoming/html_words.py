"""The words of an HTML mail, without what it quotes: for senders who write no plain text beside it.

Not `html.parser`: it takes minutes for a few hundred kilobytes of tags that do not end.
"""

import re
from html import unescape

LONGEST_HTML = 200_000
TAG = re.compile(r"(<[^<>]*>)")
NAME = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(class|id)\s*=\s*[\"']?([^\"'>]{1,200})", re.IGNORECASE)
COMMENT_BEGINS, COMMENT_ENDS = "<!--", "-->"
UNSEEN = frozenset({"style", "script", "head", "title", "template"})
BLOCKS = frozenset("p div br tr li h1 h2 h3 h4 table ul ol blockquote hr".split())
VOID = frozenset("br hr img meta link input wbr".split())
QUOTED_BY = frozenset({"gmail_quote", "gmail_extra", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix"})
BEGINS_QUOTE = frozenset({"divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container"})  # Outlook's


def words_of_html(html: str) -> str:
    said: list[str] = []
    left_out: list[str] = []  # open tags, from the first of which nothing is read
    for piece in TAG.split(_without_comments(html[:LONGEST_HTML])):
        if not piece.startswith("<"):
            said += [] if left_out else [unescape(piece).replace("\n", " ")]
        elif _begins_quote(piece):
            break
        elif found := NAME.match(piece):
            said += _at_tag(piece, found[2].lower(), found[1] == "/", left_out)
    lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_comments(html: str) -> str:
    first, *others = html.split(COMMENT_BEGINS)
    return first + "".join(one.partition(COMMENT_ENDS)[2] for one in others)


def _begins_quote(tag: str) -> bool:
    return any(name.lower() == "id" and value.lower() in BEGINS_QUOTE for name, value in ATTRIBUTE.findall(tag))


def _at_tag(tag: str, name: str, is_end: bool, left_out: list[str]) -> list[str]:
    """A line's end, where the tag makes one; what is left out ends with the tag that began it."""
    is_read = not left_out
    if is_end and name in left_out:
        del left_out[len(left_out) - 1 - left_out[::-1].index(name) :]
    elif not is_end and name not in VOID and (left_out or _is_left_out(tag, name)):
        left_out.append(name)
    return ["\n"] if is_read and name in BLOCKS else []


def _is_left_out(tag: str, name: str) -> bool:
    classes = {one for key, value in ATTRIBUTE.findall(tag) if key.lower() == "class" for one in value.lower().split()}
    return name in UNSEEN or name == "blockquote" or bool(QUOTED_BY & classes)
