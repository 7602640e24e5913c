"""Tracked insertions: rejected, the document is what it was; accepted, it is one document with more articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcontract.documents.blocks import provisions
from leadcontract.documents.redlining import redline
from leadcontract.documents.word_copy import WordCopy
from leadcontract.domain.draft import Block, Run
from leadcontract.domain.language import Lang
from leadcontract.domain.marking import Insertion, Setting
from tests.documents.conftest import WordFile
from tests.documents.test_anchoring import package
from tests.tracked import accepted, body, merged, rejected

CLAUSE = Insertion(
    "audit/client-audits-provider",
    "Audit du Prestataire",
    (
        Block(
            "body", (Run("Le Client audite le Prestataire sous "), Run("[À COMPLÉTER : préavis]", "blank"), Run("."))
        ),
        Block("body", (Run("Selon l’article "), Run("« Durée »", "reference", "term/duration"), Run(" :"))),
        Block("bullet", (Run("les formulaires ;"),)),
        Block("bullet", (Run("les preuves."),)),
    ),
)
FONT = '<w:rFonts w:ascii="Garamond"/>'
SENTENCE = "Le Prestataire fournit au Client des leads en assurance habitation."


def p(text: str, properties: str = "", runs: str = FONT) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{runs}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def inserted(
    docx: bytes, insertions: Sequence[Insertion] = (CLAUSE,), closing: int | None = None, lang: Lang = "fr"
) -> bytes:
    copy = WordCopy(Path("a.docx"), docx)
    read = provisions([found.block for found in copy.found])
    redline(copy, read, insertions, Setting(lang, closing))
    return copy.docx()


def lines(root: Any) -> list[str]:
    said = ["".join(t.text or "" for t in one.iter(qn("w:t"))) for one in root.iter(qn("w:p"))]
    return [one for one in said if one]


TYPED = "".join(
    (p("1. Objet", runs="<w:b/>"), p(SENTENCE), p("2. Prix", runs="<w:b/>"), p(SENTENCE), p("3. Droit", runs="<w:b/>"),
     p(SENTENCE), p("Fait à Paris, en deux exemplaires."))
)  # fmt: skip


def test_an_article_between_two_others_takes_a_number_of_its_own() -> None:
    after = inserted(package(TYPED), [CLAUSE], 6)
    near = inserted(package(TYPED), [Insertion(CLAUSE.clause, CLAUSE.title, CLAUSE.blocks, 3)], 6)
    assert lines(body(after))[6:8] == [
        "4. Audit du Prestataire",
        "Le Client audite le Prestataire sous [À COMPLÉTER : préavis].",
    ]
    assert lines(body(after))[-1] == "Fait à Paris, en deux exemplaires."
    assert lines(body(near))[3:6] == [SENTENCE, "2\u00a0bis. Audit du Prestataire", lines(body(after))[7]]


def test_insertions_look_like_the_document_and_blanks_are_marked() -> None:
    root = body(inserted(package(TYPED), [CLAUSE], 6))
    ours = [run for mark in root.iter(qn("w:ins")) for run in mark.iter(qn("w:r"))]
    texts = {"".join(t.text or "" for t in run.iter(qn("w:t"))): run.find(qn("w:rPr")) for run in ours}
    assert texts["4. Audit du Prestataire"].find(qn("w:b")) is not None
    assert (
        texts["les preuves." if "les preuves." in texts else "[À COMPLÉTER : préavis]"].find(qn("w:rFonts")) is not None
    )
    marked = {text for text, looks in texts.items() if looks.find(qn("w:highlight")) is not None}
    assert marked == {"[À COMPLÉTER : préavis]", "« Durée »"}


PLACES = {
    "before the signatures": (TYPED, 6),
    "at the end": (TYPED, None),
    "after a table": (
        f"{p(SENTENCE)}<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p('Prix')}</w:tc></w:tr></w:tbl><w:p/>",
        None,
    ),
    "before a table": (
        f"{p(SENTENCE)}<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p('Signature')}</w:tc></w:tr></w:tbl><w:p/>",
        1,
    ),
    "at the end of a section": (p(SENTENCE, "<w:sectPr/>") + p("Fait à Paris"), 1),
    "in a content control": (f"<w:sdt><w:sdtContent>{TYPED}</w:sdtContent></w:sdt>{p('Fin')}", 6),
    "after a content control": (f"<w:sdt><w:sdtContent>{TYPED}</w:sdtContent></w:sdt>", None),
    "after a mark already inserted": (p(SENTENCE, '<w:rPr><w:ins w:id="4" w:author="Eux"/></w:rPr>') + p(SENTENCE), 1),
    "before everything": (p("Fait à Paris"), 0),
}


@pytest.mark.parametrize("name", PLACES)
def test_rejected_it_is_what_it_was_and_accepted_all_is_there(name: str) -> None:
    content, closing = PLACES[name]
    before = package(f"{content}<w:sectPr/>")
    after = inserted(before, [CLAUSE], closing)
    assert merged(rejected(body(after))) == merged(body(before))
    whole = lines(accepted(body(after)))
    assert [one for one in whole if one in lines(body(before))] == lines(body(before))
    assert any(one.endswith("Audit du Prestataire") for one in whole)
    assert not [one for one in accepted(body(after)).iter(qn("w:ins")) if one.get(qn("w:author")) == "leadcontract"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.sampled_from(["1. Objet", "Article 2 – Prix", SENTENCE, "ANNEXE 1", "a) un point", "4.1 Audit"]), min_size=1
    ),
    st.lists(st.integers(0, 20), max_size=3),
    st.integers(0, 20),
)
def test_whatever_the_document_rejecting_gives_it_back(texts: list[str], near: list[int], closing: int) -> None:
    before = package("".join(map(p, texts)) + "<w:sectPr/>")
    places = [at for at in near if at < len(texts)] or [None]
    insertions = [Insertion(f"a/{n}", "Titre", CLAUSE.blocks, at) for n, at in enumerate(places)]
    after = inserted(before, insertions, closing if 0 < closing < len(texts) else None)
    assert merged(rejected(body(after))) == merged(body(before))
    assert len(lines(accepted(body(after)))) == len(texts) + 5 * len(insertions)
    numbers = [one.get(qn("w:id")) for one in body(after).iter(qn("w:ins"))]
    assert len(set(numbers)) == len(numbers)


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/><w:pPr><w:numPr><w:ilvl w:val="{level}"/>'
    '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    for name, title, level in (("H", "heading 1", 0), ("C", "Clause", 1))
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="{shape}"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pPr><w:ind w:left="900"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def counted(word_file: WordFile, shape: str) -> tuple[Any, Sequence[Any]]:
    """Insert a clause into a document whose headings are on a list of Word; return the body and what is told."""
    heading, text = (f'<w:pStyle w:val="{name}"/>' for name in "HC")
    content = "".join(p(name, heading) + p(SENTENCE, text) for name in ("Objet", "Prix", "Droit"))
    path = word_file(content + p("Fait à Paris"), styles=STYLES, numbering=NUMBERING.format(shape=shape))
    copy = WordCopy(path, path.read_bytes())
    told = redline(copy, provisions([f.block for f in copy.found]), [CLAUSE], Setting("fr", 6))
    return body(copy.docx()), told


def style_of(root: Any, words: str) -> str | None:
    paragraph = next(one for one in root.iter(qn("w:p")) if words in "".join(one.itertext()))
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if named is None else str(named.get(qn("w:val")))


def test_articles_that_word_numbers_are_numbered_by_word(word_file: WordFile) -> None:
    root, told = counted(word_file, "decimal")
    assert lines(root)[6] == "Audit du Prestataire"
    assert [style_of(root, words) for words in ("Audit du", "Le Client audite", "les formulaires")] == ["H", "C", None]
    item = next(one for one in root.iter(qn("w:p")) if "les preuves" in "".join(one.itertext()))
    assert int(item.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn("w:left"))) > 900
    assert ["new numbers" in one.en for one in told] == [True]


def test_headings_with_a_mark_that_counts_nothing_keep_their_style(word_file: WordFile) -> None:
    root, told = counted(word_file, "none")
    assert style_of(root, "Audit du") == "H" and not told
