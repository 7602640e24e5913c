"""Makes the table where the parties sign, side by side, by hand or electronically."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadcontract.assembly import markup
from leadcontract.assembly.inline import Inline
from leadcontract.assembly.lines import once
from leadcontract.domain.draft import Draft, Run, Signature


def table(drafts: Sequence[Draft], inline: Inline, styles: Mapping[str, str], width: int) -> str:
    """Return the table as Word markup: who signs, then the room to sign in; ``styles`` gives ids of styles by name."""
    labels = [draft.labels for draft in drafts]
    sides = list(zip(*(draft.signatures for draft in drafts), strict=True))
    half = width // 2

    def paragraph(name: str, inner: str) -> str:
        return markup.paragraph(styles[name], inner)

    def line(label: str, values: Sequence[tuple[Run, ...]]) -> str:
        said = once(own[label] for own in labels)
        return paragraph("Signature Line", f"{markup.run(said)}<w:r><w:tab/></w:r>{inline.both(values)}")

    def identity(side: Sequence[Signature]) -> str:
        return (
            paragraph("Signature Role", inline.both([(Run(one.role),) for one in side]))
            + paragraph("Signature Company", inline.both([one.company for one in side]))
            + line("name", [one.signatory for one in side])
            + line("capacity", [one.capacity for one in side])
        )

    def space(key: str) -> str:
        said = dict.fromkeys(own[key] for own in labels)
        lines = "".join(paragraph("Signature Line", markup.run(one)) for one in said)
        return lines + paragraph("Signature Space", "")

    room = space("signature") + space("electronic")
    rows = (
        markup.row((markup.cell(half, identity(side)) for side in sides), "<w:cantSplit/>"),
        markup.row((markup.cell(half, room) for _ in sides), "<w:cantSplit/>"),
    )
    return markup.table(styles["Signatures"], (half, half), rows)
