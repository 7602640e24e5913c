"""Gives a company known by a short name its full one, where the head of the paper says that with its legal form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from leadcontract.domain.clause import SIDES, Side
from leadcontract.extracting.blocks import Block, Stretch
from leadcontract.extracting.identity import Detail
from leadcontract.extracting.likeness import SHORTEST, bare
from leadcontract.extracting.lines import Line
from leadcontract.extracting.profiles import Profile
from leadcontract.extracting.sides import CAPITALS, Sides
from leadcontract.library.phrases import fold
from leadcontract.library.stated import Spotter, plain

SURE = 0.85
"""A full name is that of the short one by its words alone."""
_LONG = 400
"""A line of more signs is not read."""


class FullNames:
    """Reads with the expressions of one vocabulary; ``strangers`` tells the lines that speak of somebody else."""

    def __init__(self, sides: Sides, strangers: Spotter) -> None:
        self.sides = sides
        self.found = sides.found
        self.strangers = strangers

    def told(self, sided: dict[Side, list[Profile]], lines: Sequence[Line]) -> Iterator[Profile]:
        """Yield, for each side whose names have no legal form, the one name with a form that begins with one of them.

        None where several begin so, or where it is that of the other side or has another form than the side is said
        to have.
        """
        for side, other in (SIDES, reversed(SIDES)):
            names = {value for p in sided[side] for _, value in p.keys("name")}
            forms = {value for p in sided[side] for _, value in p.keys("legal_form")}
            taken = {bare(value) for p in sided[other] for _, value in p.keys("name")}
            if not names or any(self.found.form.search(name) or self.found.form.search(name.upper()) for name in names):
                continue
            found = {bare(d[0].value or ""): d for line in lines for d in self._named(line, names)}
            if len(found) != 1:
                continue
            ((full, details),) = found.items()
            fits = not forms or (fold(details[1].value or "") in forms and not self._is_said(sided[side], details[0]))
            if fits and not any(full.startswith(own) for own in taken):
                line, start, end = details[0].line, details[0].start, details[0].end
                yield Profile(Block(side, (Stretch(line, start, end),), False, "", SURE), details)

    def _is_said(self, profiles: Collection[Profile], full: Detail) -> bool:
        """Say whether a full name has but its legal form more than a name that its own line goes on with one behind."""
        own = bare(self.found.form.sub(" ", full.value or ""))
        for told in profiles:
            lines = [d.line for d in told.details if d.name == "legal_form"]
            if any(d.name == "name" and bare(d.value or "") == own and d.line in lines for d in told.details):
                return True
        return False

    def _named(self, line: Line, names: Collection[str]) -> Iterator[list[Detail]]:
        """Yield the full names in a line, each with its legal form."""
        if len(line.flat) > _LONG or self.strangers.search(line.flat, line.words):
            return
        for form in self.found.form.finditer(line.flat):
            run = CAPITALS.search(line.flat, 0, form.start())
            start = self._begun(line, run, names) if run else None
            if start is None or self.found.parents.search(line.flat, 0, start):
                continue
            text = line.flat[start:]
            end = start + self.sides.name_end(text[: form.end() - start])
            if end == form.end():
                said = " ".join(line.text[start:end].split())
                value = self.found.forms.get(form[0]) or self.found.forms[form[0].lower()]
                yield [
                    Detail("name", said, line, start, end, None, SURE),
                    Detail("legal_form", value, line, *form.span(), None, SURE),
                ]

    def _begun(self, line: Line, run: re.Match[str], names: Collection[str]) -> int | None:
        """Return where a short name begins a run of words that goes on behind it; None where none does.

        What stands before it in the run belongs to the name on a line of its own, and in a sentence it may not.
        """
        for name in names:
            own = plain(name).strip()
            at = re.search(rf"(?<!\w){re.escape(own)}(?!\w)", run[0], re.I) if len(bare(own)) >= SHORTEST else None
            if at and at.start() == 0:
                return run.start()
            if at and not line.flat[: run.start()].strip() and not line.flat[run.end() :].strip(" .").count(" "):
                return run.start()
        return None
