"""A deal file read back loses nothing: no value, no comment."""

from __future__ import annotations

import pytest

from leadcontract.assembly.facts import LABELS
from leadcontract.domain.language import LANGS, Bilingual
from leadcontract.domain.library import Library
from leadcontract.errors import DealError
from leadcontract.library import deals, rereading, sheets, yaml_source
from leadcontract.library.sheets import Entry
from leadcontract.resources import folder

ENTRIES = {
    "reference": Entry("BC-2026-17", ("page 1, « N° BC-2026-17 »", "lu aussi page 3")),
    "client": Entry(None, ("lu sur le tampon",)),
    "client.name": Entry("Dupont & Fils: <SAS> # 1"),
    "client.vat": Entry(None, ("deux numéros : FR1, FR2",)),
    "audience": Entry(("consumer",)),
    "countries": Entry(("FR", "NO")),
    "roles.form": Entry("provider"),
    "terms.unit_price": Entry("18,50 EUR", ("deux prix",)),
    "terms.court": Entry(Bilingual("tribunal d'Évry", "court: of Évry # 2")),
}


def back(text: str, library: Library) -> dict[str, Entry]:
    return rereading.entries(text, "deal.yaml", library, LABELS)


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_sheet_holds_is_read_back_and_nothing_else(library: Library, lang: str) -> None:
    assert back(sheets.sheet(library, lang, LABELS, ENTRIES), library) == ENTRIES  # type: ignore[arg-type]
    assert back(sheets.sheet(library, lang, LABELS), library) == {}  # type: ignore[arg-type]


def test_a_file_written_by_hand_keeps_its_comments_and_means_the_same(library: Library) -> None:
    text = (folder("templates") / "demo" / "deal.yaml").read_text(encoding="utf-8")
    found = back(text, library)
    assert found["signed_on"].remarks == ("dans les 30 jours de validité de l'offre",)
    assert "plus de fichier en clair par e-mail" in found["terms.delivery_method"].remarks
    again = sheets.sheet(library, "en", LABELS, found)
    for line in text.splitlines():
        comment = line.partition("   # ")[2] or line.partition("# ")[2]
        assert comment in again, comment
    assert deals.examine(yaml_source.parse(again, ""), library) == deals.examine(yaml_source.parse(text, ""), library)
    assert back(again, library) == found


def test_what_the_tool_concludes_is_not_read_back(library: Library) -> None:
    text = f"# {rereading.FOLLOWS}Conclusion: two separate controllers.\n# agreed by phone\nroles: {{form: client}}\n"
    assert back(text, library)["roles"] == Entry(None, ("agreed by phone",))


def test_a_hash_inside_a_text_is_no_comment(library: Library) -> None:
    text = "offer: >-\n  box # 12\n  fibre\nsector: 'a # b'   # c\n"
    assert back(text, library) == {"offer": Entry("box # 12 fibre"), "sector": Entry("a # b", ("c",))}


@pytest.mark.parametrize("text", ["ofer: x\n", "client: {nom: x}\n", "offer: [\n"])
def test_what_could_not_be_written_again_is_refused(library: Library, text: str) -> None:
    with pytest.raises(DealError, match=r"deal\.yaml:"):
        back(text, library)
