"""The Word file says what the draft says, in the styles and with the fields that Word needs."""

from __future__ import annotations

import io
import runpy
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from leadcontract import resources
from leadcontract.assembly.rendering import render as render_all
from leadcontract.domain.draft import Block, BlockStyle, Draft, Run, Signature
from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError

HOSTILE = 'Dupont & Fils <SAS> {{ 7*7 }} {_{ x }_} {% for %} "L\'Été" &amp; ]]> </w:t>'
FORBIDDEN = "\u0000\u000b\ud800\ufffe"
SUBJECT, AUDIT, NOTICE = "general/subject", "audit/client-audits-provider", "audit/notice"
TEMPLATE = resources.folder("templates") / "contract.docx"


def block(style: BlockStyle, number: str, *texts: str | Run, level: int = 0, clause: str = "") -> Block:
    runs = tuple(Run(text) if isinstance(text, str) else text for text in texts)
    return Block(style, runs, number, level, clause or None)


def blank(text: str) -> Run:
    return Run(text, "blank")


def party(role: str, company: str) -> Signature:
    return Signature(role, (Run(company),), (blank("[nom du signataire]"),), (Run("gérant"),))


def row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(cell),) for cell in cells)


def french() -> Draft:
    audit = Run("2", "reference", AUDIT)
    notice = Run("2.2", "reference", NOTICE)
    return Draft(
        lang="fr",
        instrument="contract",
        stance="balanced",
        as_of=date(2026, 11, 21),
        title="Contrat de génération de leads",
        reference=(Run("LC-2026-014"),),
        date=(Run("27 novembre 2026"),),
        preamble=(
            block("body", "", "ENTRE\u00a0:"),
            block("body", "", f"{HOSTILE}, «\u00a0le Client\u00a0», au capital de ", blank("[capital]"), "\u00a0;"),
        ),
        blocks=(
            block("article", "1", "Objet", clause=SUBJECT),
            block("numbered", "1.1", "Le Prestataire fournit des leads\u00a0:", level=2, clause=SUBJECT),
            block("item", "a", "par téléphone\u00a0;", clause=SUBJECT),
            block("item", "b", "par courrier électronique.", clause=SUBJECT),
            block("numbered", "1.2", "Voir articles ", audit, " et ", notice, ".", level=2, clause=SUBJECT),
            block("item", "a", "recommence à a.", clause=SUBJECT),
            block("article", "2", "Audit", clause=AUDIT),
            block("sub-article", "2.1", "Principe", clause=AUDIT),
            block("numbered", "2.1.1", "Le Client peut auditer.", level=3, clause=AUDIT),
            block("numbered", "2.1.2", "Une fois par an.", level=3, clause=AUDIT),
            block("sub-article", "2.2", "Préavis", clause=NOTICE),
            block("body", "", "Un préavis de ", blank("[durée]"), f" est dû{FORBIDDEN}.", clause=NOTICE),
        ),
        annexes=(),
        closing=(Run("Fait à "), blank("[lieu]"), Run(", en deux exemplaires.")),
        signatures=(party("Le Client", HOSTILE), party("Le Prestataire", "Leads SARL")),
        labels={
            "reference": "Référence",
            "page": "Page",
            "of": "sur",
            "name": "Nom",
            "capacity": "Qualité",
            "signature": "Signature",
            "electronic": "ELECTRONIC",
            "contents": "CONTENTS",
            "date": "Date",
            "draft": "DRAFT",
        },
        blanks=(Bilingual("capital", "share capital"),),
        used=(),
        to_verify=(),
        library_sha256="0" * 64,
    )


def english() -> Draft:
    return replace(
        french(),
        lang="en",
        title="Lead Generation Agreement",
        blocks=(
            block("article", "1", "Scope", clause=SUBJECT),
            block(
                "numbered",
                "1.1",
                "See clause ",
                Run("1.1", "reference", SUBJECT),
                " and clause ",
                Run("9", "reference", "gone/clause"),
                ".",
                level=2,
                clause=SUBJECT,
            ),
        ),
        labels={
            "reference": "Reference",
            "page": "Page",
            "of": "of",
            "name": "Name",
            "capacity": "Capacity",
            "signature": "Signature",
            "electronic": "ELECTRONIC",
            "contents": "CONTENTS",
            "date": "Date",
            "draft": "DRAFT",
        },
    )


def render(draft: Draft, template: Path | None = None) -> bytes:
    return render_all((draft,), template)


def opened(draft: Draft, template: Path | None = None) -> Any:
    return Document(io.BytesIO(render(draft, template)))


