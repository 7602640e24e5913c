"""A deal file that the tool writes is read back as it was meant."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcontract.assembly.facts import LABELS
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library
from leadcontract.library import deals, sheets
from leadcontract.library.sheets import Entry

ENTRIES = {
    "reference": Entry("BC-2026-17", ('Page 1, « N° BC-2026-17 » : "sûr"\nà 0,99',)),
    "client.name": Entry("Dupont & Fils: <SAS> # 1 {{ 7 }}"),
    "provider.siren": Entry("005520135"),
    "client.registry": Entry("no"),
    "audience": Entry(("consumer",)),
    "roles.form": Entry("provider"),
    "terms.unit_price": Entry("18,50 EUR", ("deux prix",)),
    "terms.court": Entry(Bilingual("tribunal d'Évry", "court: of Évry")),
}


def read(text: str, folder: Path, library: Library) -> deals.Deal:
    path = folder / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    return deals.read(path, library)


def test_what_is_known_is_read_back(tmp_path: Path, library: Library) -> None:
    deal = read(sheets.sheet(library, "fr", LABELS, ENTRIES), tmp_path, library)
    assert deal.reference == "BC-2026-17"
    assert deal.client.name == "Dupont & Fils: <SAS> # 1 {{ 7 }}"
    assert deal.client.registry == "no"
    assert deal.provider.siren == "005520135"
    assert deal.audience == ("consumer",) and deal.roles.form == "provider"
    assert str(deal.terms["unit_price"].amount) == "18.50"  # type: ignore[union-attr]
    assert deal.terms["court"] == Bilingual("tribunal d’Évry", "court: of Évry")


def test_remarks_stand_above_their_fact(library: Library) -> None:
    lines = sheets.sheet(library, "en", LABELS, ENTRIES).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  unit_price: 18,50 EUR") or "18,50 EUR" in line)
    assert lines[at - 1] == "  # deux prix"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp", "Co")), min_size=1))
def test_any_text_is_read_back_as_it_is(tmp_path: Path, library: Library, text: str) -> None:
    deal = read(sheets.sheet(library, "en", LABELS, {"client.name": Entry(text)}), tmp_path, library)
    assert (deal.client.name or "") == text.strip()
