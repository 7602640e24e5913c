"""Reads the files beside the clauses: law register, playbooks, cues, kinds of document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, get_args

from leadcontract.domain.clause import INSTRUMENTS, SEVERITIES, SIDES, Clause, Side
from leadcontract.domain.deal import AUDIENCES, CHANNELS
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.law import Ban, Basis, OutdatedReference
from leadcontract.domain.law import Evidence as ReadIn
from leadcontract.domain.library import Cues, Force, Kind, Proofs
from leadcontract.domain.playbook import Article, Playbook, Requirement
from leadcontract.library.cursor import Choice, Cursor
from leadcontract.library.elements import patterns
from leadcontract.library.lazy import Makers
from leadcontract.library.phrases import fold
from leadcontract.library.slots import WordingError, parts

if TYPE_CHECKING:
    from leadcontract.domain.letter import Stationery

READ_IN: tuple[ReadIn, ...] = get_args(ReadIn)
CUES = ("negation", "absence", "refusal", "discretion", "harmless", "condition", "ends", "open", "elsewhere")
PLAIN = ("annex", "outside", "excepted", "closing")
LABELS = (
    "title", "between", "agreed", "closing", "client", "provider", "reference", "name", "capacity", "signature",
    "page", "of", "annex", "contents", "date", "draft", "electronic",
)  # fmt: skip

SENTENCES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((
        "place_and_date", "sender", "addressee", "reference", "subject_label", "some_document", "salutation",
        "not_read", "requested", "points", "no_points", "minor", "minor_points",
        "outdated", "outdated_points", "question", "offer", "answer", "farewell", "regards", "signature", "signatory",
        "rider",
    ), ()),
    **dict.fromkeys(("opening", "subject", "rider_terms"), ("document",)),
    **dict.fromkeys(("annex_absent", "annex_empty"), ("annex", "place")),
    **dict.fromkeys(("missing", "touched"), ("question",)),
    **dict.fromkeys(("contrary", "unclear", "referred"), ("quotes", "question")),
    "partial": ("lacking",),
    "document": ("kind", "file"),
    "family": ("family", "titles"),
    "also": ("titles",),
    "superseded": ("text", "day", "replaced"),
    "never_good": ("text", "replaced"),
    "quote": ("text", "place"),
    "page": ("page",),
    "paragraph": ("paragraph",),
}  # fmt: skip
"""The sentences of a letter or a rider to the other side, and what each is filled in with, beside the blanks."""


def law(top: Cursor, file: str) -> Makers[str, Basis]:
    """Return what reads each of one instrument's entries; an id is ``file/key``."""
    top.keys("instrument", "entries", need=("instrument", "entries"))
    top.get("instrument").bilingual()
    named = {f"{file}/{c.path[-1]}": c for c in top.get("entries").items()}
    return {name: partial(_basis, cursor, name) for name, cursor in named.items()}


def _basis(cursor: Cursor, name: str) -> Basis:
    need = ("citation", "says", "in_force", "url", "read_in")
    cursor.keys(*need, "to_verify", "replaced_by", need=need)
    dates = cursor.get("in_force")
    dates.keys("from", "to")
    return Basis(
        id=name,
        citation=cursor.get("citation").bilingual(),
        says=cursor.get("says").bilingual(),
        in_force_from=dates.get("from").date(),
        in_force_to=dates.get("to").date(),
        url=cursor.get("url").text(),
        read_in=cursor.get("read_in").word(Choice(READ_IN)) or "none",
        to_verify=tuple(c.bilingual() for c in cursor.get("to_verify").list()),
        replaced_by=cursor.get("replaced_by").optional_bilingual(),
    )


def outdated(top: Cursor) -> tuple[OutdatedReference, ...]:
    """Read the references that a document should no longer make."""
    top.keys("outdated", need=("outdated",))
    found = []
    for cursor in top.get("outdated").items():
        need = ("title", "patterns", "replaced_by", "severity")
        cursor.keys(*need, "ceased", need=need)
        found.append(
            OutdatedReference(
                id=f"outdated/{cursor.path[-1]}",
                title=cursor.get("title").bilingual(),
                patterns={str(word.path[-1]): _expressions(word) for word in cursor.get("patterns").items()},
                ceased=cursor.get("ceased").date(),
                replaced_by=cursor.get("replaced_by").bilingual(),
                severity=cursor.get("severity").word(Choice(SEVERITIES)) or "minor",
            )
        )
    return tuple(found)


