"""A house template is judged before anything is drafted in it: what is missing or wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from leadcontract import workflows
from leadcontract.assembly.template import Remark
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import LANGS
from leadcontract.domain.library import Library
from tests.word import SHIPPED, edited, invalid, members, swapped

Make = Callable[[Path], Path]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def text(words: str) -> Make:
    """A template with one more paragraph, at the end of its body."""
    return lambda path: edited(path, lambda d: d.paragraphs[-1].insert_paragraph_before(words))


def swap(*changes: tuple[str, str], **more: Any) -> Make:
    return lambda path: swapped(path, *changes, **more)


def edit(change: Callable[[Any], object]) -> Make:
    return lambda path: edited(path, change)


def header(words: str) -> Make:
    return edit(lambda d: d.sections[0].header.paragraphs[0].add_run(words))


def cell(words: str) -> Make:
    def change(document: Any) -> None:
        document.add_table(1, 1).cell(0, 0).text = words

    return edit(change)


def tracked(document: Any) -> None:
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "1")
    inserted.set(qn("w:author"), "x")
    document.paragraphs[0]._p.append(inserted)


def instruction(code: str) -> Make:
    def change(document: Any) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        document.paragraphs[0]._p.append(field)

    return edit(change)


def linked(kind: str, target: str) -> Make:
    return edit(lambda d: d.part.relate_to(target, f"{OFFICE}/{kind}", is_external=True))


def attached(document: Any) -> None:
    settings = document.part.part_related_by(f"{OFFICE}/settings")
    number = settings.relate_to("file:///C:/Users/Claire/house.dotm", f"{OFFICE}/attachedTemplate", is_external=True)
    element = OxmlElement("w:attachedTemplate")
    element.set(qn("r:id"), number)
    settings.element.insert(1, element)


def signed(document: Any) -> None:
    document.core_properties.author = "Claire Fontaine"


LIST_OF_ITS_OWN = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%3"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>',
)
FAULTS: dict[str, tuple[Make, str, str]] = {
    "field missing": (
        swap(("{{p signatures }}", "")),
        "corps\xa0: le champ {{p signatures }} manque",
        "body: the field {{p signatures }} is missing",
    ),
    "field unknown": (
        text("Titre {{ titel }}"),
        "corps, «\xa0Titre {{ titel }}\xa0»\xa0: le champ titel est inconnu. Vouliez-vous dire\xa0: {{ title }}",
        "body, “Titre {{ titel }}”: the field titel is unknown. Did you mean: {{ title }}?",
    ),
    "label unknown": (header("{{ labels.referance }}"), "{{ labels.reference }}\xa0?", "Did you mean: {{ labels.refer"),
    "no p": (
        swap(("{{p body }}", "{{ body }}")),
        "s’écrit {{p body }}",
        "“{{ body }}”: this field is written {{p body",
    ),
    "p apart": (swap(("{{p body }}", "{{ p body }}")), "s’écrit {{p body }}", "this field is written {{p body }}"),
    "no r": (swap(("{{r client }}", "{{ client }}")), "s’écrit {{r client }}", "this field is written {{r client }}"),
    "too much r": (text("{{r title }}"), "s’écrit {{ title }}", "this field is written {{ title }}"),
    "not alone": (
        swap(("{{p body }}", "Article 1 {{p body }}")),
        "{{p body }} prend la place de tout son paragraphe",
        "{{p body }} takes the place of its whole paragraph",
    ),
    "in a header": (header("{{p annexes }}"), "sa place est dans le corps", "header, “"),
    "in a table": (cell("{{p annexes }}"), "hors des tableaux", "body, “{{p annexes }}”: {{p annexes }} brings"),
    "twice": (text("{{p annexes }}"), "{{p annexes }} est écrit 2\u00a0fois", "{{p annexes }} is written 2 times"),
    "loop by hand": (
        text("{% for b in blocks %}{{ b.text }}{% endfor %}"),
        "le champ blocks est inconnu",
        "the field blocks is unknown. The fields are: {{p contents }}",
    ),
    "unclosed": (
        text("{%p for x in titles %}"),
        "n’est fermé nulle part",
        "“{%p for x in titles %}”: {% for … %} is closed nowhere. Add {%p endfor %}.",
    ),
    "unopened": (text("{%p endif %}"), "ne ferme rien", "“{%p endif %}”: {% endif %} closes nothing"),
    "unparsed": (text("Le {{ date | }} !"), "ne se lit pas", "body, “Le {{ date | }} !”: this passage does not parse"),
    "unknown tag": (text("{% fro x in titles %}"), "ne se lit pas", "unknown tag 'fro'"),
    "fails when filled": (text("{{ 1 / 0 }}"), "ne peut pas être rempli", "trial: the template cannot be filled in"),
    "style missing": (
        swap(('w:val="Clause 3"', 'w:val="Clause Three"')),
        "styles\xa0: le style «\xa0Clause 3\xa0» manque",
        "styles: the style 'Clause 3' is missing",
    ),
    "style without number": (
        swap(('<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>', "")),
        "«\xa0Clause Item\xa0» ne se numérote pas tout seul. Liez-le au niveau 4",
        "'Clause Item' does not number itself. Link it to level 4",
    ),
    "style on a bullet": (
        swap(('<w:ilvl w:val="3"/><w:numId w:val="1"/>', '<w:ilvl w:val="0"/><w:numId w:val="2"/>')),
        "«\xa0Clause Item\xa0» ne se numérote pas",
        "'Clause Item' does not number itself",
    ),
    "style on another list": (
        swap(('<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:ilvl w:val="2"/><w:numId w:val="7"/>'), LIST_OF_ITS_OWN),
        "«\xa0Clause 3\xa0» compte sur une autre liste que «\xa0Heading 1\xa0»",
        "'Clause 3' counts on another list than 'Heading 1'",
    ),
    "style on another level": (
        swap(('<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:ilvl w:val="3"/><w:numId w:val="1"/>')),
        "«\xa0Clause 3\xa0» est au niveau 4 de la liste, non au niveau 3",
        "'Clause 3' is on level 4 of the list, not on level 3",
    ),
    "tracked changes": (edit(tracked), "corps\xa0: modifications suivies (1)", "body: tracked changes (1)"),
    "comments": (
        edit(lambda d: d.add_comment(d.paragraphs[0].runs, "à revoir")),
        "commentaires (1)",
        "body: comments (1). Delete them",
    ),
    "macros": (
        swap((DOCX, "application/vnd.ms-word.document.macroEnabled.main+xml")),
        "il contient des macros. Enregistrez-le en .docx",
        "file: it holds macros. Save it as .docx",
    ),
    "dotx": (
        swap((DOCX, DOCX.replace("document.main", "template.main"))),
        "c’est un modèle .dotx",
        "file: this is a .dotx template. Save it as .docx.",
    ),
    "remote picture": (
        linked("image", "https://x.example/a.png"),
        "va chercher un contenu",
        "“https://x.example/a.png”",
    ),
    "remote field": (instruction(" INCLUDETEXT http://x.example/a "), "va chercher un contenu", "“INCLUDETEXT http"),
}
REMARKS: dict[str, tuple[Make, str, str]] = {
    "no reference": (
        swap(("{{r reference }}", "")),
        "le champ {{r reference }} manque",
        "the field {{r reference }} is missing",
    ),
    "style stood in for": (
        swap(('w:val="Table Head"', 'w:val="Head"')),
        "«\xa0Table Cell\xa0» remplace, faute de style à leur nom\xa0: Table Head",
        "'Table Cell' stands in, for want of a style by that name: Table Head",
    ),
    "no table style": (swap(('w:val="Columns"', 'w:val="Cols"')), "absents\xa0: Columns", "missing: Columns"),
    "number with a word": (
        swap(('w:val="%1."', 'w:val="Article %1"')),
        "le niveau 1 de la liste s’imprime «\xa0Article\xa0%1",
        "level 1 of the list prints “Article %1",
    ),
    "no page number": (swap((" PAGE ", " DATE ")), "aucun numéro de page", "footer: no page number"),
    "attached template": (edit(attached), "lié à un autre modèle", "“file:///C:/Users/Claire/house.dotm”"),
    "author": (
        edit(signed),
        "auteur ou société\xa0: «\xa0Claire Fontaine\xa0»",
        "author or company: “Claire Fontaine”",
    ),
    "language": (
        swap(('w:styleId="Closing">', 'w:styleId="Closing"><w:rPr><w:lang w:val="de-DE"/></w:rPr>')),
        "ces styles imposent leur langue\xa0: Closing (de-DE)",
        "impose a language of their own: Closing (de-DE)",
    ),
    "font": (swap(('"Arial"', '"Graphik"')), "polices que Word n’a pas partout\xa0: Graphik", "everywhere: Graphik"),
}


def said(found: list[Remark], lang: str) -> list[str]:
    return [remark.problem("").say(lang) for remark in found]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place_and_a_cure(tmp_path: Path, name: str) -> None:
    make, french, english = FAULTS[name]
    found = workflows.check_template(make(tmp_path / "house.docx"))
    faults = [remark for remark in found if remark.weight == "fault"]
    for lang, words in zip(LANGS, (french, english), strict=True):
        assert len([line for line in said(faults, lang) if words in line]) == 1, said(found, lang)
    assert found[: len(faults)] == faults, "faults come first"


@pytest.mark.parametrize("name", REMARKS)
def test_a_remark_is_told_and_keeps_nobody_from_drafting(tmp_path: Path, name: str) -> None:
    make, french, english = REMARKS[name]
    found = workflows.check_template(make(tmp_path / "house.docx"))
    assert {remark.weight for remark in found} == {"remark"}
    for lang, words in zip(LANGS, (french, english), strict=True):
        assert [words in line for line in said(found, lang)] == [True], said(found, lang)


def test_the_template_that_ships_is_sound() -> None:
    assert workflows.check_template(SHIPPED) == []


def test_a_template_that_is_none_lacks_everything(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "bare.docx"))
    found = workflows.check_template(tmp_path / "bare.docx")
    told = "\n".join(said(found, "en"))
    for name in ("{{p preamble }}", "{{p body }}", "{{p signatures }}", "{{p annexes }}", "'Clause 2'", "'Heading 1'"):
        assert name in told


def test_a_linked_list_style_counts_like_the_list_it_defines(tmp_path: Path) -> None:
    """Word keeps a multilevel list in a list style, which numbers point to by way of an empty list."""
    path = swapped(
        tmp_path / "house.docx",
        (
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
            '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="House"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="8"/></w:num>'
            '<w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>',
        ),
        (
            "</w:styles>",
            '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/><w:pPr><w:numPr>'
            '<w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>',
        ),
    )
    assert workflows.check_template(path) == []


def test_a_level_may_be_named_by_the_list_alone(tmp_path: Path) -> None:
    path = swapped(tmp_path / "house.docx", ('<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:numId w:val="1"/>'))
    assert workflows.check_template(path) == []


def test_a_field_that_word_cut_into_runs_is_one_field(tmp_path: Path) -> None:
    cut = "{{</w:t></w:r><w:r><w:t>p bo</w:t></w:r><w:r><w:t>dy }}"
    assert workflows.check_template(swapped(tmp_path / "house.docx", ("{{p body }}", cut))) == []


def test_a_field_with_a_filter_is_there(tmp_path: Path) -> None:
    path = swapped(tmp_path / "house.docx", ("{{ title }}", "{{ title | upper }}"))
    assert workflows.check_template(path) == []


def test_a_template_with_remarks_only_drafts_a_sound_file(tmp_path: Path, library: Library, deal: Deal) -> None:
    path = edited(tmp_path / "house.docx", attached)
    made = workflows.generate(library, deal, template=path)
    assert invalid(made.docx) == []
    assert not [
        name for name, data in members(made.docx).items() if b"attachedTemplate" in data or b"house.dotm" in data
    ]