def styled(draft: Draft) -> list[tuple[str, str]]:
    """The paragraphs from the title that opens the text on, with their styles."""
    found = [(p.style.name, p.text) for p in opened(draft).paragraphs]
    return found[[name for name, _ in found].index("Opening") :]


def test_the_cover_names_the_document_its_parties_and_its_reference() -> None:
    cover = [(p.style.name, p.text) for p in opened(french()).paragraphs[:6]]
    assert cover == [
        ("Cover Mark", "DRAFT"),
        ("Title", "Contrat de génération de leads"),
        ("Cover Party", HOSTILE),
        ("Cover Party", "Leads SARL"),
        ("Cover Line", "Référence\u2002LC-2026-014"),
        ("Cover Line", "Date\u200227 novembre 2026"),
    ]


def test_the_table_of_contents_is_a_field_whose_entries_are_the_headings() -> None:
    document = opened(french())
    entries = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.lower().startswith("toc ")]
    assert entries == [
        ("TOC Heading", "CONTENTS"),
        ("toc 1", "1.\tObjet\t"),
        ("toc 1", "2.\tAudit\t"),
        ("toc 2", "2.1\tPrincipe\t"),
        ("toc 2", "2.2\tPréavis\t"),
    ]
    links = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert len(links) == 4 and set(links) <= marks
    assert next(document.element.iter(qn("w:instrText"))).text.strip().startswith("TOC ")


def test_each_block_has_the_style_of_its_kind_and_no_typed_number() -> None:
    styles = styled(french())
    assert [name for name, _ in styles] == [
        "Opening",
        "Parties",
        "Parties",
        "Heading 1",
        "Clause 2",
        "Clause Item",
        "Clause Item",
        "Clause 2",
        "Clause Item",
        "Heading 1",
        "Heading 2",
        "Clause 3",
        "Clause 3",
        "Heading 2",
        "Body Text",
        "Closing",
        "Gap",
    ]
    assert styles[3][1] == "Objet"
    assert styles[10][1] == "Principe"


def test_every_text_comes_back_as_it_went_in() -> None:
    read = [text for _, text in styled(french())[1:-2]]
    drafted = [b.text for b in (*french().preamble, *french().blocks)]
    assert read == [text.replace(FORBIDDEN, "") for text in drafted]


def test_a_hostile_name_stays_whole_wherever_it_stands() -> None:
    labels = {**french().labels, "page": HOSTILE}
    hostile = replace(french(), title=HOSTILE, reference=(Run(HOSTILE),), labels=labels)
    document = opened(hostile)
    assert document.paragraphs[1].text == HOSTILE
    assert HOSTILE in document.paragraphs[4].text
    assert document.core_properties.title == HOSTILE
    assert document.sections[0].header.paragraphs[0].text == f"{HOSTILE}\tDRAFT"
    assert document.sections[0].footer.paragraphs[0].text == f"Référence\u2002{HOSTILE}\t{HOSTILE} 1 / 1"
    assert HOSTILE in document.tables[0].cell(0, 0).text
    assert HOSTILE in "".join(text for name, text in styled(hostile) if name == "Parties")


def test_the_numbers_that_word_prints_are_those_of_the_draft() -> None:
    document = opened(french())
    levels = {"Heading 1": 0, "Heading 2": 1, "Clause 2": 1, "Clause 3": 2, "Clause Item": 3}
    formats = {
        int(level.get(qn("w:ilvl"))): level.find(qn("w:lvlText")).get(qn("w:val"))
        for level in next(document.part.numbering_part.element.iter(qn("w:abstractNum"))).iter(qn("w:lvl"))
    }
    counters, printed = [0] * 4, []
    for paragraph in document.paragraphs:
        if paragraph.style.name not in levels:
            continue
        level = levels[paragraph.style.name]
        assert _level_of(paragraph.style) == level
        counters[level:] = [counters[level] + 1] + [0] * (3 - level)
        values = {f"%{n + 1}": str(count) if n < 3 else chr(96 + count) for n, count in enumerate(counters)}
        text = formats[level]
        for slot, value in values.items():
            text = text.replace(slot, value)
        printed.append(text.strip("().") if level in (0, 3) else text)
    assert printed == [b.number for b in french().blocks if b.number]


def _level_of(style: Any) -> int:
    """The list level a paragraph style stands on, its own or that of the style it is based on."""
    found = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None:
        return _level_of(style.base_style)
    return int(found.find(qn("w:ilvl")).get(qn("w:val")))


