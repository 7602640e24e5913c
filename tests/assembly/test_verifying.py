"""What becomes of a drafted file is told clause by clause, whatever saved it, and nothing else is."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadcontract import resources, workflows
from leadcontract.domain.deal import Deal, Duration
from leadcontract.domain.language import EDITIONS, Edition, Lang, languages
from leadcontract.domain.library import Library
from leadcontract.domain.verification import Change, Verification
from leadcontract.errors import InputError
from tests import edits

RETENTION, EXCLUSIVITY, METHOD = "gdpr/retention", "delivery/exclusivity", "delivery/method"
SENTENCE: dict[Lang, tuple[str, str, str]] = {
    "fr": ("ne doit ni modifier ni déduire", "peut modifier et déduire", " Le Client renonce à tout recours."),
    "en": ("shall not alter or infer", "may alter and infer", " The Client waives any remedy."),
}
"""In the definition of the lead: words of a paragraph, what they become, a sentence to add."""
DEFINITION = "delivery/lead-definition"
PURGE: dict[Lang, tuple[str, str]] = {"fr": ("30\xa0jours", "5\xa0jours"), "en": ("30\xa0days", "5\xa0days")}
BOTH = [(edition, lang) for edition in EDITIONS for lang in languages(edition)]


@pytest.fixture(scope="session")
def drafted(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[Edition, bytes]:
    samples = resources.folder("templates") / "demo" / "deal.yaml"
    deal = workflows.read_deal(samples, library)
    return {edition: workflows.generate(library, deal, lang=edition).docx for edition in EDITIONS}


@pytest.fixture
def verify(library: Library, drafted: dict[Edition, bytes], tmp_path: Path):  # type: ignore[no-untyped-def]
    def call(edition: Edition, *done: edits.Edit, library: Library = library, without: str = "") -> Verification:
        path = tmp_path / "back.docx"
        path.write_bytes(edits.edited(drafted[edition], *done, without=without))
        return workflows.verify(path, library)

    return call


def changed(found: Verification) -> dict[str, tuple[Change, ...]]:
    return {one.clause: one.changes for one in found.clauses if one.standing == "changed"}


def gone(found: Verification) -> list[str]:
    return [one.clause for one in found.clauses if one.standing == "gone"]


def moved(found: Verification) -> list[str]:
    return [one.clause for one in found.clauses if one.moved]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("edit", [None, edits.saved_by_word, edits.renumbered, edits.without_bookmarks])
def test_what_a_word_processor_does_changes_nothing(verify, edition, edit) -> None:  # type: ignore[no-untyped-def]
    found = verify(edition, *([edit] if edit else []))
    assert found.intact
    assert found.summary == {"same": len(found.clauses), "changed": 0, "gone": 0}
    assert len(found.clauses) > 80


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_libreoffice_saves_verifies_as_the_same(
    library: Library, drafted: dict[Edition, bytes], edition: Edition, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "sent.docx").write_bytes(drafted[edition])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    told = subprocess.run(
        [office, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "back", tmp_path / "sent.docx"],
        capture_output=True,
        timeout=180,
        check=False,
    )
    if not (tmp_path / "back" / "sent.docx").exists():
        pytest.skip(f"LibreOffice converts nothing here: {told.stderr.decode(errors='replace')[:200]}")
    assert (tmp_path / "back" / "sent.docx").read_bytes() != drafted[edition]
    assert workflows.verify(tmp_path / "back" / "sent.docx", library).intact


@pytest.mark.parametrize(("edition", "lang"), BOTH)
@pytest.mark.parametrize("bookmarks", [True, False])
def test_a_word_changed_is_shown_beside_what_stood_there(verify, edition, lang, bookmarks) -> None:  # type: ignore[no-untyped-def]
    old, new, _ = SENTENCE[lang]
    found = verify(edition, edits.said(old, new), *([] if bookmarks else [edits.without_bookmarks]))
    assert list(changed(found)) == [DEFINITION]
    (change,) = changed(found)[DEFINITION]
    assert change.kind == "changed"
    assert new in change.text and old in change.drafted
    assert change.values == ()
    assert not found.outside and not moved(found)


@pytest.mark.parametrize(("edition", "lang"), BOTH)
def test_a_figure_changed_is_read_in_its_slot(verify, edition, lang, library) -> None:  # type: ignore[no-untyped-def]
    old, new = PURGE[lang]
    found = verify(edition, edits.said(old, new))
    assert list(changed(found)) == [RETENTION]
    (change,) = changed(found)[RETENTION]
    asks = library.clauses[RETENTION].parameters["purge_interval"].asks
    assert change.values == ((asks, new.replace("\xa0", " ")),)
    assert old in change.drafted and old not in change.text
    assert f"‹{asks[lang]}›" in change.wording


def test_a_blank_filled_in_is_completed(verify) -> None:  # type: ignore[no-untyped-def]
    found = verify("fr", edits.said("[À COMPLÉTER\xa0: qualité du signataire du Client]", "directrice"))
    (change,) = changed(found)["general/parties"]
    assert change.kind == "completed"
    assert "en qualité de directrice" in change.text
    assert "[À COMPLÉTER\xa0: qualité du signataire du Client]" in change.drafted
    assert not found.intact


@pytest.mark.parametrize(("edition", "lang"), BOTH)
@pytest.mark.parametrize("kind", ["plain", "ins"])
def test_a_sentence_added_changes_its_paragraph(verify, edition, lang, kind) -> None:  # type: ignore[no-untyped-def]
    words, _, more = SENTENCE[lang]
    added = edits.run(more) if kind == "plain" else edits.tracked(kind, more)
    found = verify(edition, edits.within(words, added))
    (change,) = changed(found)[DEFINITION]
    assert change.text.endswith(more) and not change.drafted.endswith(more)
    assert found.file.tracked == (kind == "ins")


def test_a_tracked_deletion_counts_as_accepted(verify) -> None:  # type: ignore[no-untyped-def]
    found = verify("fr", edits.within(SENTENCE["fr"][0], edits.tracked("del", "Ce texte part.")))
    assert found.intact and found.file.tracked


@pytest.mark.parametrize(("edition", "lang"), BOTH)
def test_a_paragraph_added_or_lost_changes_its_clause(verify, edition, lang) -> None:  # type: ignore[no-untyped-def]
    words, _, more = SENTENCE[lang]
    (change,) = changed(verify(edition, edits.after(words, edits.paragraph(more))))[DEFINITION]
    assert (change.kind, change.text) == ("added", more.strip())
    (change,) = changed(verify(edition, edits.without(words)))[DEFINITION]
    assert change.kind == "gone" and words in change.drafted


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_article_added_belongs_to_no_clause(verify, edition) -> None:  # type: ignore[no-untyped-def]
    words, _, more = SENTENCE[languages(edition)[0]]
    article = edits.paragraph("Renonciation", "Heading1"), edits.paragraph(more, "Clause2")
    found = verify(edition, edits.after(words, *article))
    assert found.summary["same"] == len(found.clauses)
    assert [(c.kind, c.text) for c in found.outside] == [("added", "Renonciation"), ("added", more.strip())]
    assert not found.intact


@pytest.mark.parametrize("edition", EDITIONS)
def test_any_clause_deleted_is_gone_and_alone(verify, edition, library) -> None:  # type: ignore[no-untyped-def]
    titled = [one.clause for one in verify(edition).clauses if one.clause != "general/parties"]
    for clause in titled[:: 7 if edition == "fr" else 23]:
        found = verify(edition, edits.deleted(clause), edits.renumbered)
        assert gone(found) == [clause]
        assert not changed(found) and not moved(found)
        assert {change.kind for change in found.outside} <= {"gone"}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("bookmarks", [True, False])
def test_a_clause_moved_is_the_same_elsewhere(verify, edition, bookmarks) -> None:  # type: ignore[no-untyped-def]
    found = verify(edition, edits.moved(EXCLUSIVITY, METHOD), *([] if bookmarks else [edits.without_bookmarks]))
    assert moved(found) == [EXCLUSIVITY]
    assert found.summary["same"] == len(found.clauses)
    assert not found.intact


def test_a_footnote_or_a_passage_beside_the_text_belongs_to_no_clause(verify) -> None:  # type: ignore[no-untyped-def]
    found = verify("fr", edits.said("PROJET", "ACCORD FINAL"))
    assert found.outside
    assert found.summary["same"] == len(found.clauses)


def test_a_file_that_says_nothing_of_itself_is_refused(verify, tmp_path: Path, library: Library) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="does not say where it comes from"):
        verify("fr", without=edits.PROPERTIES)
    with pytest.raises(InputError, match="does not say where it comes from"):
        workflows.verify(resources.folder("templates") / "demo" / "order.docx", library)
    (tmp_path / "note.txt").write_text("Not a Word file.", encoding="utf-8")
    with pytest.raises(InputError):
        workflows.verify(tmp_path / "note.txt", library)


def test_another_library_is_compared_with_what_was_drafted(verify, library: Library) -> None:  # type: ignore[no-untyped-def]
    def worded(clause: str, old: str, new: str) -> Library:
        known = library.clauses[clause]
        wordings = tuple(
            replace(w, text={lang: tuple(_said(p, old, new) for p in own) for lang, own in w.text.items()})
            for w in known.wordings
        )
        return replace(library, sha256="0" * 64, clauses={**library.clauses, clause: replace(known, wordings=wordings)})

    def told(other: Library) -> dict[str, str | None]:
        return {one.clause: one.library for one in verify("fr", library=other).clauses if one.library != "same"}

    assert told(replace(library, sha256="0" * 64)) == {}
    assert told(worded(DEFINITION, "ne doit ni modifier", "ne doit pas modifier")) == {DEFINITION: "changed"}
    fewer = {name: clause for name, clause in library.clauses.items() if name != EXCLUSIVITY}
    assert told(replace(library, sha256="0" * 64, clauses=fewer)) == {EXCLUSIVITY: "gone"}


def _said(paragraph: object, old: str, new: str) -> object:
    return paragraph.replace(old, new) if isinstance(paragraph, str) else paragraph


def test_a_newer_wording_is_told(library: Library, deal: Deal, tmp_path: Path) -> None:
    old = replace(deal, signed_on=date(2026, 6, 1))
    path = tmp_path / "june.docx"
    path.write_bytes(workflows.generate(library, old).docx)
    found = {one.clause: one for one in workflows.verify(path, library).clauses}
    consent = library.clauses["prospecting/calling-rules"].wording(date(2026, 6, 1), "contract")
    assert consent is not None
    assert found["prospecting/calling-rules"].since == consent.since
    assert found["prospecting/calling-rules"].newer == date(2026, 8, 11)
    assert found["prospecting/calling-rules"].standing == "same"


@pytest.mark.parametrize("document", ["dpa", "joint"])
def test_every_document_verifies(library: Library, fitting: dict[str, Deal], document, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "back.docx"
    path.write_bytes(workflows.generate(library, fitting[document], document=document, lang="fr-en").docx)
    found = workflows.verify(path, library)
    assert found.intact and found.provenance.instrument == document


def test_a_term_that_the_deal_gives_is_read_in_its_slot(library: Library, deal: Deal, tmp_path: Path) -> None:
    path = tmp_path / "back.docx"
    own = replace(deal, terms={**deal.terms, "purge_interval": Duration(12, "day")})
    docx = workflows.generate(library, own).docx
    path.write_bytes(edits.edited(docx, edits.said("12\xa0jours", "90\xa0jours")))
    (change,) = changed(workflows.verify(path, library))[RETENTION]
    assert change.drafted == ""  # the digest alone cannot tell that it was 12
    assert [value for _, value in change.values] == ["90 jours"]
