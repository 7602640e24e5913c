"""Nothing leaves the machine: no command opens a socket, whatever a document asks it to fetch."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from leadcontract import resources
from tests.conftest import ROOT

DEMO = resources.folder("templates") / "demo"
RUN = """
import os, sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.gethostname":
        os.write(2, f"NETWORK {event} {arguments!r}".encode())
        os._exit(99)

sys.addaudithook(refuse)
from leadcontract.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server on this machine, which the documents below point to; nobody may call it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        yield listening


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, "--ui-lang", "en", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


def web_page(path: Path, url: str) -> Path:
    path.write_text(
        f'<!DOCTYPE html PUBLIC "x" "{url}/html.dtd"><html><head><base href="{url}/"><link rel="stylesheet" '
        f'href="{url}/a.css"><script src="{url}/a.js"></script></head><body><p>The Client may audit the Provider.</p>'
        f'<img src="{url}/pixel.png"><iframe src="{url}/frame"></iframe><object data="{url}/o"></object></body></html>',
        encoding="utf-8",
    )
    return path


def word_file(path: Path, url: str) -> Path:
    """Write a Word file whose template, picture and part lie on a server."""
    Document(str(DEMO / "order.docx")).save(str(path))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rIdX{kind}" Type="{office}/{kind}" Target="{url}/{kind}" TargetMode="External"/>'
        for kind in ("attachedTemplate", "image", "subDocument", "oleObject", "frame")
    )
    changed = path.with_suffix(".tmp")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/_rels/document.xml.rels":
                assert b"</Relationships>" in data
                data = data.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            target.writestr(name, data)
    changed.replace(path)
    return path


def test_no_command_touches_the_network(tmp_path: Path, server: socket.socket) -> None:
    url = f"http://127.0.0.1:{server.getsockname()[1]}"
    pdf = Path(shutil.copy(DEMO / "order.pdf", tmp_path / "order.pdf"))
    documents = [web_page(tmp_path / "page.html", url), word_file(tmp_path / "order.docx", url), pdf]
    for number, arguments in enumerate(
        (
            ("review", *documents),
            ("review", *documents, "--format", "html"),
            ("review", *documents, "--format", "docx"),
            ("review", *documents, "--format", "xlsx"),
            ("review", *documents, "--format", "json", "--jobs", "2"),
            ("generate", DEMO / "deal.yaml", "--notes"),
        )
    ):
        out = tmp_path / (f"{number}.docx" if arguments[0] == "generate" else f"out{number}")
        told = run(*arguments, "-o", out)
        assert told.returncode == 0, told.stderr
        assert "NETWORK" not in told.stderr and out.exists()
    with pytest.raises(TimeoutError):
        server.accept()


def test_the_watch_sees_a_call(server: socket.socket) -> None:
    code = RUN.partition("from leadcontract")[0] + f"import socket; socket.create_connection({server.getsockname()!r})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert told.returncode == 99 and "NETWORK" in told.stderr


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)}
    command = [sys.executable, "-m", "leadcontract"]
    for form in ("table", "json", "html", "docx", "xlsx"):
        out = tmp_path / form
        arguments = ["review", str(DEMO / "order.docx"), str(DEMO / "order.pdf"), "--format", form, "-o", str(out)]
        subprocess.run([*command, *arguments], env=environment, check=True, capture_output=True)
        assert len(list(out.iterdir())) == 2
    arguments = ["generate", str(DEMO / "deal.yaml"), "-o", str(tmp_path / "c.docx")]
    subprocess.run([*command, *arguments], env=environment, check=True, capture_output=True)
    assert list(place.iterdir()) == []
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".part"]
