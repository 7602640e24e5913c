"""Builds order.docx, the sample purchase order of ``leadcontract demo``, and order.pdf from it.

Run it (``python templates/demo/build.py``) after a change: the Word file is always the same bytes; the PDF is
made by LibreOffice. Both companies, their people, their addresses and their numbers are invented: telephone
numbers come from the ranges set aside for fiction, domain names from the one set aside for examples.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from leadcontract.assembly.packaging import normalise

HERE = Path(__file__).parent
ISSUED = datetime(2026, 11, 16, 9, 0)
INK, TEAL, ORANGE, GREY = "22303C", "0B5563", "D9692B", "6A7680"
PALE, RULE, WHITE = "EAF2F3", "BFCBD0", "FFFFFF"
WIDTH = 174
"""Width of the text in millimetres: A4 less two margins of 18."""
LEFT, RIGHT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER

TAGLINE = "Acquisition de leads · co-registration · marketing à la performance"
LEGAL = (
    "Kerlédan Performance – SAS au capital de 40 000 € – 18 quai des Martins-Pêcheurs, 35000 Rennes – "
    "697 350 817 RCS Rennes – TVA FR16 697 350 817"
)
SUPPLIER = (
    "Kerlédan Performance",
    "SAS au capital de 40 000 €",
    "18 quai des Martins-Pêcheurs, 35000 Rennes",
    "SIREN 697 350 817 – RCS Rennes",
    "TVA intracommunautaire : FR16 697 350 817",
    "Votre contact : Inès Caradec – 02 61 91 04 12",
    "ines.caradec@kerledan.example",
)
CLIENT = (
    "Vaudrelle Télécom",
    "SAS au capital de 1 250 000 €",
    "7 allée des Trois-Comètes, 69003 Lyon",
    "SIREN 698 104 239 – RCS Lyon",
    "TVA intracommunautaire : FR85 698 104 239",
    "À l'attention de : Solène Arvieux, service marketing",
    "Facturation : compta-fournisseurs@vaudrelle.example",
)
REFERENCES = (
    ("N° de commande", "BC-2026-1187"),
    ("Date", "16 novembre 2026"),
    ("Votre référence", "ACQ-FIBRE-T4"),
    ("Validité de l'offre", "30 jours"),
)
CAMPAIGN = (
    ("Campagne", "Offres fibre optique « Vaudrelle Box » – acquisition hiver"),
    ("Cible", "Particuliers (B2C), 25-65 ans, France métropolitaine, logement éligible à la fibre"),
    ("Leviers", "Formulaires en ligne, jeux-concours et co-registration sur notre réseau d'éditeurs partenaires"),
    ("Exploitation", "Téléphone et e-mail, par le client ou son centre d'appels"),
    ("Période", "Du 1er décembre 2026 au 28 février 2027"),
    ("Champs livrés", "Civilité, nom, prénom, téléphone, e-mail, code postal, opérateur actuel, date d'inscription"),
)
HEADINGS = ("Réf.", "Désignation", "Quantité", "PU HT", "Total HT")
LINES = (
    ("LD-FIB-01", "Lead fibre B2C – opt-in qualifié\nFacturation au CPL (1)", "3 000", "18,50 €", "55 500,00 €"),
    ("FX-SET-01", "Frais de mise en place\nParamétrage, création et suivi de campagne", "1", "450,00 €", "450,00 €"),
    ("OP-FTP-03", "Option dépôt SFTP\nOfferte pour cette campagne", "1", "0,00 €", "0,00 €"),
)
TOTALS = (("Total HT", "55 950,00 €"), ("TVA 20 %", "11 190,00 €"), ("Total TTC", "67 140,00 €"))
CONDITIONS = (
    (
        "Qualité",
        "Leads opt-in qualifiés, collectés dans le respect de la réglementation Informatique et Libertés. Fichier "
        "passé sous Bloctel.",
    ),
    (
        "Livraison",
        "Fichier CSV quotidien envoyé par e-mail, ou déposé sur SFTP sur demande. Démarrage sous 10 jours ouvrés "
        "à réception de la commande signée. Volume lissé sur la période, à plus ou moins 15 %.",
    ),
    ("Comptage", "Seules les statistiques du fournisseur font foi pour la facturation."),
    ("Exclusivité", "Leads non exclusifs, pouvant être proposés à plusieurs annonceurs."),
    ("Retours", "Les leads ne peuvent être ni repris ni remboursés."),
    ("Contrôle", "Aucun audit ne pourra être demandé par le client."),
    (
        "Paiement",
        "Facture en fin de mois, payable par virement à 45 jours fin de mois. Frais de mise en place facturés à la "
        "commande. Pas d'escompte pour paiement anticipé.",
    ),
    (
        "CGV",
        "La signature de ce bon vaut acceptation de nos conditions générales de vente, disponibles sur notre site "
        "www.kerledan.example/cgv.",
    ),
)
SIGNATURES = (
    ("Pour le fournisseur", "Kerlédan Performance", ("Nom : Gaël Tréguer", "Qualité : directeur commercial", "Date :")),
    ("Pour le client", "Vaudrelle Télécom", ("Nom : Solène Arvieux", "Qualité :", "Date :")),
)
SIGN_HERE = ("Signature et cachet", "Signature et cachet, précédés de la mention « Bon pour accord »")
FOOTNOTE = (
    "(1) CPL : coût par lead livré, hors taxes. Tout retard de paiement entraîne de plein droit une pénalité égale à "
    "trois fois le taux de l'intérêt légal et une indemnité forfaitaire de 40 € pour frais de recouvrement."
)


def french(text: str) -> str:
    """Return the text with the no-break spaces and apostrophes of French typography."""
    text = re.sub(r" (?=[:;?!»%€–])|(?<=«) |(?<=\d) (?=\d)|(?<=N°) |(?<=\d) (?=jours|novembre)", "\u00a0", text)
    return text.replace("'", "\u2019")


def write(
    paragraph: Paragraph, text: str, size: float = 9, colour: str = INK, bold: bool = False, italic: bool = False
) -> Paragraph:
    run = paragraph.add_run(french(text))
    run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(colour)
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def spaced(paragraph: Paragraph, before: float = 0, after: float = 0, align: WD_ALIGN_PARAGRAPH = LEFT) -> Paragraph:
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.alignment = Pt(before), Pt(after), align
    shape.line_spacing = 1.0
    return paragraph


def element(name: str, **attributes: str) -> OxmlElement:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def hairlines(sides: Iterable[str]) -> OxmlElement:
    """Return the lines of a table on some sides, in the order that Word asks for."""
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if side in sides:
            borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    return borders


def rule(paragraph: Paragraph, side: str, colour: str) -> None:
    """Draw a line above or under a paragraph."""
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz="4", space="4", color=colour))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:jc")


def table(doc: Doc, rows: int, widths: tuple[float, ...], sides: tuple[str, ...] = ()) -> Table:
    """Return a table of fixed columns, widths in millimetres, whose rows do not break across pages."""
    made = doc.add_table(rows, len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = made._tbl.tblPr
    if sides:
        properties.insert_element_before(hairlines(sides), "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = element("w:tblCellMar")
    for side, width in (("top", "40"), ("left", "100"), ("bottom", "40"), ("right", "100")):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width, cell.vertical_alignment = Mm(width), WD_ALIGN_VERTICAL.CENTER
    return made


def fill(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().insert_element_before(
        element("w:shd", val="clear", color="auto", fill=colour), "w:noWrap", "w:tcMar", "w:vAlign"
    )


def stack(cell: _Cell, lines: Iterable[str], size: float, first_bold: bool = True) -> None:
    """Write lines one under the other, the first as a name."""
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        name = first_bold and number == 0
        write(spaced(paragraph, after=1), line, size + name, INK, bold=name)


def gap(doc: Doc, points: float) -> None:
    spaced(doc.add_paragraph()).paragraph_format.line_spacing = Pt(points)


def heading(doc: Doc, text: str) -> None:
    paragraph = write(spaced(doc.add_paragraph(style="Heading 1"), 8, 3), text, 10, TEAL, bold=True)
    paragraph.paragraph_format.keep_with_next = True


def dressed(doc: Doc) -> None:
    """Set the page, the styles, the properties, the header and the footer."""
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(29), Mm(20)
    section.header_distance, section.footer_distance = Mm(11), Mm(9)
    for name in ("Normal", "Heading 1", "Title"):
        style = doc.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), "Arial")
    doc.styles["Normal"].font.size = Pt(9)
    border = doc.styles["Title"].element.pPr.find(qn("w:pBdr"))
    doc.styles["Title"].element.pPr.remove(border)
    for language in doc.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "fr-FR")
    about = doc.core_properties
    about.author = about.last_modified_by = "Kerlédan Performance"
    about.title, about.comments, about.language = "Bon de commande BC-2026-1187", "", "fr-FR"
    about.created = about.modified = ISSUED

    top = section.header.paragraphs[0]
    top.paragraph_format.tab_stops.clear_all()
    top.style.paragraph_format.tab_stops.clear_all()
    top.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    write(top, "kerlédan", 20, TEAL, bold=True)
    write(top, " performance", 20, ORANGE)
    write(top, "\tRennes · 02 61 91 04 00 · www.kerledan.example", 8, GREY)
    under = write(spaced(section.header.add_paragraph(style="Header")), TAGLINE, 8, GREY)
    rule(under, "bottom", TEAL)

    bottom = spaced(section.footer.paragraphs[0], align=CENTRE)
    rule(bottom, "top", RULE)
    write(bottom, LEGAL, 7, GREY)
    page = write(spaced(section.footer.add_paragraph(style="Footer"), align=CENTRE), "Page ", 7, GREY)
    for number, code in enumerate(("PAGE", "NUMPAGES")):
        if number:
            write(page, " / ", 7, GREY)
        run = page.add_run()
        run.font.size, run.font.color.rgb = Pt(7), RGBColor.from_string(GREY)
        field = element("w:fldSimple", instr=code)
        shown = run._r
        shown.append(OxmlElement("w:t"))
        shown[-1].text = "1"
        shown.getparent().replace(shown, field)
        field.append(shown)


def opening(doc: Doc) -> None:
    """Write the title, the references and the two companies."""
    write(spaced(doc.add_paragraph(style="Title"), 0, 5), "BON DE COMMANDE", 18, TEAL, bold=True)
    references = table(doc, 2, (WIDTH / 4,) * 4, ("top", "bottom"))
    for column, (label, value) in enumerate(REFERENCES):
        write(spaced(references.cell(0, column).paragraphs[0]), label, 7.5, GREY)
        write(spaced(references.cell(1, column).paragraphs[0]), value, 9.5, INK, bold=True)
    gap(doc, 7)
    parties = table(doc, 2, (WIDTH / 2,) * 2, ("top", "left", "bottom", "right", "insideV"))
    for column, (label, lines) in enumerate((("FOURNISSEUR", SUPPLIER), ("CLIENT", CLIENT))):
        fill(parties.cell(0, column), PALE)
        write(spaced(parties.cell(0, column).paragraphs[0]), label, 8, TEAL, bold=True)
        stack(parties.cell(1, column), lines, 8.5)


def ordered(doc: Doc) -> None:
    """Write the campaign, the priced lines and the totals."""
    heading(doc, "Campagne")
    campaign = table(doc, len(CAMPAIGN), (30, WIDTH - 30), ("top", "bottom", "insideH"))
    for row, (label, value) in enumerate(CAMPAIGN):
        write(spaced(campaign.cell(row, 0).paragraphs[0]), label, 8.5, GREY)
        write(spaced(campaign.cell(row, 1).paragraphs[0]), value, 8.5)
    heading(doc, "Commande")
    aligned = (LEFT, LEFT, RIGHT, RIGHT, RIGHT)
    lines = table(doc, 1 + len(LINES), (24, 74, 22, 24, 30), ("top", "left", "bottom", "right", "insideH"))
    lines.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for column, label in enumerate(HEADINGS):
        fill(lines.cell(0, column), TEAL)
        write(spaced(lines.cell(0, column).paragraphs[0], align=aligned[column]), label, 8.5, WHITE, bold=True)
    for row, line in enumerate(LINES, start=1):
        for column, text in enumerate(line):
            first, _, more = text.partition("\n")
            cell = lines.cell(row, column)
            write(spaced(cell.paragraphs[0], align=aligned[column]), first, 8.5, bold=bool(more))
            if more:
                write(spaced(cell.add_paragraph()), more, 8, GREY)
    gap(doc, 4)
    totals = table(doc, len(TOTALS), (30, 30), ("bottom", "insideH"))
    totals.alignment = WD_TABLE_ALIGNMENT.RIGHT
    for row, (label, amount) in enumerate(TOTALS):
        last = row == len(TOTALS) - 1
        for column, text in enumerate((label, amount)):
            cell = totals.cell(row, column)
            write(spaced(cell.paragraphs[0], align=(LEFT, RIGHT)[column]), text, 9 + last, INK, bold=last)
            if last:
                fill(cell, PALE)


def closing(doc: Doc) -> None:
    """Write the conditions, the signature boxes and the small print."""
    heading(doc, "Conditions de la commande")
    for label, text in CONDITIONS:
        paragraph = spaced(doc.add_paragraph(), 0, 3)
        write(paragraph, f"{label} : ", 8.5, TEAL, bold=True)
        write(paragraph, text, 8.5)
    gap(doc, 5)
    boxes = table(doc, 2, (WIDTH / 2,) * 2, ("top", "left", "bottom", "right", "insideV"))
    for column, (role, company, lines) in enumerate(SIGNATURES):
        head, body = boxes.cell(0, column), boxes.cell(1, column)
        fill(head, PALE)
        write(spaced(head.paragraphs[0]), f"{role} – {company}", 8.5, TEAL, bold=True)
        stack(body, lines, 8.5, first_bold=False)
        write(spaced(body.add_paragraph(), 2, 36), SIGN_HERE[column], 7.5, GREY, italic=True)
        for paragraph in (*head.paragraphs, *body.paragraphs):
            paragraph.paragraph_format.keep_with_next = True
    write(spaced(doc.add_paragraph(), 6), FOOTNOTE, 7, GREY)


def build() -> bytes:
    """Return the purchase order as a Word file, always the same bytes."""
    doc = Document()
    dressed(doc)
    opening(doc)
    ordered(doc)
    closing(doc)
    package = io.BytesIO()
    doc.save(package)
    return normalise(package.getvalue())


def convert(order: Path) -> None:
    """Make order.pdf beside order.docx with LibreOffice, in a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
             "--outdir", str(order.parent), str(order)],
            check=True, capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    made = HERE / "order.docx"
    made.write_bytes(build())
    convert(made)
