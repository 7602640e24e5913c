"""Drafts: the clauses that the facts call for, numbered, filled and cross-referenced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from leadcontract.assembly import facts, naming
from leadcontract.assembly.lines import ENTITLED
from leadcontract.assembly.wording import fill
from leadcontract.domain.clause import Clause, Instrument, Parameter, Stance, Table, Wording, flat
from leadcontract.domain.deal import Deal, Value
from leadcontract.domain.draft import Block, Draft, Run, Signature, Used
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Called, Library
from leadcontract.domain.playbook import Article, Playbook
from leadcontract.domain.typography import NBSP
from leadcontract.library import terms
from leadcontract.library.phrases import fold
from leadcontract.library.slots import parts

_LOWER_WORD = re.compile(r"(?![^\W\d_]*[A-Z])[^\W\d_][\w'’-]*(?![\w@./:])")
"""A word in small letters ("iPhone" keeps its own), and not the beginning of an address."""


@dataclass(slots=True)
class _Pen:
    """Fills wordings for one deal in one language, and remembers the blanks it left."""

    lang: Lang
    values: Mapping[str, Value]
    parameters: Mapping[str, Parameter]
    numbers: Mapping[str, str]
    called: Called
    blanks: dict[str, Bilingual] = field(default_factory=dict)

    def write(self, text: str) -> tuple[Run, ...]:
        return fill(text, self.lang, self.values, self.ask, self.numbers.__getitem__)

    def cell(self, text: str) -> tuple[Run, ...]:
        """Write a cell of a table; a term of the deal that opens it takes a capital, a party or an address as it is."""
        (kind, name), *_ = [*parts(text), ("text", "")]
        return self.raised(text) if kind == "slot" and name in self.parameters else self.write(text)

    def raised(self, text: str) -> tuple[Run, ...]:
        """Write a text that stands by itself; a word that opens it takes a capital."""
        first, *rest = self.write(text)
        if first.kind == "text" and _LOWER_WORD.match(first.text):
            first = replace(first, text=first.text[0].upper() + first.text[1:])
        return (first, *rest)

    def ask(self, name: str) -> Bilingual:
        known = name in self.parameters
        asks = self.parameters[name].asks if known else naming.both(facts.LABELS[name], self.called)
        self.blanks[name] = asks
        return asks

    def blocks(self, clause: Clause, wording: Wording, number: str) -> Iterator[Block]:
        """Yield the paragraphs of a clause numbered under ``number``; without it, unnumbered."""
        level = number.count(".") + 2 if number else 0
        count = 0
        for paragraph in wording.text[self.lang]:
            if isinstance(paragraph, Table):
                rows = tuple(tuple(self.cell(cell) for cell in row) for row in paragraph.rows)
                yield Block("table", (), clause=clause.id, rows=rows)
            elif isinstance(paragraph, tuple):
                for i, item in enumerate(paragraph):
                    runs = self.write(item)
                    if terms.defined(item, self.lang):
                        yield Block("definition", runs, clause=clause.id)
                    elif number:
                        yield Block("item", runs, letter(i), level, clause.id)
                    else:
                        yield Block("bullet", runs, clause=clause.id)
            elif number:
                count += 1
                yield Block("numbered", self.write(paragraph), f"{number}.{count}", level, clause.id)
            else:
                yield Block("body", self.write(paragraph), clause=clause.id)


def letter(index: int) -> str:
    """Return the mark of a list item as Word counts: 0 is "a", 25 "z", 26 "aa", 27 "bb"."""
    return chr(ord("a") + index % 26) * (index // 26 + 1)


def draft(library: Library, playbook: Playbook, deal: Deal, lang: Lang, stance: Stance, as_of: date) -> Draft:
    """Assemble the document of a playbook that can be drafted.

    A clause goes in where the facts call for it and a wording is in force on ``as_of``; an article left empty
    goes out, and the numbers close up. Nothing is invented: a fact that is missing is a blank.
    """
    instrument = playbook.instrument
    if instrument is None:
        raise ValueError(playbook.name)
    chosen = _chosen(library, playbook, deal, instrument, stance, as_of)
    return assemble(library, playbook, deal, lang, stance, as_of, chosen)


def assemble(
    library: Library,
    playbook: Playbook,
    deal: Deal,
    lang: Lang,
    stance: Stance,
    as_of: date,
    chosen: Mapping[str, Wording],
    elsewhere: Mapping[str, str] | None = None,
) -> Draft:
    """Assemble the articles of a playbook from wordings already ``chosen``, by clause.

    ``elsewhere`` says what to call clauses that are not among them and that they refer to.
    """
    articles = [kept for article in playbook.articles if (kept := [c for c in article.clauses if c in chosen])]
    titled = [article for article in playbook.articles if any(c in chosen for c in article.clauses)]
    annexes = [c for c in playbook.annexes if c in chosen]
    numbers = _numbers(articles, titled) | {c: str(n) for n, c in enumerate(annexes, 1)}
    named = {**(elsewhere or {}), **numbers}
    pen = _Pen(lang, values(library, deal, lang), library.parameters, named, library.called)
    preamble = [b for c in playbook.preamble if c in chosen for b in pen.blocks(library.clauses[c], chosen[c], "")]
    blocks: list[Block] = []
    for n, (article, kept) in enumerate(zip(titled, articles, strict=True), 1):
        blocks += _article(article, kept, str(n), library, chosen, pen)
    labels = {key: text[lang] for key, text in playbook.labels.items()}
    annexed = [block for c in annexes for block in _annex(library.clauses[c], chosen[c], pen, labels["annex"])]
    order = [c for c in playbook.drafted if c in chosen]
    used = tuple(Used(c, chosen[c].since, chosen[c].basis) for c in order)
    bases = dict.fromkeys(b for u in used for b in u.basis)
    return Draft(
        lang=lang,
        instrument=playbook.instrument or "contract",
        stance=stance,
        as_of=as_of,
        title=labels["title"],
        reference=pen.write("{{ reference }}"),
        date=pen.write("{{ signed_on }}"),
        preamble=(_said(labels["between"]), *preamble, _said(labels["agreed"])),
        blocks=tuple(_defined(blocks, [*preamble, *blocks, *annexed], lang)),
        annexes=tuple(annexed),
        closing=pen.write(playbook.labels["closing"][lang]),
        signatures=(_signature("client", labels, pen), _signature("provider", labels, pen)),
        labels=labels,
        blanks=tuple(pen.blanks.values()),
        used=used,
        to_verify=tuple(b for b in bases if not library.law[b].verified and b not in deal.verified),
        library_sha256=library.sha256,
    )


def _chosen(
    library: Library, playbook: Playbook, deal: Deal, instrument: Instrument, stance: Stance, as_of: date
) -> dict[str, Wording]:
    clauses = [library.clauses[c] for c in playbook.drafted if library.clauses[c].applies(deal)]
    return {c.id: w for c in clauses if (w := c.wording(as_of, instrument, stance)) is not None}


def values(library: Library, deal: Deal, lang: Lang) -> dict[str, Value]:
    """Gather what fills the slots: what the library proposes, the facts, then the terms agreed."""
    proposed = {n: p.default for n, p in library.parameters.items() if p.default is not None}
    agreed = {name: facts.typeset(value, lang) for name, value in deal.terms.items()}
    given = {**proposed, **facts.values(deal, lang), **agreed}
    choices = {name: p.choices for name, p in library.parameters.items() if p.choices}
    return {name: choices[name][str(v)] if name in choices else v for name, v in given.items()}


def _numbers(articles: list[list[str]], titled: list[Article]) -> dict[str, str]:
    """Number each clause: alone in its article "7", beside others "7.2"."""
    numbers = {}
    for n, (kept, article) in enumerate(zip(articles, titled, strict=True), 1):
        for m, clause in enumerate(kept, 1):
            numbers[clause] = str(n) if article.title is None else f"{n}.{m}"
    return numbers


def _article(
    article: Article, kept: list[str], number: str, library: Library, chosen: Mapping[str, Wording], pen: _Pen
) -> Iterator[Block]:
    lang = pen.lang
    title = article.title or library.clauses[kept[0]].title
    alone = kept[0] if article.title is None else None
    yield Block("article", (Run(title[lang]),), number, 1, alone)
    for clause_id in kept:
        clause = library.clauses[clause_id]
        under = pen.numbers[clause_id]
        if alone is None:
            yield Block("sub-article", (Run(clause.title[lang]),), under, 2, clause_id)
        yield from pen.blocks(clause, chosen[clause_id], under)


def _annex(clause: Clause, wording: Wording, pen: _Pen, label: str) -> Iterator[Block]:
    number = pen.numbers[clause.id]
    title = (Run(f"{label}{NBSP}"), Run(number, "number"), Run(f"{ENTITLED}{clause.title[pen.lang]}"))
    yield Block("annex", title, number, 1, clause.id)
    yield from pen.blocks(clause, wording, "")


def _defined(blocks: list[Block], everything: list[Block], lang: Lang) -> Iterator[Block]:
    """Yield the blocks, the definitions in alphabetical order and without those of terms that nothing else uses."""
    texts = [text for block in everything if block.style != "definition" for text in block.texts]
    known = {
        term: block for block in blocks if block.style == "definition" if (term := terms.defined(block.text, lang))
    }
    kept: dict[str, Block] = {}
    while True:  # a definition that is used may use another term
        wanted = {t: b for t, b in known.items() if t not in kept and any(terms.uses(text, t) for text in texts)}
        if not wanted:
            break
        kept |= wanted
        texts = [block.text for block in wanted.values()]
    ordered = iter(sorted(kept, key=fold))
    for block in blocks:
        if block.style != "definition":
            yield block
        elif (term := next(ordered, None)) is not None:
            yield kept[term]


def _said(text: str) -> Block:
    return Block("body", (Run(text),))


def _signature(side: str, labels: Mapping[str, str], pen: _Pen) -> Signature:
    return Signature(
        role=labels[side],
        company=pen.write(f"{{{{ {side}_name }}}}"),
        signatory=pen.write(f"{{{{ {side}_signatory }}}}"),
        capacity=pen.raised(f"{{{{ {side}_capacity }}}}"),
    )


def proposals(library: Library, lang: Lang) -> dict[str, Value]:
    """Return what the library proposes by itself, by slot."""
    return values(library, Deal(), lang)


def paragraphs(library: Library, wording: Wording, lang: Lang) -> tuple[str, ...]:
    """Return a wording as it reads alone: proposals filled in, blanks marked, other clauses by their title."""
    pen = _alone(library, Deal(), lang)
    return tuple("".join(run.text for run in pen.write(text)) for text in flat(wording.text[lang]))


def passages(
    library: Library, chosen: Mapping[str, Wording], lang: Lang, deal: Deal | None = None
) -> dict[str, tuple[Block, ...]]:
    """Return clauses as blocks without numbers, to stand in another document: other clauses by their title.

    They are filled in with the facts of a deal, where there is one, and with what the library proposes; the rest is
    blank. Of the definitions, only those of terms that these clauses use.
    """
    pen = _alone(library, deal or Deal(), lang)
    blocks = [block for name, wording in chosen.items() for block in pen.blocks(library.clauses[name], wording, "")]
    kept = list(_defined(blocks, blocks, lang))
    return {name: tuple(block for block in kept if block.clause == name) for name in chosen}


def _alone(library: Library, deal: Deal, lang: Lang) -> _Pen:
    """Return the pen that writes a clause outside any draft."""
    return _Pen(lang, values(library, deal, lang), library.parameters, by_title(library, lang), library.called)


def by_title(library: Library, lang: Lang) -> dict[str, str]:
    """Return how a text refers to each clause where it has no number: by its title, quoted."""
    return {
        c.id: f"«\u00a0{c.title.fr}\u00a0»" if lang == "fr" else f"'{c.title.en}'" for c in library.clauses.values()
    }
