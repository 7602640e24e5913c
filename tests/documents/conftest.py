"""Small Word and PDF files, written part by part so that each test says what is in them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

WordFile = Callable[..., Path]
PdfFile = Callable[..., Path]


def relations(targets: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


@pytest.fixture
def word_file(tmp_path: Path) -> WordFile:
    """Write a .docx with the body given and further parts by kind: ``footnotes="<w:footnote>..."``."""

    def write(body: str, name: str = "file.docx", beside: Mapping[str, bytes] | None = None, **parts: str) -> Path:
        roots = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
        roots |= {"styles": "styles", "comments": "comments", "numbering": "numbering"}
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", relations({"word/document.xml": "officeDocument"}))
            archive.writestr("word/_rels/document.xml.rels", relations({f"{kind}.xml": kind for kind in parts}))
            archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
            for kind, content in parts.items():
                root = roots[kind]
                archive.writestr(f"word/{kind}.xml", f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
            for member, data in (beside or {}).items():
                archive.writestr(member, data)
        return path

    return write


@pytest.fixture
def pdf_file(tmp_path: Path) -> PdfFile:
    """Write a PDF; each page is the lines of its text, ``None`` is a page that holds only an image."""

    def write(pages: Sequence[Sequence[str] | None], name: str = "file.pdf", step: float = 14.0) -> Path:
        image = (
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Length 1 >>\nstream\n\x80\nendstream"
        )
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font, image]
        kids: list[str] = []
        for lines in pages:
            stream = _page_stream(lines, step)
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
            content = len(objects)
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>" % content
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
        path = tmp_path / name
        path.write_bytes(assembled(objects))
        return path

    return write


def _page_stream(lines: Sequence[str] | None, step: float) -> bytes:
    if lines is None:
        return b"q 500 0 0 700 40 40 cm /I Do Q"
    drawn = []
    for number, line in enumerate(lines):
        text = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        if text:
            drawn.append(b"BT /F 11 Tf 60 %.1f Td (%s) Tj ET" % (780 - number * step, text))
    return b"\n".join(drawn)


def assembled(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
