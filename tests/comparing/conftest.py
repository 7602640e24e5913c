"""What tests of comparisons share: contracts as they are sent, and the comparison with what comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from leadcontract import resources, workflows
from leadcontract.domain.clause import Side
from leadcontract.domain.comparison import Compared, Comparison
from leadcontract.domain.language import EDITIONS, Edition
from leadcontract.domain.library import Library
from leadcontract.workflows import Reviewer
from tests import edits

ON = date(2026, 11, 21)
Compare = Callable[..., Comparison]


@pytest.fixture(scope="session")
def drafted(library: Library) -> dict[Edition, bytes]:
    deal = workflows.read_deal(resources.folder("templates") / "demo" / "deal.yaml", library)
    return {edition: workflows.generate(library, deal, lang=edition, stance="client").docx for edition in EDITIONS}


@pytest.fixture
def texts(library: Library, reviewer: Reviewer, tmp_path: Path) -> Compare:
    """Compare two texts in Markdown."""

    def call(returned: str, sent: str, side: Side = "client") -> Comparison:
        (tmp_path / "returned.md").write_text(returned, encoding="utf-8")
        (tmp_path / "sent.md").write_text(sent, encoding="utf-8")
        return workflows.compare(
            tmp_path / "returned.md", tmp_path / "sent.md", library, side=side, on=ON, reviewer=reviewer
        )

    return call


@pytest.fixture
def files(library: Library, reviewer: Reviewer, drafted: dict[Edition, bytes], tmp_path: Path) -> Compare:
    """Compare a drafted contract that went through some edits, and through ``saved``, with itself."""

    def call(
        edition: Edition, *done: edits.Edit, saved: Callable[[Path], Path] | None = None, side: Side = "client"
    ) -> Comparison:
        (tmp_path / "sent.docx").write_bytes(drafted[edition])
        returned = tmp_path / "returned.docx"
        returned.write_bytes(edits.edited(drafted[edition], *done))
        if saved is not None:
            returned = saved(returned)
        return workflows.compare(returned, tmp_path / "sent.docx", library, side=side, on=ON, reviewer=reviewer)

    return call


def changed(found: Comparison) -> dict[str, Compared]:
    """Return what changed, by the id of its clause, or its title where it has none."""
    return {one.clause or one.title.en: one for one in found.first}