def _expressions(cursor: Cursor) -> tuple[str, ...]:
    for item in () if cursor.source.sound else cursor.list():
        try:
            re.compile(item.text())
        except re.error:
            item.wrong("{name} : expression rationnelle mal formée.", "{name}: malformed regular expression.")
    return cursor.texts()


def bans(top: Cursor, law: Mapping[str, Basis]) -> tuple[Ban, ...]:
    """Read the offers for which nobody may be approached; each rests on an entry of the register."""
    top.keys("banned", need=("banned",))
    found = []
    for cursor in top.get("banned").items():
        need = ("title", "law", "audience", "channels", "words")
        cursor.keys(*need, need=need)
        basis = law.get(cursor.get("law").word(Choice(tuple(law))) or "")
        if basis is not None:
            found.append(
                Ban(
                    id=str(cursor.path[-1]),
                    title=cursor.get("title").bilingual(),
                    law=basis,
                    audience=cursor.get("audience").words(Choice(AUDIENCES)),
                    channels=cursor.get("channels").words(Choice(CHANNELS)),
                    words=tuple(fold(word) for lang in LANGS for word in cursor.get("words").get(lang).texts()),
                )
            )
    return tuple(found)


def playbook(top: Cursor, name: str, clauses: Mapping[str, Clause]) -> Playbook:
    """Read a playbook against the clauses it names.

    A clause of an article is expected even where ``expects`` does not repeat it; ``expects: all``
    expects every clause of the library. Severity and needed elements default to the clause's own.
    """
    top.keys("title", "instrument", "preamble", "articles", "annexes", "expects", "labels", need=("title",))
    articles = []
    for item in top.get("articles").list():
        item.keys("title", "clauses", need=("clauses",))
        title = item.get("title").optional_bilingual()
        named = tuple(_known(c, clauses) for c in item.get("clauses").list())
        if title is None and len(named) != 1:
            item.wrong(
                "{name} : un article de plusieurs clauses a un titre.",
                "{name}: an article of several clauses has a title.",
            )
        articles.append(Article(title, named))
    expects = top.get("expects")
    preamble = tuple(_known(c, clauses) for c in top.get("preamble").list())
    named_first = (*preamble, *(clause for article in articles for clause in article.clauses))
    if expects.value == "all":
        requirements = [_requirement(None, clause) for clause in clauses.values() if clause.elements]
    else:
        own = {str(c.path[-1]): c for c in expects.items()}
        for unknown in own.keys() - clauses.keys():
            _known(own[unknown], clauses, unknown)
        order = dict.fromkeys((*named_first, *own))
        requirements = [_requirement(own.get(c), clauses[c]) for c in order if c in clauses]
    labels = top.get("labels")
    labels.keys(*LABELS, need=LABELS if top.get("instrument").given else ())
    return Playbook(
        name=name,
        title=top.get("title").bilingual(),
        instrument=top.get("instrument").word(Choice(INSTRUMENTS)),
        preamble=preamble,
        articles=tuple(articles),
        annexes=tuple(_known(c, clauses) for c in top.get("annexes").list()),
        labels={str(c.path[-1]): c.bilingual() for c in labels.items()},
        requirements=tuple(requirements),
    )


def _known(cursor: Cursor, clauses: Mapping[str, Clause], name: str | None = None) -> str:
    name = name or cursor.text()
    if name not in clauses:
        cursor.wrong(f"{{name}} : pas de clause « {name} ».", f"{{name}}: no clause '{name}'.")
    return name


def _requirement(cursor: Cursor | None, clause: Clause) -> Requirement:
    needs = tuple(e.id for e in clause.elements.values() if e.required)
    forbids: dict[Side, tuple[str, ...]] = {
        side: tuple(e.id for e in clause.forbidden.values() if side in e.against) for side in SIDES
    }
    if cursor is None:
        return Requirement(clause.id, clause.severity, needs, forbids)
    cursor.keys("severity", "needs", "forbids")
    if cursor.get("needs").given and clause.elements:
        needs = tuple(_one_of(c, clause.elements) for c in cursor.get("needs").list())
    if cursor.get("forbids").given and clause.elements:
        cursor.get("forbids").keys(*SIDES)
        forbids = {
            side: tuple(_one_of(c, clause.forbidden) for c in cursor.get("forbids").get(side).list()) for side in SIDES
        }
    severity = cursor.get("severity").word(Choice(SEVERITIES)) or clause.severity
    return Requirement(clause.id, severity, needs, forbids)


