"""What lies over a page of a PDF: form values and typed text, which are read, and comments, which are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_ushort
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leadcontract.documents.pdf_layout import Line, beside, insert

if TYPE_CHECKING:
    import pypdfium2

TICKED, UNTICKED = "[x]", "[ ]"
_TALLEST, _ONE_LINE, _STEP = 12.0, 20.0, 1.2
"""Typed text is taken for this high at most, a field this high for one line, in points; a step is in heights."""
_MOST_NOTES = 5_000


@dataclass(frozen=True, slots=True)
class Typed:
    """One line typed over a page, and the name of its field for where no text stands beside it."""

    line: Line
    name: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What is typed over one page, in its order, and what over it is not read."""

    typed: list[Typed]
    not_read: list[str]

    def among(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines of the page with those typed over it where they stand: beside their label, or below."""
        whole = list(lines)
        for one in self.typed:
            line = one.line
            if one.name and not any(beside(other, line) for other in lines):
                mark = " " if line.text in (TICKED, UNTICKED) else ""
                line = replace(line, text=f"{line.text}{mark}{one.name}" if mark else f"{one.name}: {line.text}")
            insert(whole, line)
        return whole


def read_notes(page: pypdfium2.PdfPage, forms: pypdfium2.PdfFormEnv | None) -> Notes:
    """Return what is typed into the fields of a page and over it, and how many comments it bears.

    A box says whether it is ticked, with its own name where no text stands beside it. Values are read as they are,
    whatever the field shows of them; passwords, buttons, signatures and links hold no text.
    """
    from pypdfium2 import raw

    silent = (raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET)
    typed: list[Typed] = []
    unread: Counter[str] = Counter()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            hidden = raw.FPDFAnnot_GetFlags(note) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)
            text = _text(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))  # noqa: B023
            if kind == raw.FPDF_ANNOT_WIDGET and forms is not None:
                found = list(_field(forms, note))
                unread["hidden text"] += bool(hidden and found)
                typed += [] if hidden else found
            elif kind == raw.FPDF_ANNOT_FREETEXT:
                typed += _typed(text, note)
            elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                unread["attached file"] += 1
            elif kind == raw.FPDF_ANNOT_STAMP:
                unread["image"] += 1
            elif kind == raw.FPDF_ANNOT_STRIKEOUT or (text and kind not in silent):
                unread["comments"] += 1
        finally:
            raw.FPDFPage_CloseAnnot(note)
    told = [f"{what} ({count})" if what == "comments" else what for what, count in unread.items() if count]
    return Notes(typed, told)


def _field(forms: pypdfium2.PdfFormEnv, note: Any) -> Iterator[Typed]:
    """Yield what one field of a form says; nothing where it is empty."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(forms, note)
    name = _text(lambda buffer, size: raw.FPDFAnnot_GetFormFieldAlternateName(forms, note, buffer, size))
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        name = name or _text(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(forms, note, buffer, size))
        yield from _typed(TICKED if raw.FPDFAnnot_IsChecked(forms, note) else UNTICKED, note, name)
    elif kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX):
        yield from _typed(
            _text(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(forms, note, buffer, size)), note, name
        )
    elif kind == raw.FPDF_FORMFIELD_LISTBOX:
        chosen = [
            _text(lambda buffer, size: raw.FPDFAnnot_GetOptionLabel(forms, note, option, buffer, size))  # noqa: B023
            for option in range(raw.FPDFAnnot_GetOptionCount(forms, note))
            if raw.FPDFAnnot_IsOptionSelected(forms, note, option)
        ]
        yield from _typed("\n".join(chosen), note, name)


def _text(get: Callable[[Any, int], int]) -> str:
    """Return a text that PDFium gives in two calls: its size, then its characters."""
    size = int(get(None, 0))
    if size <= 2:
        return ""
    buffer = (c_ushort * (size // 2))()
    get(buffer, size)
    return bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0").strip()


def _typed(text: str, note: Any, name: str = "") -> Iterator[Typed]:
    """Yield the lines of a text that fills the frame of a field or a note from its top; nothing for no text."""
    from pypdfium2 import raw

    frame = raw.FS_RECTF()
    if not text or not raw.FPDFAnnot_GetRect(note, frame):
        return
    height = frame.top - frame.bottom
    size = max(1.0, min(height, _TALLEST))
    base = frame.bottom + 0.25 * size if height <= _ONE_LINE else frame.top - size
    for number, line in enumerate(part for part in text.splitlines() if part.strip()):
        at = base - number * _STEP * size
        yield Typed(Line(line.strip(), frame.left, frame.right, at, at, size, False), "" if number else name)
