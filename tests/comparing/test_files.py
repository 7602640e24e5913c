"""What was done to a drafted Word file is told rightly, whatever saved it: Word's markup, LibreOffice, a PDF."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from leadcontract import workflows
from leadcontract.domain.clause import Instrument
from leadcontract.domain.deal import Deal
from leadcontract.domain.language import EDITIONS, Edition, Lang
from leadcontract.domain.library import Library
from leadcontract.workflows import Reviewer
from tests import edits
from tests.comparing.conftest import ON, Compare, changed

AUDIT, EXCLUSIVITY, METHOD, VOLUME, BREACH = (
    "audit/client-audits-provider", "delivery/exclusivity", "delivery/method", "delivery/volume",
    "gdpr/breach-notification",
)  # fmt: skip
DUTY: dict[Lang, tuple[str, str]] = {
    "fr": ("Le Prestataire doit notifier", "Le Prestataire peut notifier"),
    "en": ("The Provider shall notify", "The Provider may notify"),
}
DENIED: dict[Lang, tuple[str, str]] = {
    "fr": ("Le Prestataire doit livrer", "Le Prestataire ne doit pas livrer"),
    "en": ("The Provider shall deliver the Leads one", "The Provider shall not deliver the Leads one"),
}
NOTICE: dict[Lang, tuple[str, str]] = {
    "fr": ("au plus tard 24\xa0heures après en avoir", "au plus tard {}\xa0heures après en avoir"),
    "en": ("at the latest 24\xa0hours after becoming", "at the latest {}\xa0hours after becoming"),
}
REWORDED: dict[Lang, tuple[str, str]] = {
    "fr": ("étaler les livraisons sur le mois", "répartir les livraisons au long du mois"),
    "en": ("spread deliveries over the month", "distribute deliveries across the month"),
}
OWN: dict[Lang, tuple[str, str]] = {
    "fr": ("Limitation complémentaire", "Le Prestataire décline toute responsabilité de quelque nature que ce soit."),
    "en": ("Additional limitation", "The Provider disclaims all liability whatsoever for the quality of leads."),
}
PLACE: dict[Lang, str] = {"fr": "Chaque Partie agit à titre professionnel", "en": "Each Party acts in a professional"}
SECOND: dict[Lang, str] = {"fr": "Ce canal doit être chiffré", "en": "That channel shall be encrypted"}
ONE: list[Edition] = ["fr", "en"]


def figure(lang: Lang, hours: int) -> edits.Edit:
    old, new = NOTICE[lang]
    return edits.said(old, new.format(hours))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_word_processor_does_changes_nothing(files: Compare, edition: Edition) -> None:
    found = files(edition, edits.saved_by_word, edits.renumbered)
    assert found.intact and not found.first and found.outside and not found.outside.changed
    assert found.summary["unchanged"] == len(found.clauses) > 80


def test_looks_and_comments_change_nothing(files: Compare) -> None:
    def commented(path: Path) -> Path:
        document = Document(io.BytesIO(path.read_bytes()))
        paragraph = next(p for p in document.paragraphs if SECOND["fr"] in p.text)
        document.add_comment(paragraph.runs, text="À revoir.", author="L'autre partie")
        document.save(str(path))
        return path

    assert files("fr", edits.bold(SECOND["fr"]), saved=commented).intact


@pytest.mark.parametrize("edition", ONE)
def test_a_duty_made_a_choice_is_weaker_for_the_client_only(files: Compare, edition: Lang) -> None:
    (one,) = files(edition, edits.said(*DUTY[edition])).first
    assert (one.clause, one.standing) == (BREACH, "weakened")
    assert any(signal.effect == "weaker" for signal in one.signals)
    (one,) = files(edition, edits.said(*DUTY[edition]), side="provider").first
    assert one.standing == "strengthened"


@pytest.mark.parametrize(
    ("edition", "hours", "rung"),
    [("fr", 48, "acceptable"), ("en", 36, "acceptable"), ("fr", 72, "beyond"), ("en", 12, "preferred")],
)
def test_a_figure_stands_on_a_rung_of_the_ladder(files: Compare, edition: Lang, hours: int, rung: str) -> None:
    (one,) = files(edition, figure(edition, hours)).first
    (change,) = one.figures
    assert change.step is not None and change.step.rung == rung
    assert change.step.acceptable == (rung in ("preferred", "acceptable"))
    assert change.effect == ("stronger" if hours < 24 else "weaker")
    assert change.before and change.before.startswith("24") and change.after and change.after.startswith(str(hours))


@pytest.mark.parametrize("edition", ONE)
def test_a_duty_denied_is_weaker(files: Compare, edition: Lang) -> None:
    (one,) = files(edition, edits.said(*DENIED[edition])).first
    assert (one.clause, one.standing) == (METHOD, "weakened")
    assert any("denied" in signal.what.en for signal in one.signals)


@pytest.mark.parametrize("edition", ONE)
def test_words_whose_effect_cannot_be_told_are_reworded(files: Compare, edition: Lang) -> None:
    for side in ("client", "provider"):
        (one,) = files(edition, edits.said(*REWORDED[edition]), side=side).first
        assert (one.clause, one.standing) == (VOLUME, "reworded")
        assert not one.signals and not one.figures


@pytest.mark.parametrize("edition", ["en", "fr-en"])
def test_a_clause_deleted_is_deleted_and_alone(files: Compare, edition: Edition) -> None:
    found = files(edition, edits.deleted(AUDIT), edits.renumbered)
    assert [(one.clause, one.standing) for one in found.first] == [(AUDIT, "deleted")]
    assert found.first[0].severity == "critical"


@pytest.mark.parametrize(("edition", "bookmarks"), [("fr", True), ("fr", False), ("fr-en", False)])
def test_a_clause_moved_is_moved_and_alone(files: Compare, edition: Edition, bookmarks: bool) -> None:
    more = [] if bookmarks else [edits.without_bookmarks]
    found = files(edition, edits.moved(EXCLUSIVITY, METHOD), *more)
    (one,) = found.first
    assert (one.clause, one.standing, one.shifts) == (EXCLUSIVITY, "unchanged", ("moved",))
    assert one.near is not None


@pytest.mark.parametrize("edition", ONE)
def test_a_clause_moved_and_reworded_is_both(files: Compare, edition: Edition) -> None:
    words, new = REWORDED["en" if edition == "en" else "fr"]
    found = files(edition, edits.said(words, new), edits.moved(VOLUME, EXCLUSIVITY))
    one = changed(found)[VOLUME]
    assert one.standing == "reworded" and "moved" in one.shifts


@pytest.mark.parametrize("edition", ONE)
def test_a_clause_split_or_merged_says_the_same(files: Compare, edition: Lang) -> None:
    found = files(edition, _before(SECOND[edition], edits.paragraph(OWN[edition][0], "Heading2")))
    assert [(one.clause, one.standing, one.shifts) for one in found.first] == [(METHOD, "unchanged", ("split",))]
    found = files(edition, edits.untitled(METHOD))
    told = {one.clause: (one.standing, one.shifts) for one in found.first}
    assert told == {METHOD: ("unchanged", ("merged",)), VOLUME: ("unchanged", ("merged",))}


def _before(words: str, added: Any) -> edits.Edit:
    def edit(root: Any) -> None:
        edits._paragraph(root, words).addprevious(added)

    return edit


@pytest.mark.parametrize("edition", ONE)
def test_an_article_of_theirs_is_added_and_read(files: Compare, edition: Lang) -> None:
    title, text = OWN[edition]
    own = edits.paragraph(title, "Heading1"), edits.paragraph(text, "Clause2")
    (one,) = files(edition, edits.after(PLACE[edition], *own)).first
    assert (one.standing, one.contrary, one.title.en) == ("added", True, title)
    assert [passage.after for passage in one.passages] == [title, text]


@pytest.mark.parametrize("edition", ONE)
@pytest.mark.parametrize(("done", "tracked"), [(edits.retyped, "all"), (edits.said, "none")])
def test_a_change_is_found_tracked_or_not(files: Compare, edition: Lang, done: Any, tracked: str) -> None:
    tracked_elsewhere = edits.retyped(*REWORDED[edition])
    found = files(edition, done(*DUTY[edition]), tracked_elsewhere)
    told = changed(found)
    assert found.tracked and told[VOLUME].tracked == "all"
    assert told[BREACH].standing == "weakened" and told[BREACH].tracked == tracked


def test_a_blank_filled_in_is_completed(files: Compare) -> None:
    (one,) = files("fr", edits.said("[À COMPLÉTER\xa0: qualité du signataire du Client]", "directrice")).first
    assert (one.clause, one.standing) == ("general/parties", "completed")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_change_in_one_column_only_is_a_discrepancy(files: Compare, lang: Lang) -> None:
    (one,) = files("fr-en", edits.said(*REWORDED[lang])).first
    assert (one.clause, one.only, one.standing) == (VOLUME, lang, "reworded")
    both = [edits.said(*REWORDED[spoken]) for spoken in ("fr", "en")]
    (one,) = files("fr-en", *both).first
    assert one.only is None


def test_columns_that_changed_to_other_figures_disagree(files: Compare) -> None:
    (one,) = files("fr-en", figure("fr", 48), figure("en", 36)).first
    assert one.only is None and any("48" in s.what.en and "36" in s.what.en for s in one.signals)
    (one,) = files("fr-en", figure("fr", 48), figure("en", 48)).first
    assert not any("languages" in s.what.en for s in one.signals)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Callable[[Path], Path]]:
    """Save a file as another with LibreOffice, in a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def to(suffix: str) -> Callable[[Path], Path]:
        def saved(path: Path) -> Path:
            out = path.parent / "saved"
            done = subprocess.run(
                [program, profile, "--headless", "--convert-to", suffix, "--outdir", out, path],
                capture_output=True,
                timeout=180,
                check=False,
            )
            found = out / f"{path.stem}.{suffix}"
            if not found.exists():
                pytest.skip(f"LibreOffice converts nothing here: {done.stderr.decode(errors='replace')[:200]}")
            return found

        return saved

    return to


