"""A folder is searched whole, in one order, and nothing is left out without being named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leadcontract.documents.folders import Listed, listed


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(root: Path, but: Path | None = None) -> list[str]:
    return [document.name for document in listed([root], but).documents]


def test_documents_are_found_below_in_one_order(tmp_path: Path) -> None:
    make(tmp_path, "b.PDF", "a.docx", "C.txt", "sub/z.odt", "sub/deep/a.docx", "Annexes/x.eml")
    assert names(tmp_path) == ["a.docx", "b.PDF", "C.txt", "Annexes/x.eml", "sub/z.odt", "sub/deep/a.docx"]
    assert listed([tmp_path]).documents[-1].path == tmp_path / "sub" / "deep" / "a.docx"


def test_hidden_files_and_lock_files_are_passed_over_and_other_formats_named(tmp_path: Path) -> None:
    make(tmp_path, "a.docx", "~$a.docx", ".DS_Store", ".git/a.docx", ".a.docx", "logo.png", "sub/notes.one")
    found = listed([tmp_path])
    assert [document.name for document in found.documents] == ["a.docx"]
    assert found.left_out == ("logo.png", "sub/notes.one")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed_and_are_named(tmp_path: Path) -> None:
    make(tmp_path / "outside", "secret.docx")
    make(tmp_path / "in", "a.docx", "sub/b.docx")
    (tmp_path / "in" / "file.docx").symlink_to(tmp_path / "outside" / "secret.docx")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "sub" / "loop").symlink_to(tmp_path / "in")
    found = listed([tmp_path / "in"])
    assert [document.name for document in found.documents] == ["a.docx", "sub/b.docx"]
    assert found.left_out == ("file.docx", "folder", "sub/loop")


def test_our_own_reports_are_not_reviewed_again(tmp_path: Path) -> None:
    make(tmp_path, "a.docx", "reports/a.docx.html", "reports/sub/b.docx.html", "all.xlsx")
    assert names(tmp_path, tmp_path / "reports") == ["a.docx", "all.xlsx"]
    assert names(tmp_path, tmp_path / "all.xlsx") == ["a.docx", "reports/a.docx.html", "reports/sub/b.docx.html"]


def test_a_file_is_itself_whatever_its_name_and_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    make(tmp_path, "contract", "sub/logo.png")
    found = listed([tmp_path / "contract", tmp_path / "none.pdf", tmp_path / "sub"])
    assert found.documents == (
        Listed(tmp_path / "contract", "contract"), Listed(tmp_path / "none.pdf", "none.pdf"),
    )  # fmt: skip
    assert found.empty == (tmp_path / "sub",)
