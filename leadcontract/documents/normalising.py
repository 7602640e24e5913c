"""Makes text plain without losing the way back: every character keeps the offset it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

LONGEST_RUN = 40
LONGEST_TOKEN = 500

_INVISIBLE = "\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
_BLANK = re.compile(f"[\\s{_INVISIBLE}]{{2,}}|[^\\S ]|[{_INVISIBLE}]")
_LIGATURES = {
    chr(0xFB00 + index): letters for index, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_COMBINED = re.compile("\\w[\u0300-\u036f]+")
_RUN = re.compile(rf"([^\w\s]|_)\1{{{LONGEST_RUN},}}")
_TOKEN = re.compile(rf"\S{{{LONGEST_TOKEN}}}(?=\S)")
_COMPOSED = re.compile("[\ufb00-\ufb06\u0300-\u036f]")

_GAP = " " * 80
_WIDE = re.compile("[^\\S\n\x0c]{81,}")

_Rule = tuple[re.Pattern[str], Callable[[str], str]]
_RULES: tuple[_Rule, ...] = (
    (_BLANK, lambda found: " " if any(map(str.isspace, found)) else ""),
    (_LIGATURE, _LIGATURES.__getitem__),
    (_COMBINED, lambda found: unicodedata.normalize("NFC", found)),
    (_RUN, lambda found: found[:LONGEST_RUN]),
    (_TOKEN, lambda found: found + " "),
)


def normalise(text: str) -> str:
    """Return the text on one line, words apart by one ordinary space, with nothing invisible in it.

    Soft hyphens go, ligatures are spelt out, accents are composed, runs of one punctuation mark
    stop at 40 and words at 500 characters; quotation marks and dashes stay as they are.
    Applying it twice changes nothing more; blank text gives "".
    """
    text = text.replace("\u00a0", " ").replace("\u202f", " ")  # what the first rule does, faster
    if _is_plain(text):
        return text
    for pattern, rewrite in _RULES:
        text = pattern.sub(lambda match: rewrite(match.group()), text)  # noqa: B023
    return text.strip(" ")


def _is_plain(text: str) -> bool:
    """Whether surely no rule would change anything, found out in the cheapest way: what is blank is not printable."""
    if not text.isprintable() or text[:1] == " " or text[-1:] == " " or "  " in text or _COMPOSED.search(text):
        return False
    return len(text) <= LONGEST_RUN or max(map(len, text.split(" "))) <= LONGEST_RUN


def tame(text: str) -> str:
    """Shorten what would make patterns slow in a raw text: runs of blanks or of one mark, endless words."""
    return _TOKEN.sub(r"\g<0> ", _RUN.sub(lambda match: match[0][:LONGEST_RUN], _WIDE.sub(_GAP, text)))


def normalise_with_origins(text: str) -> tuple[str, tuple[int, ...]]:
    """Return ``normalise(text)`` and, for each of its characters, its offset in the raw text.

    Offsets never decrease and lie in 0..len(text)-1; both values have the same length, 0 for blank text.
    """
    origins: Sequence[int] = range(len(text))
    for pattern, rewrite in _RULES:
        text, origins = _rewritten(text, origins, pattern, rewrite)
    start = len(text) - len(text.lstrip(" "))
    stop = len(text.rstrip(" "))
    return text[start:stop], tuple(origins[start:stop])


def _rewritten(
    text: str, origins: Sequence[int], pattern: re.Pattern[str], rewrite: Callable[[str], str]
) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = rewrite(match.group())
        pieces += (text[done:start], new)
        kept.extend(origins[done:start])
        kept.extend(origins[min(start + i, end - 1)] for i in range(len(new)))
        done = end
    if not done:
        return text, origins
    return "".join((*pieces, text[done:])), [*kept, *origins[done:]]