def test_only_blanks_are_highlighted_in_yellow() -> None:
    document = opened(french())
    cells = [p for cell in document.tables[0].rows[0].cells for p in cell.paragraphs]
    runs = [run for p in (*document.paragraphs, *cells) for run in p.runs]
    marked = [run.text for run in runs if run.font.highlight_color is not None]
    assert marked == ["[capital]", "[durée]", "[lieu]", "[nom du signataire]", "[nom du signataire]"]
    assert 'w:highlight w:val="yellow"' in _part(render(french()), "word/document.xml")


def _fields(document: Any, code: str) -> list[list[str]]:
    codes = [e.text.split() for e in document.element.iter(qn("w:instrText"))]
    return [parts for parts in codes if parts[0] == code]


def test_a_reference_is_a_field_to_the_bookmark_that_opens_the_clause_it_names() -> None:
    document = opened(french())
    audit, notice = "lc_audit_client_audits_provider", "lc_audit_notice"
    assert _fields(document, "REF") == [["REF", audit, "\\r", "\\h"], ["REF", notice, "\\r", "\\h"]]
    marks = {e.get(qn("w:name")): e for e in document.element.iter(qn("w:bookmarkStart"))}
    texts = {name: "".join(t.text or "" for t in e.getparent().iter(qn("w:t"))) for name, e in marks.items()}
    assert (texts[audit], texts[notice], texts["lc_general_subject"]) == ("Audit", "Préavis", "Objet")
    ends = [e.get(qn("w:id")) for e in document.element.iter(qn("w:bookmarkEnd"))]
    assert sorted(ends) == sorted(e.get(qn("w:id")) for e in marks.values()) and len(set(ends)) == len(ends)


def test_a_reference_that_names_no_numbered_paragraph_is_plain_text() -> None:
    document = opened(english())
    assert "See clause 1.1 and clause 9." in [p.text for p in document.paragraphs]
    assert _fields(document, "REF") == []


@pytest.mark.parametrize(("draft", "locale"), [(french(), "fr-FR"), (english(), "en-GB")])
def test_language_and_title_are_those_of_the_draft(draft: Draft, locale: str) -> None:
    data = render(draft)
    document = Document(io.BytesIO(data))
    langs = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert langs == {locale}
    assert document.styles["Normal"].element.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None
    assert document.core_properties.title == draft.title


def test_pages_are_counted_by_fields_between_the_labels() -> None:
    document = opened(english())
    footer = document.sections[0].footer
    assert [e.text.strip() for e in footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text.endswith("\tPage 1 / 1")
    assert document.sections[0].first_page_footer.paragraphs[0].text == "", "the cover has no number"


def test_what_opens_a_list_stays_with_it_its_last_two_items_together_and_the_last_provision_with_the_signatures() -> (
    None
):
    kept = [p.text for p in opened(french()).paragraphs if p._p.pPr is not None and p._p.pPr.keepNext is not None]
    french_blocks = french().blocks
    assert kept == [french_blocks[i].text.replace(FORBIDDEN, "") for i in (1, 2, 4, 11)]


def test_the_names_of_the_parties_and_the_terms_defined_stand_out() -> None:
    term = block("definition", "", "«\u00a0Lead\u00a0»\u00a0: un «\u00a0contact\u00a0».", clause=SUBJECT)
    draft = replace(french(), blocks=(*french().blocks[:2], term, *french().blocks[2:]))
    bold = [run.text for p in opened(draft).paragraphs for run in p.runs if run.bold]
    assert bold == [HOSTILE, "le Client", "Lead"]


def test_the_signatures_stand_side_by_side_and_are_never_torn_apart() -> None:
    table = opened(french()).tables[0]
    assert len(table.rows) == 2 and len(table.columns) == 2
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    client = [p.text for row in table.rows for p in row.cells[0].paragraphs]
    named = ["Le Client", HOSTILE, "Nom\t[nom du signataire]", "Qualité\tgérant"]
    assert client == [*named, "Signature", "", "ELECTRONIC", ""]
    cells = [cell for row in table.rows for cell in row.cells]
    assert all(p.style.paragraph_format.keep_with_next for cell in cells for p in cell.paragraphs)


def test_the_same_draft_gives_the_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(french())
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 400_000)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert render(french()) == first


def test_members_are_sorted_undated_and_begin_with_the_content_types() -> None:
    with zipfile.ZipFile(io.BytesIO(render(french()))) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"] and names[2:] == sorted(names[2:])


def test_nothing_says_who_or_what_made_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(render(french()))) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in content if not name.startswith("word/")] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
    ]
    joined = b"".join(content.values()).lower()
    told = (b"python", b"docxtpl", b"rsid", b"%p", b"creator", b"created", b"2013")
    assert not [word for word in told if word in joined]