@pytest.mark.parametrize(
    ("edition", "suffix"),
    [("fr", "docx"), ("en", "odt"), ("fr", "pdf"), ("en", "pdf"), ("fr-en", "docx"), ("fr-en", "pdf")],
)
def test_what_libreoffice_saves_is_what_was_done(files: Compare, office: Any, edition: Edition, suffix: str) -> None:
    """A deleted clause, a moved one, a duty and a figure changed: these, and nothing else."""
    lang: Lang = "en" if edition == "en" else "fr"
    done = [
        edits.said(*DUTY[lang]),
        edits.said(*REWORDED[lang]),
        edits.deleted(AUDIT),
        edits.moved(EXCLUSIVITY, METHOD),
    ]
    found = files(edition, *done, saved=office(suffix))
    told = {one.clause: (one.standing, "moved" in one.shifts) for one in found.first}
    expected = {
        AUDIT: ("deleted", False),
        BREACH: ("weakened", False),
        VOLUME: ("reworded", False),
        EXCLUSIVITY: ("unchanged", True),
    }
    broken = {one.clause for one in found.first if "rror" in str(one.passages) or "rreur" in str(one.passages)}
    told = {clause: how for clause, how in told.items() if clause not in broken}  # references to what was deleted
    assert told == expected


@pytest.mark.parametrize(("edition", "suffix"), [("en", "docx"), ("fr", "odt"), ("fr-en", "docx")])
def test_what_libreoffice_only_saved_again_is_unchanged(
    files: Compare, office: Any, edition: Edition, suffix: str
) -> None:
    lang: Lang = "en" if edition == "en" else "fr"
    found = files(edition, edits.bold(SECOND[lang]), saved=office(suffix))
    assert found.intact and not found.first


