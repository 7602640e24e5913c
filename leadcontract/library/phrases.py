"""Plain phrases to find as whole words, for what is compared before any document is read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with straight apostrophes."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases to find, whatever their case; "…" at either end of a word stands for the rest of it, if any."""
    each = (re.escape(p).replace("…", r"[\w-]*") for p in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if phrases else r"(?!)", re.IGNORECASE)
