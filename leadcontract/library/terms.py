"""Holds a document to its defined terms: declared once, used somewhere, and no other word dressed as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from leadcontract.domain.clause import Clause, Instrument, flat
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.playbook import Playbook
from leadcontract.errors import Problem
from leadcontract.library.slots import WordingError, parts

QUOTED = {"fr": re.compile(r"«\s*([^»]+?)\s*»"), "en": re.compile(r'["“]([^"“”]+)["”]')}
"""A quotation; its group is what is quoted."""
DEFINED = {"fr": re.compile(r"^«\s*([^»]+?)\s*»\s:"), "en": re.compile(r'^["“]([^"”]+)["”] means')}
"""The beginning of a definition; its group is the term."""
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ,;)] )(?:[ldnsqLDNSQ]['’]|qu['’])?([A-ZÀ-Þ][a-zà-ÿ][\w-]*)")


def defined(text: str, lang: Lang) -> str | None:
    """Return the term that a text defines, None where it defines none."""
    found = DEFINED[lang].match(text)
    return found[1] if found else None


def quoted(library: Library, lang: Lang) -> Iterator[str]:
    """Yield every term that the texts of a library set between quotation marks: those defined, and the parties."""
    for clause in library.clauses.values():
        for wording in clause.wordings:
            for text in flat(wording.text[lang]):
                yield from QUOTED[lang].findall(text)


def uses(text: str, term: str) -> bool:
    """Say whether a text uses a term, in the singular or the plural."""
    words = [rf"{re.escape(word)}(?:s|es)?" for word in term.split()]
    return re.search(rf"\b{' '.join(words)}\b", text) is not None


def check_terms(library: Library) -> Iterator[Problem]:
    """Yield the problems of the defined terms of every document that can be drafted."""
    for playbook in library.playbooks.values():
        if playbook.instrument is not None:
            for lang in LANGS:
                yield from _document(library, playbook, playbook.instrument, lang)


def _document(library: Library, playbook: Playbook, instrument: Instrument, lang: Lang) -> Iterator[Problem]:
    texts = {c.id: _texts(c, instrument, lang) for name in playbook.drafted if (c := library.clauses.get(name))}
    owners: dict[str, str] = {}
    named: set[str] = set()
    for name, wordings in texts.items():
        path = library.clauses[name].path
        for wording in wordings:
            for term, count in Counter(term for text in wording if (term := defined(text, lang))).items():
                if count > 1 or owners.setdefault(term, name) != name:
                    yield _told(path, playbook, "« {x} » est défini deux fois", "'{x}' is defined twice", term)
            named |= {q for text in wording for q in QUOTED[lang].findall(text) if q[:1].isupper()}
    everything = {name: "\n".join(t for wording in wordings for t in wording) for name, wordings in texts.items()}
    for term, owner in owners.items():
        if not any(uses(text, term) for name, text in everything.items() if name != owner):
            what = "« {x} » est défini et n’est employé nulle part", "'{x}' is defined and used nowhere"
            yield _told(library.clauses[owner].path, playbook, *what, term)
    known = {word for term in (*owners, *named) for word in re.findall(r"[\w-]+", term)}
    known |= library.proofs.names[lang]
    for name, text in everything.items():
        plain = QUOTED[lang].sub(" ", text)
        odd = dict.fromkeys(w for w in _CAPITAL.findall(plain) if not {w, w.rstrip("s"), f"{w}s", _singular(w)} & known)
        for word in odd:
            what = "« {x} » a une majuscule et n’est pas défini", "'{x}' is capitalised and not defined"
            yield _told(library.clauses[name].path, playbook, *what, word)


def _texts(clause: Clause, instrument: Instrument, lang: Lang) -> list[list[str]]:
    """Return the texts of each wording that the instrument may use, blanks and references marked."""
    own = [w for w in clause.wordings if w.instrument == instrument]
    return [
        [_plain(t) for t in flat(w.text[lang])] for w in own or clause.wordings if w.instrument in (instrument, None)
    ]


def _plain(text: str) -> str:
    try:
        return "".join(value if kind == "text" else "§" for kind, value in parts(text))
    except WordingError:
        return text


def _singular(word: str) -> str:
    """Return an English plural in the singular."""
    return re.sub(r"ies$", "y", re.sub(r"(?<=[sxh])es$", "", word))


def _told(path: str, playbook: Playbook, fr: str, en: str, word: str) -> Problem:
    return Problem(path, Bilingual(f"{playbook.name} : {fr}.", f"{playbook.name}: {en}.").format(x=word))
