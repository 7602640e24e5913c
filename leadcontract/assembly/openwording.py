"""A clause of the library as texts whose slots are open: which of them a paragraph says, and with what values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, product

from leadcontract.assembly import drafting, facts, naming
from leadcontract.assembly.lines import BETWEEN
from leadcontract.assembly.provenance import fingerprint, plain
from leadcontract.assembly.wording import blank, typeset
from leadcontract.domain.clause import Clause, Instrument, Wording, flat
from leadcontract.domain.deal import Value
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.typography import NBSP
from leadcontract.domain.verification import COUNTED
from leadcontract.library import terms
from leadcontract.library.saying import say

_CLOSE = 0.5
"""How alike, in words, a paragraph and a text must be for one to be taken for the other changed."""
_TRIES = 5_000
"""How many ways of filling in one text are tried against a digest."""


@dataclass(frozen=True, slots=True)
class OpenText:
    """One text of a wording: its slots, and what it says around them (``literals``, one more; ``folded``: plain).

    ``own`` is what the library puts in its slots, a marked blank in those of ``blanks``. ``optional``: a document may
    leave it out (a heading has one form of several, a definition may go unused).
    """

    lang: Lang
    literals: tuple[str, ...]
    folded: tuple[str, ...]
    slots: tuple[str, ...]
    own: Mapping[str, str]
    blanks: frozenset[str]
    optional: bool

    @property
    def literal(self) -> int:
        """How many characters it says by itself."""
        return sum(len(part.strip()) for part in self.folded)

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with these values, those of the library in the slots that they leave open."""
        first, *rest = self.literals
        put = (values.get(slot, self.own[slot]) for slot in self.slots)
        return first + "".join(value + literal for value, literal in zip(put, rest, strict=True))

    def values(self, said: str) -> dict[str, str] | None:
        """Return the values with which a paragraph, made ``plain``, says this text, by slot; None where it does not.

        Literal parts must follow one another from end to end; what stands between two of them is a value.
        """
        first, last = self.folded[0], self.folded[-1]
        if not self.slots:
            return {} if said == first.strip(" ") else None
        if not (said.startswith(first) and said.endswith(last)):
            return None
        stop = len(said) - len(last)
        at, found = len(first), dict[str, str]()
        for slot, literal in zip(self.slots, [*self.folded[1:-1], None], strict=True):
            end = stop if literal is None else said.find(literal, at + 1, stop)
            if end <= at:
                return None
            found.setdefault(slot, said[at:end])
            at = end + len(literal or "")
        return found

    def proof(self, digest: str, *readings: Mapping[str, str]) -> dict[str, str] | None:
        """Return the values with which this text has a digest, each of the library or of one of the readings."""
        slots = list(self.own)
        choices = [dict.fromkeys([self.own[s], *(r[s] for r in readings if s in r)]) for s in slots]
        tries = (dict(zip(slots, chosen, strict=True)) for chosen in islice(product(*choices), _TRIES))
        return next((values for values in tries if fingerprint(self.filled(values)) == digest), None)


def open_texts(library: Library, clause: Clause, wording: Wording, instrument: Instrument) -> list[OpenText]:
    """Return every text that a document may show of a wording, in both languages: headings, paragraphs, cells."""
    found = [_fixed(said) for said in _headings(library, clause, instrument)]
    for lang in wording.text:
        proposals = drafting.proposals(library, lang)
        found += [_open(library, text, lang, proposals) for text in flat(wording.text[lang])]
    return found


def _open(library: Library, text: str, lang: Lang, proposals: Mapping[str, Value]) -> OpenText:
    literals, slots = [""], list[str]()
    for kind, part in typeset(text, lang):
        if kind == "slot":
            slots.append(part)
            literals.append("")
        else:
            literals[-1] += COUNTED if kind == "reference" else part
    own = {
        slot: say(proposals[slot], lang) if slot in proposals else blank(asks(library, slot), lang) for slot in slots
    }
    folded = tuple(map(plain, literals))
    optional = terms.defined(literals[0], lang) is not None
    return OpenText(lang, tuple(literals), folded, tuple(slots), own, frozenset(own) - proposals.keys(), optional)


def asks(library: Library, slot: str) -> Bilingual:
    """Return what a slot asks for, the name of the slot where the library does not know it."""
    known = library.clauses.values()
    found = next((clause.parameters[slot].asks for clause in known if slot in clause.parameters), None)
    return found or naming.both(facts.LABELS.get(slot, Bilingual(slot, slot)), library.called)


def nearest(texts: Sequence[OpenText], said: str) -> OpenText | None:
    """Return the text that a paragraph, made ``plain``, says, or else the one most like it; None where none is."""
    exact = [text for text in texts if text.literal and text.values(said) is not None]
    if exact:
        return max(exact, key=lambda text: text.literal)
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(said.split(" "))
    best, most = None, _CLOSE
    for text in texts:
        matcher.set_seq1(plain(text.filled({})).split(" "))
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and (alike := matcher.ratio()) > most:
            best, most = text, alike
    return best


def page_texts(library: Library, instrument: Instrument) -> list[OpenText]:
    """Return the fixed texts of a document that belong to no clause: titles of articles, labels."""
    playbook = library.playbooks[instrument]
    titles = [article.title for article in playbook.articles if article.title is not None]
    return [_fixed(way) for said in (*titles, *playbook.labels.values()) for way in _ways(said)]


def _fixed(said: str) -> OpenText:
    return OpenText("fr", (said,), (plain(said),), (), {}, frozenset(), True)


def _headings(library: Library, clause: Clause, instrument: Instrument) -> Iterator[str]:
    """Yield the ways in which a heading names a clause: alone or as an annex, in one language or in both."""
    annex, title = library.playbooks[instrument].labels["annex"], clause.title
    yield from _ways(title)
    for lang in LANGS:
        numbered = f"{annex[lang]}{NBSP}{COUNTED} – {title[lang]}"
        yield from (numbered, f"{numbered}{BETWEEN}{title[LANGS[1 - LANGS.index(lang)]]}")


def _ways(said: Bilingual) -> tuple[str, str, str]:
    return said.fr, said.en, f"{said.fr}{BETWEEN}{said.en}"
