"""Each format is read where a lawyer would look: text, tables, notes, headers; and what is not read is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from leadcontract.documents import office, read
from leadcontract.documents.guards import Limits
from leadcontract.domain.document import SourceDocument
from leadcontract.errors import InputError
from leadcontract.workflows import Reviewer

WordFile = Callable[..., Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
ODT_BODY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Une clause supprimée.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:outline-level="2">Durée<text:s text:c="3"/>du contrat</text:h>
<text:p>Le contrat dure <text:span text:style-name="Strong">un an</text:span><text:line-break/>ferme.<text:note
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>Sauf reconduction.</text:p></text:note-body></text:note></text:p>
<text:p><text:span text:style-name="Secret">Une phrase masquée.</text:span></text:p>
<text:list><text:list-item><text:p>Un premier point.</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Poste</text:p></table:table-cell>
<table:table-cell><text:p>Prix</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>Lead exclusif</text:p></table:table-cell>
<table:table-cell><text:p>24 euros</text:p></table:table-cell></table:table-row></table:table>
<text:p>Avant le cadre
<draw:frame><draw:text-box><text:p>Un encadré.</text:p></draw:text-box></draw:frame> et après.</text:p>
<text:p><draw:frame><draw:image/></draw:frame>
<office:annotation><text:p>Un commentaire.</text:p></office:annotation></text:p>
"""
ODT_STYLES = (
    '<style:style style:family="text" style:name="Secret"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:family="text" style:name="Strong"><style:text-properties fo:font-weight="bold"/></style:style>'
)
ODT_PAGES = (
    "<office:master-styles><style:master-page><style:header><text:p>En-tête de page.</text:p></style:header>"
    "<style:footer><text:p>Pied de page.</text:p></style:footer></style:master-page></office:master-styles>"
)


