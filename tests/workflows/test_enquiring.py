"""A form comes back filled in, through Word or LibreOffice, and every wrong answer is told with its question."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from leadcontract import workflows
from leadcontract.documents import office
from leadcontract.documents.wordstyles import W
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import InputError
from leadcontract.library import deals
from leadcontract.library.sheets import Entry
from leadcontract.workflows import Interview
from tests.word import invalid

ANSWERS = {
    "signed_on": "27/11/2026",
    "client.name": "Dupont & Fils <SAS>",
    "client.siren": "732 829 320",
    "provider.siren": "123456789",
    "audience/consumer": "☒",
    "channels/telephone": "☒",
    "channels/sms": "☒",
    "countries": "fr, be",
    "roles.purpose": "le Prestataire",
    "roles.form": "les deux parties ensemble",
    "terms.unit_price": "18,50 €",
    "terms.lead_fields": "nom\ntéléphone",
    "terms.exclusivity": "n'importe quoi",
}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def filled(form: bytes, answers: Mapping[str, str]) -> bytes:
    """Fill a form in as Word does: the words in the control, the prompt gone, the box ticked."""

    def fill(root: etree._Element) -> None:
        left = dict(answers)
        for control in root.iter(f"{W}sdt"):
            properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
            assert properties is not None and content is not None
            tag = properties.find(f"{W}tag")
            assert tag is not None
            said = left.pop(tag.get(f"{W}val", "").partition("/")[2].partition("/")[2], None)
            if said is None:
                continue
            prompt, box = properties.find(f"{W}showingPlcHdr"), properties.find(f"{W14}checkbox/{W14}checked")
            if prompt is not None:
                properties.remove(prompt)
            if box is not None:
                box.set(f"{W14}val", "1")
            runs = list(content.iter(f"{W}r"))
            for looks in runs[0].findall(f"{W}rPr/{W}rStyle"):
                looks.getparent().remove(looks)  # type: ignore[union-attr]
            text = runs[0].find(f"{W}t")
            assert text is not None
            first, *more = said.split("\n")
            text.text = first
            for line in more:
                etree.SubElement(runs[0], f"{W}br")
                etree.SubElement(runs[0], f"{W}t").text = line
        assert not left

    return changed(form, fill)


def changed(form: bytes, change: object) -> bytes:
    """Change the document of a Word file."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root)  # type: ignore[operator]
                data = etree.tostring(root)
            new.writestr(name, data)
    return made.getvalue()


def returned(library: Library, folder: Path, form: bytes, known: Mapping[str, Entry] | None = None):  # type: ignore[no-untyped-def]
    path = folder / "form.docx"
    path.write_bytes(form)
    return workflows.take_back(library, path, known or {})


def check(library: Library, folder: Path, form: bytes) -> None:
    """Check that what came back holds the answers, and tells the two wrong ones with their questions."""
    back = returned(library, folder, form)
    path = folder / "deal.yaml"
    path.write_text(back.text, encoding="utf-8")
    deal = deals.read(path, library)
    assert str(deal.signed_on) == "2026-11-27" and deal.client.name == "Dupont & Fils <SAS>"
    assert deal.client.siren == "732 829 320" and deal.provider.siren is None
    assert deal.audience == ("consumer",) and deal.channels == ("telephone", "sms") and deal.countries == ("FR", "BE")
    assert deal.roles.purpose == "provider" and deal.roles.form == "both"
    assert str(deal.terms["unit_price"].amount) == "18.50"  # type: ignore[union-attr]
    assert str(deal.terms["lead_fields"]).split() == ["nom", "téléphone"]
    assert set(deal.terms) == {"unit_price", "lead_fields"}
    told = sorted(problem.say("fr").replace("\u00a0", " ") for problem in back.problems)
    assert len(told) == 2
    assert "form.docx: Leads exclusifs ou partagés: terms.exclusivity" in told[0] and "exclusive | shared" in told[0]
    assert "form.docx: Numéro SIREN du Prestataire: provider.siren : « 123456789 » n’est pas" in told[1]
    assert "# réponse non retenue : « 123456789 »" in back.text
    assert back.given == 10


