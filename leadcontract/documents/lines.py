"""Where one paragraph ends and the next begins, from what two neighbouring lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadcontract.documents.headings import heading_level

BOXES = ("☐", "☑", "☒")
BULLET = re.compile(r"^(?:[-–—•●○◦▪■□☐☑☒*·►➢✓o\uf0a7\uf0b7\uf02d]|->)\s+(?=\S)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\s?[.)°]|\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\.?)(?:\s+|$)"
)
_NAMED = re.compile(
    r"(?:article|section|clause|annexe?|appendix|schedule|exhibit|chapitre|chapter)\s+(?:\d|[IVXA-Z]\b)", re.I
)
_LABEL = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,4}\.?|\d{1,2}[.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|[a-z][.)]|[•●○▪■–-])"
)
_REFERRING = frozenset(
    {
        *(
            "section",
            "sections",
            "article",
            "articles",
            "clause",
            "clauses",
            "schedule",
            "schedules",
            "annex",
            "annexe",
        ),
        *(
            "annexes",
            "exhibit",
            "exhibits",
            "paragraph",
            "paragraphs",
            "paragraphe",
            "paragraphes",
            "appendix",
            "n°",
        ),
        *(
            "in",
            "of",
            "and",
            "under",
            "by",
            "to",
            "with",
            "see",
            "et",
            "au",
            "aux",
            "de",
            "dans",
            "selon",
            "à",
        ),
    }
)
_COUNTED = re.compile(r"\((?:[1-9]\d+)\)\s+[a-zà-ÿ]")
_ADDRESS = re.compile(r"\S+@|https?:|www\.")
_FIELD = re.compile(r"[^\W\d_a-zà-ÿ][^:.;,]{1,38}?\s?:\s+\S")
_SHORT = 30
_CLOSING = "\"'”’»)] "
_ENDS = frozenset(".;:!?…")
_CUT_WORD = re.compile(r"[^\W\d_]-$")
HYPHEN = re.compile("[\x02\u00ad\ufffe](?=\\S)")
"""The mark of a hyphen at the end of a line, that a reader of PDF closed."""
_CUT = re.compile("-\\s*\\n|[\x02\u00ad\ufffe]")
_WORD = re.compile(r"\w[\w-]*\w")
_LAST_WORD = re.compile(r"([\w-]+)-$")
_FIRST_WORD = re.compile(r"\w+")
_COMPOUND_HEADS = frozenset({"sous", "non", "ci", "demi", "vice", "ex", "third", "self", "well", "cross"})
_MONTH_OR_UNIT = re.compile(r"\d{1,2}\.?\s+[a-zà-ÿ]")


_GLUED = re.compile(
    r"(?<=\d)(?=[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:[ '’][a-zà-ÿ.°]{1,12}){0,3}\s?:)"
    r"|(?<=[a-zà-ÿ]{3})(?=\d{1,3} (?:days?|jours?)\b|\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|(?:19|20)\d\d-\d\d-\d\d\b)"
)
"""Between a value and the name of the next one, or a name and its days or date, that stood in columns."""


def parted(text: str) -> str:
    """Return the text with a space where columns were glued: "Payment terms30 days", "Date: 12/03/2026Order no: 4"."""
    return _GLUED.sub(" ", text)


def opens_item(line: str) -> bool:
    """Whether a line opens a list item, a numbered paragraph or an article."""
    return bool(BULLET.match(line) or _NAMED.match(line) or (_NUMBER.match(line) and not _MONTH_OR_UNIT.match(line)))


def breaks(last: str, line: str) -> bool:
    """Whether a line opens an item, and is not the end of a reference ("as set out in" / "Section 3")."""
    if not opens_item(line):
        return False
    if ends_sentence(last) or len(last) < _SHORT:
        return True
    cited = _NAMED.match(line) and not heading_level(line)
    return not (cited or _refers(last) or _COUNTED.match(line))


def _refers(line: str) -> bool:
    """Whether a line ends on a word that a number or a reference must follow."""
    return line.rsplit(None, 1)[-1].lower() in _REFERRING if line.strip() else False


def is_label(line: str) -> bool:
    """Whether a line is only the number or bullet of the paragraph that follows."""
    return bool(_LABEL.fullmatch(line))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences and list items end."""
    return line.rstrip(_CLOSING)[-1:] in _ENDS


def runs_on(line: str, following: str) -> bool:
    """Whether the second line surely goes on with the sentence of the first."""
    if ends_sentence(line) or breaks(line, following):
        return False
    if following[:1].islower() and not _ADDRESS.match(following):
        return True
    return _refers(line) or _CUT_WORD.search(line) is not None


def opens_field(line: str) -> bool:
    """Whether a line opens with a name and a colon, then says its value ("Facturation : compta@acme.example")."""
    return _FIELD.match(line) is not None


def unbulleted(text: str) -> str:
    """Return a list item without its bullet or dash; other text as it is, and a box, which says yes or no."""
    return text if text.startswith(BOXES) else BULLET.sub("", text, count=1)


def vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, compounds whole; none when no line ends in a hyphen."""
    return frozenset(_WORD.findall(text.lower())) if _CUT.search(text) else frozenset()


def joined(lines: list[str], known: frozenset[str] = frozenset()) -> str:
    """Return the lines as one, words cut at line ends made whole; "" for no line.

    ``known`` is the vocabulary of the whole text: it tells a compound ("sous-traitant"), which keeps its
    hyphen, from a word that was only cut.
    """
    pieces: list[str] = []
    for line in _at_hyphens(lines):
        if not line:
            continue
        last = pieces[-1] if pieces else ""
        if not _CUT_WORD.search(last):
            pieces += [" ", line] if pieces else [line]
            continue
        if line[0].islower() and len(last) > 2 and last[-3].isalpha() and not _compound(last, line, known):
            pieces[-1] = last[:-1]
        pieces.append(line)
    return "".join(pieces)


def _at_hyphens(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those in which a reader of PDF marked the hyphens of line ends as several."""
    for line in lines:
        *cut, last = HYPHEN.split(line.strip())
        yield from (part + "-" for part in cut)
        yield last


def _compound(text: str, line: str, known: frozenset[str]) -> bool:
    head = _LAST_WORD.search(text)
    tail = _FIRST_WORD.match(line)
    if head is None or tail is None:
        return False
    before, after = head[1].lower(), tail[0].lower()
    if before + after in known:
        return False
    if f"{before}-{after}" in known or "-" in before:
        return True
    return before in _COMPOUND_HEADS and not (before == "sous" and after.startswith("cri"))
