"""Takes Markdown marks off a text, keeping what they say of headings, tables and bold titles."""

from __future__ import annotations

import re
from itertools import islice

_TELLTALE = re.compile(
    r"^#{1,6} \S|\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*(?!\*)|\w\\[.\-_*]|\]\(\S+\)|^[|].*[|]\s*$|^=====+\s*$", re.M
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_UNDERLINE = re.compile(r"(=|-)\1{2,}\s*")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*|\s*```.*")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(
    r"</?(?:br|a|p|div|span|b|i|u|em|strong|sup|sub|center|img|hr|ul|ol|li|small)\b[^<>]*>|<!--.*?-->"
    r"|\{#[\w-]+\}",
    re.I,
)
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.*?\S)(?<!\\)\1(?![\w])|(\*\*)(?=\S)(.*?\S)\*\*")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~'\"])")
_MARKS = frozenset("<[{*_`\\")
_MOST_MARKS = 1_000
_WITHOUT_MARKS = {ord(mark): " " for mark in _MARKS}
_CODE = re.compile(r"`([^`]+)`")
_ALL_BOLD = re.compile(r"(?:[-\d.\\ ]{0,8})?(\*\*|__)(?:(?!\1).)+\1[\s:.]*")
_OPENING = re.compile(r"\s*(?:[-*]\s+)?\*\*_?((?:(?!\*\*).){3,80})\*\*\s*(?=\S)")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.S)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.M)


def is_markdown(text: str) -> bool:
    """Whether a text carries at least three marks of Markdown, or the header block of a web site's page."""
    return bool(_FRONT.match(text)) or len(list(islice(_TELLTALE.finditer(text), 3))) == 3


def without_front_matter(text: str) -> str:
    """Return the text with its header block replaced by the title that it names."""
    front = _FRONT.match(text)
    if not front:
        return text
    title = _FRONT_TITLE.search(front[1])
    return (f"# {title[1]}\n\n" if title else "") + text[front.end() :]


def heading(line: str, following: str = "") -> tuple[int, str] | None:
    """Return the level and words of "## Title" or of a title underlined below; None for other lines."""
    if match := _HEADING.fullmatch(line.strip()):
        return len(match[1]), match[2]
    if line.strip() and not _RULE.fullmatch(line) and _UNDERLINE.fullmatch(following.rstrip()):
        return (1 if following.lstrip().startswith("=") else 2), line.strip()
    return None


def is_rule(line: str) -> bool:
    """Whether a line is a rule, an underline or a code fence, with no words of its own."""
    return bool(_RULE.fullmatch(line))


def cells(line: str) -> list[str] | None:
    """Return the cells of a table row, "" for an empty one, [] for the row of dashes, None for other lines."""
    line = line.strip()
    if not (line.startswith("|") and line.endswith("|") and len(line) > 2):
        return None
    if _DELIMITER.fullmatch(line):
        return []
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1])]


def is_bold(text: str) -> bool:
    """Whether all of a paragraph is bold."""
    return bool(_ALL_BOLD.fullmatch(text.strip()))


def bold_opening(text: str) -> str | None:
    """Return the bold title that opens a paragraph and ends in a stop, colon or dash; None without one."""
    match = _OPENING.match(text)
    if match is None or not {match[1][-1], text[match.end()]} & set(".:–—"):
        return None
    title = plain(match[1]).strip(" .:–—")
    return title if title[:1].isupper() and len(title.split()) <= 10 else None


def plain(text: str) -> str:
    """Return the words without emphasis, links, code marks, tags and escapes."""
    if _MARKS.isdisjoint(text):
        return text
    if sum(map(text.count, _MARKS)) > _MOST_MARKS:
        return text.translate(_WITHOUT_MARKS)
    text = _LINK.sub(r"\1", _TAG.sub(" ", text))
    for _ in range(2):
        text = _EMPHASIS.sub(lambda m: m[2] or m[4] or "", text)
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text))