def odt(path: Path, body: str = ODT_BODY, prolog: str = "", **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{prolog}<office:document-content {NAMES}><office:automatic-styles>{ODT_STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {NAMES}>{ODT_PAGES}</office:document-styles>")
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return path


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def placed(document: SourceDocument) -> list[tuple[str, str]]:
    return [(p.text, p.place) for p in document.provisions]


def unread(document: SourceDocument) -> list[tuple[str, str]]:
    return [(one.what, one.where) for one in document.not_read]


def named(document: SourceDocument, text: str) -> list[str]:
    """Return the texts that name the provision of this text."""
    texts = [p.text for p in document.provisions]
    return [texts[at] for p in document.provisions if p.text == text for at in p.labels]


def refused(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read(path, limits or Limits())
    assert caught.value.exit_code == 3
    assert caught.value.problems[0].cure is not None
    return caught.value.say("en")


def test_a_docm_is_read_as_a_docx_and_its_macros_are_said(word_file: WordFile) -> None:
    path = word_file(
        "<w:p><w:r><w:t>Le contrat dure un an.</w:t></w:r></w:p>", "a.docm", {"word/vbaProject.bin": b"Sub"}
    )
    document = read(path)
    assert placed(document) == [("Le contrat dure un an.", "body")]
    assert unread(document) == [("macros", "word/vbaProject.bin")]


def test_every_place_of_an_odt_is_read_once_and_in_order(tmp_path: Path) -> None:
    document = read(odt(tmp_path / "contrat.bin"))
    assert placed(document) == [
        ("Durée du contrat", "body"), ("Le contrat dure un an ferme.", "body"), ("Un premier point.", "body"),
        ("Poste", "table"), ("Prix", "table"), ("Lead exclusif", "table"), ("24 euros", "table"),
        ("Un encadré.", "text box"), ("Avant le cadre et après.", "body"),
        ("En-tête de page.", "header"), ("Pied de page.", "footer"), ("Sauf reconduction.", "footnote"),
    ]  # fmt: skip
    assert document.provisions[0].heading == 2
    assert document.provisions[1].section == "Durée du contrat"
    assert "Prix" in named(document, "24 euros")
    assert {what for what, _ in unread(document)} == {"tracked deletion", "hidden text", "image", "comments (1)"}


def test_a_row_that_a_tall_cell_covers_keeps_its_columns(tmp_path: Path) -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    rows = [
        cell.format("", "Poste") + cell.format("", "Canal") + cell.format("", "Prix"),
        cell.format(' table:number-rows-spanned="2"', "Lead") + cell.format("", "Web") + cell.format("", "24 euros"),
        "<table:covered-table-cell/>" + cell.format("", "Appel") + cell.format("", "31 euros"),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    document = read(odt(tmp_path / "a.odt", f"<table:table>{body}</table:table>"))
    assert "Prix" in named(document, "31 euros") and "Canal" not in named(document, "31 euros")


@pytest.mark.parametrize(
    ("members", "prolog", "words"),
    [
        ({"META-INF__manifest.xml": "<m><encryption-data/></m>"}, "", "password"),
        ({}, '<!DOCTYPE a [<!ENTITY b "c">]>', "entities"),
        ({"big.bin": "0" * 160_000_000}, "", "too large"),
    ],
)  # fmt: skip
def test_a_hostile_odt_is_refused(tmp_path: Path, members: dict[str, str], prolog: str, words: str) -> None:
    assert words in refused(odt(tmp_path / "a.odt", ODT_BODY, prolog, **members))


def test_a_broken_or_endless_odt_is_refused(tmp_path: Path) -> None:
    assert "OpenDocument" in refused(odt(tmp_path / "a.odt", "<text:p>"))
    deep = "<text:list><text:list-item>" * 400 + "</text:list-item></text:list>" * 400
    assert "too deeply" in refused(odt(tmp_path / "b.odt", deep))
    assert "5 paragraphs at most" in refused(odt(tmp_path / "c.odt", "<text:p>Un.</text:p>" * 9), Limits(paragraphs=5))


PAGE = """<!DOCTYPE html><html><head><title>Titre</title><style>p {}</style></head><body>
<nav>Sommaire</nav><h2>Durée</h2><p>Le contrat dure<br>un an. &euro;</p><script>alert("non")</script>
<ul><li>Un premier point.<li>Un second point.</ul>
<p style="display: none">Une phrase masquée.</p><p><del>Supprimé.</del>Client : Acme<br>Date : 1er juin</p>
<table><tr><th>Poste<th>Prix</tr><tr><td>Lead exclusif<td>24 euros</table>
<table><tr><td><p>Une mise en page.</p></td></tr></table><img src="http://invalid.invalid/a.png"><input value="x">
</body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_web_page_is_read_as_a_browser_shows_it(tmp_path: Path, encoding: str) -> None:
    document = read(written(tmp_path / "page.txt", PAGE.encode(encoding)))
    assert placed(document) == [
        ("Sommaire", "contents"), ("Durée", "body"), ("Le contrat dure un an. €", "body"),
        ("Un premier point.", "body"), ("Un second point.", "body"), ("Client : Acme", "body"),
        ("Date : 1er juin", "body"), ("Poste", "table"), ("Prix", "table"), ("Lead exclusif", "table"),
        ("24 euros", "table"), ("Une mise en page.", "body"),
    ]  # fmt: skip
    assert "Prix" in named(document, "24 euros")
    assert {what for what, _ in unread(document)} >= {"hidden text", "tracked deletion", "image"}


def test_a_web_page_says_its_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1250"></head><body><p>Dvořák doit payer le prix.</p></body></html>'
    assert "Dvořák" in read(written(tmp_path / "a.html", page.encode("cp1250"))).provisions[0].text


def test_hostile_web_pages_are_refused_or_read_in_bounds(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 100_000 + "Le contrat dure un an."
    with pytest.raises(InputError):
        read(written(tmp_path / "deep.html", deep))
    entity = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>Prix : &a;</p></body></html>'
    assert "root" not in read(written(tmp_path / "a.html", entity)).provisions[0].text
    assert "tags" in refused(written(tmp_path / "b.html", "<html>" + "<b>" * 50), Limits(tags=20))


def message(*attached: tuple[str, bytes], html: bool = True) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Léa <lea@exemple.fr>", "paul@exemple.fr", "Bon de commande signé"
    made["Date"] = "Mon, 01 Jun 2026 10:00:00 +0200"
    made.set_content("Le texte simple.")
    if html:
        made.add_alternative("<html><body><p>Le texte <b>enrichi</b>.</p></body></html>", subtype="html")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def test_an_email_is_read_with_its_attachments_each_in_its_place(tmp_path: Path, word_file: WordFile) -> None:
    inside = word_file("<w:p><w:r><w:t>Le contrat dure un an.</w:t></w:r></w:p>").read_bytes()
    held = message(("cgv.docx", inside), ("photo.bin", b"\x89PNG\r\n\x1a\n" + bytes(40)))
    outer = message(("a/../prix.csv", b"Poste;Prix\nLead exclusif;24 euros\n"), html=False)
    outer.add_attachment(held)
    document = read(written(tmp_path / "mail.txt", outer.as_bytes()))
    assert [(p.text, p.within) for p in document.provisions] == [
        ("Subject: Bon de commande signé", None), ("From: Léa <lea@exemple.fr>", None), ("To: paul@exemple.fr", None),
        ("Date: Mon, 01 Jun 2026 10:00:00 +0200", None), ("Le texte simple.", None),
        ("prix.csv", "prix.csv"), *((text, "prix.csv") for text in ("Poste", "Prix", "Lead exclusif", "24 euros")),
        ("message.eml", "message.eml"),
        *((p, "message.eml") for p in ("Subject: Bon de commande signé", "From: Léa <lea@exemple.fr>",
          "To: paul@exemple.fr", "Date: Mon, 01 Jun 2026 10:00:00 +0200", "Le texte enrichi.")),
        ("cgv.docx", "message.eml › cgv.docx"), ("Le contrat dure un an.", "message.eml › cgv.docx"),
    ]  # fmt: skip
    assert unread(document) == [("attached file", "message.eml › photo.bin")]
    assert "Lead exclusif" in named(document, "24 euros")


def test_the_encoding_of_an_email_wins_over_that_of_its_page(tmp_path: Path) -> None:
    page = (
        '<html><head><meta charset="iso-8859-1"></head><body><p>Durée : un an à compter de l’achat.</p></body></html>'
    )
    made = EmailMessage()
    made["From"] = "lea@exemple.fr"
    made.set_content(page, subtype="html", charset="utf-8")
    last = read(written(tmp_path / "a.eml", made.as_bytes())).provisions[-1]
    assert last.text == "Durée : un an à compter de l’achat."


def test_limits_hold_in_emails(tmp_path: Path) -> None:
    many = message(*((f"{n}.txt", b"Le prix est ferme.") for n in range(4)))
    assert "3 attachments at most" in refused(written(tmp_path / "a.eml", many.as_bytes()), Limits(attachments=3))
    nested = message()
    for _ in range(6):
        outer = message()
        outer.add_attachment(nested)
        nested = outer
    document = read(written(tmp_path / "b.eml", nested.as_bytes()))
    assert unread(document) == [("attached file", "message.eml › message.eml › message.eml › message.eml")]


@pytest.mark.parametrize(
    "junk",
    [
        b"From: =?utf-8?b?!!!?= <\xff>\nTo: ,,;<<>>\nDate: never\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=\n\nLe prix est ferme.\n",
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=punycode\n"
        b"Content-Transfer-Encoding: base64\n\n%%%\n",
        b"From: a\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n",
    ],
)  # fmt: skip
def test_a_broken_email_is_read_or_refused(tmp_path: Path, junk: bytes) -> None:
    try:
        assert read(written(tmp_path / "a.eml", junk)).provisions[0].text.startswith(("From:", "To:"))
    except InputError as error:
        assert error.problems[0].cure is not None


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Commande"
    sheet.append(["Poste", "Prix", "Remise"])
    sheet.append(["Lead exclusif", 24.5, 0.2])
    sheet.append(["Lead masqué", 1, 0])
    sheet.append(["Total", "=B2*2", 0])
    sheet["B2"].number_format, sheet["C2"].number_format = '#,##0.00\\ "€"', "0%"
    sheet.row_dimensions[3].hidden = True
    sheet["A6"] = "Les leads sont payés à trente jours."
    sheet.merge_cells("A6:C6")
    book.create_sheet("Conditions")["A1"], book.create_sheet("Secret")["A1"] = "Le contrat dure un an.", "Non lu."
    book["Secret"].sheet_state = "hidden"
    book.save(path)
    return path


def test_the_values_of_a_workbook_are_read_with_the_heads_of_their_columns(tmp_path: Path) -> None:
    document = read(workbook(tmp_path / "commande.dat"))
    texts = [p.text for p in document.provisions]
    assert texts[:8] == ["Commande", "Poste", "Prix", "Remise", "Lead exclusif", "24.50 €", "20 %", "Total"]
    assert texts[8:] == ["0", "Les leads sont payés à trente jours.", "Le contrat dure un an."]
    assert "Prix" in named(document, "24.50 €")
    assert document.provisions[4].section == "Commande"
    assert unread(document) == [
        ("hidden sheet", "Secret"), ("hidden text", "Commande"), ("formulas without a value (1)", "whole document"),
    ]  # fmt: skip


def test_a_broken_or_hostile_workbook_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert "Excel" in refused(written(tmp_path / "a.xlsx", data.getvalue()))
    source = workbook(tmp_path / "b.xlsx")
    with zipfile.ZipFile(source) as there, zipfile.ZipFile(data, "w") as archive:
        for name in there.namelist():
            prolog = b'<!DOCTYPE a [<!ENTITY b "c">]>' if name == "xl/styles.xml" else b""
            archive.writestr(name, prolog + there.read(name))
    assert "entities" in refused(written(tmp_path / "c.xlsx", data.getvalue()))
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "Loin."
    book.save(tmp_path / "far.xlsx")
    assert "cells at most" in refused(tmp_path / "far.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_a_table_in_text_is_read_whatever_its_mark_and_encoding(tmp_path: Path, mark: str, encoding: str) -> None:
    rows = (["Poste", "Canal", "Prix"], ['"Lead ""A"""', "Web", "24 €"], ["Appel", "", "31 €"])
    document = read(written(tmp_path / "prix.txt", "\r\n".join(map(mark.join, rows)).encode(encoding)))
    texts = ("Poste", "Canal", "Prix", 'Lead "A"', "Web", "24 €", "Appel", "31 €")
    assert placed(document) == [(text, "table") for text in texts]
    assert "Prix" in named(document, "31 €")


@pytest.mark.parametrize(
    "text",
    [
        "Le contrat dure un an, renouvelable.\nLe prix est ferme, hors taxes.\n",
        "Le vendeur livre ;\nle client paie ;\nle contrat dure un an.\n",
        "| Poste | Prix |\n|---|---|\n| Lead | 24 euros |\n",
        '"Un texte;qui ne se ferme pas\net qui continue;ainsi.\n',
    ],
)  # fmt: skip
def test_a_text_with_commas_and_semicolons_is_no_table_of_them(tmp_path: Path, text: str) -> None:
    said = " ".join(p.text for p in read(written(tmp_path / "a.csv", text)).provisions)
    assert not any(p.text in ("Le contrat dure un an", "le client paie") for p in read(tmp_path / "a.csv").provisions)
    assert "contrat" in said or "Lead" in said or "continue;ainsi" in said


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.doc", OLE + "WordDocument".encode("utf-16-le")), ("a.rtf", b"{\\rtf1 Le contrat dure un an.}")],
)
def test_old_formats_say_what_to_install(
    tmp_path: Path, name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    assert "Install LibreOffice" in refused(written(tmp_path / name, data))


@pytest.mark.skipif(office.program() is None, reason="needs LibreOffice")
def test_old_formats_are_read_through_libreoffice(tmp_path: Path) -> None:
    rtf = rb"{\rtf1\ansi Le contrat dure un an.\par {\v Une phrase masqu\'e9e.\par}Le prix est ferme.\par}"
    document = read(written(tmp_path / "a.dat", rtf))
    assert [p.text for p in document.provisions] == ["Le contrat dure un an.", "Le prix est ferme."]
    assert [one.what for one in document.not_read] == ["hidden text"]
    old = office.convert(written(tmp_path / "b.rtf", rtf).read_bytes(), "b.rtf", "doc")
    assert "Le contrat dure un an." in [p.text for p in read(written(tmp_path / "b.docx", old)).provisions]
    broken = OLE + "WordDocument".encode("utf-16-le") + bytes(2000)
    assert "LibreOffice could not open it" in refused(written(tmp_path / "c.doc", broken))


ORDER = [
    ["Rubrique", "Valeur"],
    ["Bon de commande", "BC-2026-014"],
    ["Client", "Garage Ferrand SARL"],
    ["Objet", "Fourniture de leads exclusifs en rénovation énergétique"],
    ["Prix unitaire", "24,00 € HT par lead"],
    ["Conditions de paiement", "30 jours à compter de la date de facture"],
    ["Durée", "12 mois"],
]


def test_an_order_is_judged_alike_in_every_format_of_tables(tmp_path: Path, reviewer: Reviewer) -> None:
    table = "\n".join(map(";".join, ORDER)).encode("cp1252")
    book = openpyxl.Workbook()
    for row in ORDER:
        book.active.append(row)
    book.save(tmp_path / "order.xlsx")
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ORDER)
    paths = [
        written(tmp_path / "order.csv", table),
        tmp_path / "order.xlsx",
        written(tmp_path / "order.html", f"<html><body><table>{cells}</table></body></html>"),
        written(tmp_path / "order.eml", message(("order.csv", table)).as_bytes()),
    ]
    reports = [reviewer.review(path, playbook_name=None, side="client", on=date(2026, 6, 1)) for path in paths]
    judged = [
        (report.kind, report.playbook, {f.clause: f.status for f in report.findings}, report.document.languages)
        for report in reports
    ]
    assert judged[1:] == judged[:1] * 3
    assert judged[0][0] == "purchase-order" and judged[0][3] == ("fr",)
    quoted = {quote.text: quote.section for f in reports[3].findings for quote in f.evidence}
    assert quoted["30 jours à compter de la date de facture"] == "order.csv"
