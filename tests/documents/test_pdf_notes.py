from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcontract.documents import read
from tests.documents.conftest import assembled

FormFile = Callable[..., Path]
PAGE = b"\n".join(
    b"BT /F 11 Tf %s Td (%s) Tj ET" % line
    for line in ((b"60 700", b"Duree du contrat :"), (b"80 650", b"Telephone"), (b"80 600", b"SMS"))
)


@pytest.fixture
def form_file(tmp_path: Path) -> FormFile:
    """Write a PDF of one page with a text on it and the annotations given, those of fields in its form."""

    def write(*annotations: bytes) -> Path:
        first = 6
        numbers = [b"%d 0 R" % (first + index) for index in range(len(annotations))]
        fields = [number for number, one in zip(numbers, annotations, strict=True) if b"/Widget" in one]
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] /DR << /Font << /F 4 0 R >> >> >> >>"
            % b" ".join(fields),
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [%s] "
            b"/Resources << /Font << /F 4 0 R >> >> >>" % b" ".join(numbers),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(PAGE), PAGE),
            *(b"<< /Type /Annot /F 4 /P 3 0 R %s >>" % one for one in annotations),
        ]
        path = tmp_path / "form.pdf"
        path.write_bytes(assembled(objects))
        return path

    return write


def texts(path: Path) -> list[str]:
    return [p.text for p in read(path).provisions]


def test_what_is_typed_into_a_field_stands_beside_its_label(form_file: FormFile) -> None:
    document = read(form_file(b"/Subtype /Widget /FT /Tx /T (t1) /V (deux ans) /DA (/F 11 Tf) /Rect [200 696 400 712]"))
    label, value = document.provisions[:2]
    assert (label.text, value.text) == ("Duree du contrat :", "deux ans")
    assert [document.provisions[number].text for number in value.labels] == ["Duree du contrat :"]
    assert not document.incomplete


def test_what_is_chosen_is_read_and_a_lone_field_says_its_name(form_file: FormFile) -> None:
    choice = (
        b"/Subtype /Widget /FT /Ch /Ff 131072 /T (c) /TU (Tribunal) /Opt [(Lyon) (Paris)] /V (Paris) /DA (/F 11 Tf) "
    )
    assert texts(form_file(choice + b"/Rect [200 396 400 412]"))[-1] == "Tribunal: Paris"


def test_boxes_say_whether_they_are_ticked(form_file: FormFile) -> None:
    def box(name: bytes, state: bytes, low: int) -> bytes:
        return (
            b"/Subtype /Widget /FT /Btn /T (%s) /V /%s /AS /%s /AP << /N << /Yes << >> /Off << >> >> >> "
            b"/Rect [60 %d 72 %d]" % (name, state, state, low, low + 12)
        )

    read_as = texts(form_file(box(b"tel", b"Yes", 647), box(b"sms", b"Off", 597), box(b"Courrier", b"Yes", 300)))
    assert read_as == ["Duree du contrat :", "[x] Telephone", "[ ] SMS", "[x] Courrier"]


def test_an_empty_field_a_button_and_a_signature_say_nothing(form_file: FormFile) -> None:
    path = form_file(
        b"/Subtype /Widget /FT /Tx /T (t1) /DA (/F 11 Tf) /Rect [200 696 400 712]",
        b"/Subtype /Widget /FT /Btn /Ff 65536 /T (ok) /Rect [200 396 400 412]",
        b"/Subtype /Widget /FT /Sig /T (s) /Rect [200 296 400 312]",
    )
    assert texts(path) == ["Duree du contrat :", "Telephone", "SMS"]
    assert not read(path).incomplete


def test_typed_text_is_read_and_comments_are_told(form_file: FormFile) -> None:
    path = form_file(
        b"/Subtype /FreeText /Contents (Audit : une fois par an.) /DA (/F 11 Tf) /Rect [60 500 300 520]",
        b"/Subtype /Text /Contents (A revoir avec le client) /Rect [500 700 520 720]",
        b"/Subtype /StrikeOut /QuadPoints [60 710 120 710 60 698 120 698] /Rect [60 698 120 710]",
        b"/Subtype /Highlight /QuadPoints [60 710 120 710 60 698 120 698] /Rect [60 698 120 710]",
        b"/Subtype /Popup /Contents (A revoir) /Rect [500 600 520 620]",
    )
    assert "Audit : une fois par an." in texts(path)
    assert [(one.what, one.where) for one in read(path).not_read] == [("comments (2)", "page 1")]


def test_a_hidden_field_is_told(form_file: FormFile) -> None:
    path = form_file(b"/Subtype /Widget /FT /Tx /T (t1) /V (secret) /DA (/F 11 Tf) /Rect [200 696 400 712]")
    path.write_bytes(path.read_bytes().replace(b"/F 4 /P", b"/F 2 /P"))
    assert "secret" not in texts(path)
    assert [(one.what, one.where) for one in read(path).not_read] == [("hidden text", "page 1")]
