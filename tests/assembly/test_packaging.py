"""What is packed is what python-docx would save, whether compressed or not."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from leadcontract import resources
from leadcontract.assembly.packaging import members, pack


def held(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        assert source.testzip() is None
        return {name: source.read(name) for name in source.namelist()}


@pytest.mark.parametrize("name", ["contract", "letter", "sheet"])
def test_the_members_are_those_that_saving_writes(name: str) -> None:
    document = docx.Document(str(resources.folder("templates") / f"{name}.docx"))
    document.add_paragraph("Un article ajouté.")
    saved = io.BytesIO()
    document.save(saved)
    found = members(document.part.package)
    assert found.keys() == held(saved.getvalue()).keys()
    plain = {part: data for part, data in held(saved.getvalue()).items() if b":rsid" not in data}
    assert {part: found[part] for part in plain} == plain
    assert "Un article ajouté." in found["word/document.xml"].decode()


def test_a_package_holds_the_same_whether_compressed_or_not() -> None:
    given = {"word/document.xml": b"<w/>" * 1000, "[Content_Types].xml": b"<Types/>"}
    small, large = pack(given), pack(given, compressed=False)
    assert held(small) == held(large) == given
    assert list(held(small)) == ["[Content_Types].xml", "word/document.xml"] and len(small) < 1000 < len(large)
