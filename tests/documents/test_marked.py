"""A Word file is read for ``verify``: bookmarks kept, what Word counts left out, the table of contents too."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from leadcontract import workflows
from leadcontract.documents.marked import read_marked
from leadcontract.domain.deal import Deal
from leadcontract.domain.library import Library
from leadcontract.domain.verification import COUNTED, Marked, MarkedFile
from leadcontract.errors import InputError
from tests import edits


def read(document: Any) -> MarkedFile:
    told = io.BytesIO()
    document.save(told)
    return read_marked(Path("x.docx"), told.getvalue())


def test_numbers_that_word_counts_are_not_read(library: Library, deal: Deal) -> None:
    docx = workflows.generate(library, deal).docx
    read = read_marked(Path("x.docx"), docx).paragraphs
    again = read_marked(Path("x.docx"), edits.edited(docx, edits.renumbered)).paragraphs
    assert read == again
    assert sum(COUNTED in paragraph.text for paragraph in read) > 50
    assert any(paragraph.text.startswith(f"Annexe {COUNTED} – ") for paragraph in read)


def test_a_number_typed_over_a_reference_is_read() -> None:
    document = Document()
    simple = document.add_paragraph("Voir l’article ")._p
    field = etree.SubElement(simple, qn("w:fldSimple"))
    field.set(qn("w:instr"), " REF lc_x \\r \\h ")
    field.append(edits.run("7.2"))
    document.add_paragraph("Voir l’article 7.2")
    told = io.BytesIO()
    document.save(told)
    read = [paragraph.text for paragraph in read_marked(Path("x.docx"), told.getvalue()).paragraphs]
    assert read == [f"Voir l’article {COUNTED}", "Voir l’article 7.2"]


def test_a_bookmark_opens_the_next_paragraph_that_says_something() -> None:
    document = Document()
    for name, text in (("lc_a", ""), ("lc_b", "Audit"), ("", "Le Client peut auditer.")):
        added = document.add_paragraph(text)._p
        if name:
            added.insert(0, etree.Element(qn("w:bookmarkStart"), {qn("w:id"): "1", qn("w:name"): name}))
    between = etree.Element(qn("w:bookmarkStart"), {qn("w:id"): "2", qn("w:name"): "lc_c"})
    document.add_paragraph("Préavis")._p.addprevious(between)
    assert read(document).paragraphs == (
        Marked("Audit", ("lc_a", "lc_b")),
        Marked("Le Client peut auditer."),
        Marked("Préavis", ("lc_c",)),
    )


def test_a_title_is_a_heading_and_a_numbered_sentence_is_none() -> None:
    document = Document()
    document.add_heading("Audit", 1)
    document.add_heading("Le Client peut auditer le Prestataire.", 2)
    assert [paragraph.heading for paragraph in read(document).paragraphs] == [True, False]


@pytest.mark.parametrize(("kind", "said"), [("ins", "Un texte en plus."), ("del", "Un texte")])
def test_tracked_changes_are_read_as_accepted_and_told(kind: str, said: str) -> None:
    document = Document()
    document.add_paragraph("Un texte")._p.append(edits.tracked(kind, " en plus."))
    found = read(document)
    assert found.tracked
    assert [paragraph.text for paragraph in found.paragraphs] == [said]
    assert not read(Document(io.BytesIO(_saved("Un texte")))).tracked


def test_a_file_without_properties_or_text_is_read_as_it_is() -> None:
    assert read_marked(Path("x.docx"), _saved("Un texte")).properties == {}
    with pytest.raises(InputError, match="no text"):
        read_marked(Path("x.docx"), _saved(""))
    with pytest.raises(InputError):
        read_marked(Path("x.docx"), b"PK\x03\x04 cut short")


def _saved(text: str) -> bytes:
    document, told = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(told)
    return told.getvalue()