def test_a_template_made_with_python_docx_leaves_no_trace_of_it(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    house_template(path, "{{ title }}")
    house = Document(str(path))
    house.core_properties.author = "Someone"
    house.paragraphs[0].runs[0]._r.set(qn("w:rsidR"), "00AA11BB")
    house.save(str(path))
    data = render(french(), path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names, core = archive.namelist(), archive.read("docProps/core.xml")
        body, settings = archive.read("word/document.xml"), archive.read("word/settings.xml")
    assert "docProps/thumbnail.jpeg" not in names and "docProps/app.xml" not in names
    assert b"Someone" not in core and b"python-docx" not in core and b"2013" not in core
    assert b"rsid" not in body + settings
    assert Document(io.BytesIO(data)).paragraphs[0].text == french().title


def test_no_run_is_empty() -> None:
    document = opened(french())
    texts = [text for text in document.element.iter(qn("w:t")) if not text.text]
    assert texts == []


def test_core_properties_under_a_foreign_name_are_replaced(tmp_path: Path) -> None:
    path, result = tmp_path / "house.docx", io.BytesIO()
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"package/2006/relationships/metadata", b"officedocument"))
    path.write_bytes(result.getvalue())
    assert _part(render(french(), path), "_rels/.rels").count("core-properties") == 1


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        render(french(), tmp_path / "absent.docx")
    assert "absent.docx" in str(caught.value)
    assert "modèle" in caught.value.say("fr")


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "zip", "no document"])
def test_a_damaged_template_is_named(tmp_path: Path, damage: str) -> None:
    whole = TEMPLATE.read_bytes()
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    path = tmp_path / "house.docx"
    path.write_bytes(
        {
            "empty": b"",
            "text": b"<html></html>",
            "cut": whole[: len(whole) // 2],
            "zip": other.getvalue(),
            "no document": _without(whole, "word/document.xml"),
        }[damage]
    )
    with pytest.raises(InputError, match=r"house\.docx.*not a Word document"):
        render(french(), path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{% fro block in blocks %}", "unknown tag 'fro'"),
        ("{{ titel }}", "'titel' is undefined"),
        ("{{ labels.colour }}", "colour"),
        ("{{ title.__class__ }}", "__class__"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ reference }}", "{{r ... }} is needed"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_named(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "house.docx"
    house_template(path, text)
    with pytest.raises(InputError, match=reason) as caught:
        render(french(), path)
    assert caught.value.problems[0].where == str(path)


def test_a_template_whose_tags_cut_a_table_open_is_refused_and_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    house_template(path, "{% if title == '' %}", table="{% endif %}")
    with pytest.raises(InputError, match="tag mismatch"):
        render(french(), path)


def test_the_shipped_template_is_what_its_script_builds() -> None:
    build = runpy.run_path(str(TEMPLATE.with_name("build.py")))["build"]
    assert TEMPLATE.read_bytes() == build()


def test_the_shipped_template_holds_no_words() -> None:
    with zipfile.ZipFile(TEMPLATE) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("word/")]
    texts = [t.text or "" for part in parts for t in etree.fromstring(part).iter(qn("w:t"))]
    outside = [t for t in texts if "{" not in t and any(map(str.isalpha, t))]
    assert outside == []


def house_template(path: Path, *texts: str, table: str = "") -> None:
    """Write the shipped template with other text in it: a firm's own, in its own words."""
    house = Document(str(TEMPLATE))
    body = house.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    for text in texts:
        house.add_paragraph(text)
    if table:
        house.add_table(1, 1).cell(0, 0).text = table
    house.save(str(path))


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def _without(data: bytes, name: str) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
    return result.getvalue()


def test_annexes_follow_the_signatures_with_their_tables() -> None:
    annexes = (
        block("annex", "1", "Annexe ", Run("1", "number"), " – Traitement", clause="annex/processing"),
        block("body", "", "Voir article ", Run("2.1", "reference", AUDIT), ".", clause="annex/processing"),
        block("bullet", "", "une puce ;", clause="annex/processing"),
        Block("table", (), rows=(((Run("Donnée"),), (Run("Durée"),)), ((Run("nom & <SAS>"),), (blank("[durée]"),)))),
    )
    document = Document(io.BytesIO(render(replace(french(), annexes=annexes))))
    named = {p.text: p.style.name for p in document.paragraphs if not p.text.endswith("\t")}
    assert _fields(document, "SEQ") == [["SEQ", "Annex", "\\*", "ARABIC"]]
    assert named["Annexe 1 – Traitement"] == "Annex" and named["une puce ;"] == "Annex Bullet"
    table = document.tables[-1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Donnée", "Durée"],
        ["nom & <SAS>", "[durée]"],
    ]
    assert [p.style.name for p in table.rows[0].cells[0].paragraphs] == ["Table Head"]