@pytest.fixture(scope="module")
def form(library: Library) -> bytes:
    return workflows.enquire(library, "fr", {}, "contract")[0]


def test_a_form_that_comes_back_is_a_deal(tmp_path: Path, library: Library, form: bytes) -> None:
    check(library, tmp_path, filled(form, ANSWERS))


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_it_may_have_been_saved_by_libreoffice(tmp_path: Path, library: Library, form: bytes) -> None:
    check(library, tmp_path, office.convert(filled(form, ANSWERS), "form.docx", "docx:MS Word 2007 XML"))


def test_it_may_have_lost_its_content_controls(tmp_path: Path, library: Library, form: bytes) -> None:
    def plain(root: etree._Element) -> None:
        for control in list(root.iter(f"{W}sdt")):
            content, parent = control.find(f"{W}sdtContent"), control.getparent()
            assert content is not None and parent is not None
            for child in list(content):
                control.addprevious(child)
            parent.remove(control)

    check(library, tmp_path, changed(filled(form, ANSWERS), plain))


def test_a_form_without_answers_is_an_empty_deal(tmp_path: Path, library: Library, form: bytes) -> None:
    back = returned(library, tmp_path, form)
    assert (back.given, back.problems) == (0, ())
    assert back.text == workflows.blank_deal(library, "fr")


@pytest.mark.parametrize("lang", LANGS)
def test_a_form_asks_for_each_blank_of_the_document_once(library: Library, lang: Lang) -> None:
    known = {"client.name": Entry("Aurore"), "provider.siren": Entry("123456789")}
    made, count = workflows.enquire(library, lang, known, "contract")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        text = archive.read("word/document.xml").decode()
    tags = [name.partition("/")[0] for name in re.findall(rf'w:tag w:val="deal/{lang}/([^"]+)"', text)]
    blanks = [q.fact for q in Interview(library, lang, known, "contract").questions() if q.proposed is None]
    assert list(dict.fromkeys(tags)) == [fact for fact in blanks if fact != "client.name"]
    assert count == len(blanks) - 1, "what is known is not asked, what is wrong is"
    ids = re.findall(r'<w:id w:val="(\d+)"', text)
    assert len(ids) == len(set(ids))
    assert made == workflows.enquire(library, lang, known, "contract")[0]


def test_what_the_library_proposes_is_asked_on_demand(library: Library) -> None:
    few, many = (workflows.enquire(library, "en", {}, "dpa", proposed=proposed)[1] for proposed in (False, True))
    assert many > few


def test_what_the_deal_knows_is_kept(tmp_path: Path, library: Library, form: bytes) -> None:
    known = {"client.name": Entry("Aurore", ("lu page 1",)), "signed_on": Entry("2026-11-27")}
    back = returned(library, tmp_path, filled(form, {"client.name": "Autre", "signed_on": "27/11/2026"}), known)
    assert "  # lu page 1\n  name: Aurore" in back.text
    assert len(back.problems) == 1 and "Aurore" in back.problems[0].say("fr")


def test_another_word_file_is_no_form(tmp_path: Path, library: Library) -> None:
    with pytest.raises(InputError, match="no form"):
        returned(library, tmp_path, (Path(__file__).parents[2] / "templates" / "contract.docx").read_bytes())
    with pytest.raises(InputError):
        returned(library, tmp_path, b"%PDF-1.7")


def test_word_opens_the_form_without_repair(library: Library) -> None:
    for lang in LANGS:
        assert invalid(workflows.enquire(library, lang, {}, "contract", proposed=True)[0]) == []


def test_the_shipped_template_is_what_its_script_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = Path(__file__).parents[2] / "templates"
    monkeypatch.syspath_prepend(str(templates))
    build = runpy.run_path(str(templates / "build_facts_form.py"))["build"]
    assert (templates / "facts-form.docx").read_bytes() == build()