def _one_of(cursor: Cursor, known: Mapping[str, object]) -> str:
    return cursor.word(Choice(tuple(known))) or ""


def cues(top: Cursor) -> Cues:
    """Read the negation, refusal and referral words of one language."""
    top.keys(*CUES, *PLAIN, "words", need=(*CUES, *PLAIN, "words"))
    plain = {key: top.get(key).texts() for key in PLAIN}
    words = {str(named.path[-1]): named.texts() for named in top.get("words").items()}
    return Cues(**{key: patterns(top.get(key)) for key in CUES}, **plain, words=words)


def proofs(top: Cursor) -> Proofs:
    """Read what the two languages of a text are read against each other for."""
    top.keys("forces", "same", "names")
    forces = []
    for cursor in top.get("forces").items():
        cursor.keys("title", *LANGS, need=("title", *LANGS))
        says = {lang: cursor.get(lang).get("says").texts() for lang in LANGS}
        allows = {lang: cursor.get(lang).get("allows").texts() for lang in LANGS}
        forces.append(Force(cursor.get("title").bilingual(), says, allows))
    same = tuple(c.bilingual() for c in top.get("same").list())
    return Proofs(tuple(forces), same, {lang: frozenset(top.get("names").get(lang).texts()) for lang in LANGS})


def letter(top: Cursor) -> Stationery:
    """Read what is fixed in a letter; a sentence holds, in both languages, all that it is filled in with."""
    from leadcontract.domain.letter import Stationery

    need = ("sentences", "blanks", "families", "reproaches")
    top.keys(*need, need=need)
    top.get("reproaches").keys(*LANGS, need=LANGS)
    for key, needed in (("sentences", tuple(SENTENCES)), ("families", ("other",))):
        for name in needed:
            if not top.get(key).get(name).given:
                top.get(key).get(name).wrong("{name} manque.", "{name} is missing.")
    sentences, blanks, families = (
        {str(c.path[-1]): c.bilingual() for c in top.get(key).items()} for key in ("sentences", "blanks", "families")
    )
    for name, sentence in sentences.items():
        for lang in LANGS:
            _filled(top.get("sentences").get(name).get(lang), sentence[lang], SENTENCES.get(name, ()), blanks)
    return Stationery(sentences, blanks, families, {lang: top.get("reproaches").get(lang).texts() for lang in LANGS})


def _filled(cursor: Cursor, text: str, wanted: tuple[str, ...], blanks: Mapping[str, Bilingual]) -> None:
    try:
        slots = {name for kind, name in parts(text) if kind != "text"}
    except WordingError:
        slots = {"{}"}
    odd = ", ".join(sorted((slots - blanks.keys()) ^ set(wanted)))
    if odd:
        cursor.wrong(f"{{name}} : blanc inconnu ou absent : {odd}.", f"{{name}}: unknown or absent slot: {odd}.")


def kinds(top: Cursor) -> tuple[Kind, ...]:
    """Read the kinds of document, the words that name each and the signs that go with it."""
    top.keys("kinds", need=("kinds",))
    found = []
    for cursor in top.get("kinds").items():
        cursor.keys("title", "playbook", "short", "signs", *LANGS, need=("title", "playbook"))
        name, title = str(cursor.path[-1]), cursor.get("title").bilingual()
        found.append(
            Kind(
                name,
                title,
                cursor.get("playbook").text(),
                {lang: patterns(cursor.get(lang)) for lang in LANGS},
                {lang: patterns(cursor.get("signs").get(lang)) for lang in LANGS},
                cursor.get("short").flag() if cursor.get("short").given else None,
            )
        )
    return tuple(found)


def in_force_between(basis: Basis, since: date, until: date | None) -> Bilingual | None:
    """Say why a basis is not in force on every day of a period, None where it is."""
    if basis.in_force_from is not None and basis.in_force_from > since:
        return Bilingual(
            f"n’entre en vigueur que le {basis.in_force_from}", f"is in force only from {basis.in_force_from}"
        )
    if basis.in_force_to is not None and (until is None or basis.in_force_to < until):
        return Bilingual(f"a cessé le {basis.in_force_to}", f"ceased on {basis.in_force_to}")
    return None
