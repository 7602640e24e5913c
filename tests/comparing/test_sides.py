"""Our side is the one asked for, or else the one for which the contract was drafted, and the report says which."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.domain.clause import Side, Stance
from leadcontract.domain.comparison import SideFrom
from leadcontract.domain.deal import Deal
from leadcontract.domain.library import Library
from leadcontract.reporting import comparison
from leadcontract.workflows import Reviewer
from tests.comparing.conftest import ON


@pytest.mark.parametrize(
    ("stance", "asked", "side", "told_by"),
    [
        ("provider", None, "provider", "stance"),
        ("provider", "client", "client", "asked"),
        ("balanced", None, "client", "default"),
    ],
)
def test_our_side_is_told_and_where_it_comes_from(
    library: Library,
    reviewer: Reviewer,
    fitting: dict[str, Deal],
    tmp_path: Path,
    stance: Stance,
    asked: Side | None,
    side: Side,
    told_by: SideFrom,
) -> None:
    sent = tmp_path / "sent.docx"
    sent.write_bytes(workflows.generate(library, fitting["dpa"], document="dpa", lang="en", stance=stance).docx)
    found = workflows.compare(sent, sent, library, side=asked, on=ON, reviewer=reviewer)
    assert (found.side, found.side_from) == (side, told_by)
    heading = comparison.table(found, "en", 200).splitlines()[1]
    assert f"Our side: the {side}" in heading
    assert ("drafted for it" in heading, "--side" in heading) == (told_by == "stance", told_by == "default")