PRINTED: list[tuple[Instrument, Edition]] = [
    *(("contract", edition) for edition in EDITIONS), ("dpa", "fr-en"), ("joint", "fr"), ("joint", "fr-en"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "edition"), PRINTED)
def test_what_is_only_printed_to_pdf_is_unchanged(
    library: Library, reviewer: Reviewer, fitting: dict[str, Deal], office: Any, tmp_path: Path,
    name: Instrument, edition: Edition,
) -> None:  # fmt: skip
    sent = tmp_path / "sent.docx"
    sent.write_bytes(workflows.generate(library, fitting[name], document=name, lang=edition).docx)
    found = workflows.compare(office("pdf")(sent), sent, library, on=ON, reviewer=reviewer)
    assert not found.first and found.intact
    assert found.summary["unchanged"] == len(found.clauses) > 50


@pytest.mark.parametrize("edition", ONE)
def test_changes_tracked_and_saved_by_libreoffice(files: Compare, office: Any, edition: Lang) -> None:
    done = edits.retyped(*DUTY[edition]), edits.said(*REWORDED[edition])
    told = changed(files(edition, *done, saved=office("docx")))
    assert {clause: one.tracked for clause, one in told.items()} == {BREACH: "all", VOLUME: "none"}


def test_figures_changed_in_both_columns_are_told_in_a_pdf_too(files: Compare, office: Any) -> None:
    (one,) = files("fr-en", figure("fr", 36), figure("en", 48), saved=office("pdf")).first
    assert one.clause == BREACH and {(f.lang, f.before, f.after) for f in one.figures} == {
        ("fr", "24 heures", "36 heures"), ("en", "24 hours", "48 hours"),
    }  # fmt: skip
