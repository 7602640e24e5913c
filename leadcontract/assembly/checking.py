"""Says what is missing or wrong in a house template, and tries it on a document of one passage of each kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leadcontract.assembly.fields import field_remarks
from leadcontract.assembly.leftovers import leftover_remarks
from leadcontract.assembly.numbering import style_remarks
from leadcontract.assembly.template import Remark, opened
from leadcontract.domain.draft import Block, BlockStyle, Draft, Run, Signature
from leadcontract.library.register import LABELS


def remarks(path: Path, data: bytes) -> list[Remark]:
    """Return what is wrong with the template that ``data`` is, faults first, then what is worth knowing.

    InputError where it is not a Word document, or damaged.
    """
    template = opened(path, data)
    found = [*field_remarks(template), *style_remarks(template), *leftover_remarks(template)]
    return sorted(dict.fromkeys(found), key=lambda remark: remark.weight != "fault")


def specimen() -> Draft:
    """Return a document of one passage of each kind, to try a template on."""
    texts: tuple[tuple[BlockStyle, str, int], ...] = (
        ("article", "1", 1),
        ("numbered", "1.1", 2),
        ("item", "a", 2),
        ("definition", "", 0),
        ("article", "2", 1),
        ("sub-article", "2.1", 2),
        ("numbered", "2.1.1", 3),
        ("body", "", 0),
    )
    party = Signature("role", (Run("company"),), (Run("signatory"),), (Run("capacity"),))
    return Draft(
        lang="fr",
        instrument="contract",
        stance="balanced",
        as_of=date(2026, 1, 1),
        title="specimen title",
        reference=(Run("specimen reference"),),
        date=(Run("specimen date"),),
        preamble=(Block("body", (Run("specimen preamble"),)),),
        blocks=tuple(
            Block(style, (Run(f"specimen {style} {number}"),), number, level, f"specimen/{n}")
            for n, (style, number, level) in enumerate(texts)
        ),
        annexes=(
            Block("annex", (Run("annex "), Run("1", "number")), "1", 1, "specimen/annex"),
            Block("bullet", (Run("annex bullet"),), clause="specimen/annex"),
            Block(
                "table",
                (),
                clause="specimen/annex",
                rows=tuple(((Run(f"annex {cell}"),),) for cell in ("head", "cell")),
            ),
        ),
        closing=(Run("specimen closing"),),
        signatures=(party, party),
        labels={key: f"label {key}" for key in LABELS},
        blanks=(),
        used=(),
        to_verify=(),
        library_sha256="",
    )
