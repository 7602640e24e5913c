"""What tests of Word files share: whether Word would open one, and the shipped template with something changed."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from leadcontract import resources

SHIPPED = resources.folder("templates") / "contract.docx"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def invalid(docx: bytes) -> list[str]:
    """Return what is wrong with a Word file by the rules of its format; [] for one that Word opens."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(docx)
        return [str(error) for error in _validator().validate(path).errors]


def edited(path: Path, edit: Callable[[Any], object]) -> Path:
    """Write the shipped template at ``path``, changed through python-docx."""
    document = Document(str(SHIPPED))
    edit(document)
    document.save(str(path))
    return path


def swapped(
    path: Path, *changes: tuple[str, str], source: Path = SHIPPED, beside: dict[str, bytes] | None = None
) -> Path:
    """Write a template with text replaced in whatever part holds it, and parts ``beside`` those there are.

    Every text to replace must be there, or the test that wants it would prove nothing.
    """
    result = io.BytesIO()
    left = {old for old, _ in changes}
    with zipfile.ZipFile(source) as there, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in there.namelist():
            data = there.read(name)
            for old, new in changes:
                if old.encode() in data:
                    left.discard(old)
                    data = data.replace(old.encode(), new.encode())
            target.writestr(name, data)
        for name, data in (beside or {}).items():
            target.writestr(name, data)
    assert not left, left
    path.write_bytes(result.getvalue())
    return path


def texts(docx: bytes) -> list[str]:
    """Return the texts of the paragraphs of a Word file's body, tables included, in order."""
    body = Document(io.BytesIO(docx)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def members(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file, by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
