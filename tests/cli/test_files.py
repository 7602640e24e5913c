"""Files are written whole or not at all, and never over another without being asked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from leadcontract import files
from leadcontract.errors import UsageError
from tests.cli.conftest import Run


def test_a_file_is_written_and_nothing_left_beside_it(tmp_path: Path) -> None:
    files.write(tmp_path / "a.json", b"one", force=False)
    assert (tmp_path / "a.json").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_an_existing_file_needs_force(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(UsageError, match="--force"):
        files.write(path, b"new", force=False)
    assert path.read_bytes() == b"old"
    files.write(path, b"new", force=True)
    assert path.read_bytes() == b"new"


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    path.write_bytes(b"old")
    with pytest.raises(UsageError, match="input"):
        files.write(tmp_path / "." / "deal.yaml", b"new", force=True, inputs=[path])
    assert path.read_bytes() == b"old"


def test_neither_a_folder_nor_a_device_is_overwritten(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(UsageError, match="regular file"):
            files.write(path, b"new", force=True)


def test_a_folder_that_does_not_exist_is_a_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        files.write(tmp_path / "none" / "a.json", b"", force=False)
    with pytest.raises(UsageError, match="does not exist"):
        files.folder(tmp_path / "none" / "reports")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="a folder is needed"):
        files.folder(tmp_path / "file")


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match="No space left"):
        files.write(path, b"new", force=True)
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_is_written_is_for_its_owner_alone(run: Run, order: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    files.write(path, b"one", force=False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    files.write(path, b"two", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    second = order.with_name("second.txt")
    second.write_bytes(order.read_bytes())
    assert run("review", order, second, "-o", tmp_path / "out", "--format", "html").exit_code == 0
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(page.stat().st_mode) for page in (tmp_path / "out").iterdir()} == {0o600}


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    files.write(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_commands_refuse_before_they_work(run: Run, order: Path, tmp_path: Path) -> None:
    for arguments in (
        ["deal", "new", "--blank", "-o", order],
        ["generate", tmp_path / "none.yaml", "-o", order],
        ["review", tmp_path / "none.docx", "-o", order],
    ):
        told = run(*arguments)
        assert told.exit_code == 2
        assert "--force" in told.stderr
    assert run("review", order, "-o", order, "--force").exit_code == 2


def test_a_name_that_the_disk_does_not_take_is_a_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        files.check(tmp_path / ("x" * 300), force=False)
