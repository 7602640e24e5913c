"""A drafted file says where it comes from, the same for the same facts, and nothing of the parties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadcontract import __version__, workflows
from leadcontract.assembly import provenance
from leadcontract.assembly.provenance import fingerprint
from leadcontract.documents.marked import read_marked
from leadcontract.domain.deal import PARTY, Deal
from leadcontract.domain.library import Library
from leadcontract.domain.verification import PAGE, Fingerprint, Marked, Provenance
from tests import edits

STATED = Provenance(
    tool="1.2",
    library="2026-11-21",
    library_sha256="a" * 64,
    deal_sha256="b" * 64,
    on=date(2026, 11, 27),
    instrument="contract",
    stance="client",
    languages=("fr", "en"),
    clauses={
        PAGE: Fingerprint(None, ("0" * 8,)),
        "z/first": Fingerprint(date(2018, 5, 25), tuple(f"{n:08x}" for n in range(75))),
        "a/second": Fingerprint(date(2026, 8, 11), ()),
    },
)


def properties(docx: bytes) -> Mapping[str, str]:
    return read_marked(Path("x.docx"), docx).properties


def test_what_is_stated_is_read_back_in_any_order() -> None:
    said = provenance.properties(STATED)
    assert provenance.stated(said) == STATED
    back = provenance.stated(dict(sorted(said.items(), reverse=True)))
    assert back == STATED and back is not None and list(back.clauses) == list(STATED.clauses)
    assert max(map(len, said.values())) <= 255


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("leadcontract law", "tomorrow"),
        ("leadcontract stance", "hostile"),
        ("leadcontract languages", "fr de"),
        ("leadcontract page", "not hexadecimal"),
        ("leadcontract clause 002 z/first", "00000000"),
        ("leadcontract library sha256", ""),
    ],
)
def test_properties_that_are_not_ours_state_nothing(name: str, value: str) -> None:
    said = provenance.properties(STATED)
    assert name in said
    assert provenance.stated({**said, name: value}) is None
    assert provenance.stated({}) is None


def test_white_space_and_the_shape_of_quotation_marks_do_not_count() -> None:
    assert fingerprint("l'offre « X » : 30 jours") == fingerprint(" l’offre «\u00a0X\u202f»\u00a0:  30\u00a0jours")
    assert fingerprint('the "Client"') == fingerprint("the “Client”")
    assert len({fingerprint(text) for text in ("30 jours", "3 0 jours", "5 jours", "30 jours.", "30 Jours")}) == 5


def test_a_paragraph_belongs_to_the_bookmark_above_it() -> None:
    opened = [
        Marked("Titre"),
        Marked("Rôles", ("_Toc1", "lc_gdpr_roles")),
        Marked("Les Parties…", ("_GoBack",)),
        Marked("Article", ("lc_end_10002",)),
        Marked("Audit", ("lc_gdpr_gone", "lc_audit_notice")),
        Marked("Une note", (), place="footnote"),
        Marked("Suite"),
    ]
    owned = provenance.owners(opened, ("gdpr/roles", "gdpr/gone", "audit/notice"))
    assert owned == [PAGE, "gdpr/roles", "gdpr/roles", PAGE, "audit/notice", PAGE, "audit/notice"]


def test_the_same_facts_give_the_same_bytes(library: Library, deal: Deal) -> None:
    terms = {"audit_notice": library.parameters["audit_notice"].default, **deal.terms}
    one = replace(deal, terms=terms)
    two = replace(deal, terms=dict(reversed(terms.items())))
    assert (
        workflows.generate(library, one, where="a.yaml").docx == workflows.generate(library, two, where="b.yaml").docx
    )
    other = workflows.generate(library, replace(deal, reference="LC-2026-002")).docx
    name = "leadcontract deal sha256"
    assert properties(other)[name] != properties(workflows.generate(library, deal).docx)[name]


def test_a_drafted_file_states_its_law_and_its_library(library: Library, deal: Deal) -> None:
    generated = workflows.generate(library, deal, stance="client", lang="fr-en", on=date(2026, 11, 30))
    found = provenance.stated(properties(generated.docx))
    assert found is not None
    assert (found.tool, found.library, found.library_sha256) == (__version__, library.version, library.sha256)
    assert (found.on, found.stance, found.languages) == (date(2026, 11, 30), "client", ("fr", "en"))
    used = {one.clause: one.since for one in generated.draft.used}
    assert {clause: own.since for clause, own in found.clauses.items() if clause != PAGE} == used
    assert all(own.digests for own in found.clauses.values())


def test_properties_leak_nothing(library: Library, deal: Deal) -> None:
    with zipfile.ZipFile(io.BytesIO(workflows.generate(library, deal, where="/home/someone/deal.yaml").docx)) as file:
        said = file.read(edits.PROPERTIES).decode() + file.read("docProps/core.xml").decode()
    parties = [getattr(party, name) for party in (deal.client, deal.provider) for name in PARTY]
    for secret in [*parties, deal.reference, "someone", "deal.yaml", "creator"]:
        assert secret not in said
