"""Converts documents through LibreOffice, where it is installed: a program beside the tool, never on the network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, Problem, UsageError

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
SECONDS = 180
"""How long a conversion may take: ten times what a contract of 80 pages took on a slow machine."""
PDF_A = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
"""The filter that writes PDF/A-2b, tagged for screen readers, with an outline."""

ABSENT = Bilingual(
    "LibreOffice n’est pas installé : il convertit en PDF.", "LibreOffice is not installed: it is what makes the PDF."
)
INSTALL = Bilingual(
    "Installez-le (Debian : apt install libreoffice-writer-nogui), ou convertissez le .docx dans Word.",
    "Install it (Debian: apt install libreoffice-writer-nogui), or convert the .docx in Word.",
)
SLOW = Bilingual("LibreOffice n’a pas fini en {seconds} secondes.", "LibreOffice did not finish in {seconds} seconds.")
FAILED = Bilingual("LibreOffice n’a pas pu convertir ce document.", "LibreOffice could not convert this document.")


def program() -> Path | None:
    """Return the path of LibreOffice, None where it is not installed."""
    found = [shutil.which(name) for name in NAMES] + [place for place in PLACES if Path(place).is_file()]
    return next((Path(path) for path in found if path), None)


def need() -> Path:
    """Return the path of LibreOffice; UsageError says how to get it."""
    path = program()
    if path is None:
        raise UsageError(Problem("", ABSENT, INSTALL))
    return path


def convert(data: bytes, name: str, to: str, *, seconds: float = SECONDS) -> bytes:
    """Return a document in another format; ``name`` ends in its own suffix, ``to`` is a LibreOffice filter.

    It works in a folder and with a profile of its own, both gone afterwards. UsageError where LibreOffice is not
    installed, InputError where it fails or takes longer than ``seconds``.
    """
    office = need()
    with tempfile.TemporaryDirectory(prefix="leadcontract-") as folder:
        place = Path(folder)
        source = place / f"document{Path(name).suffix}"
        source.write_bytes(data)
        out = place / "out"
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", profile, "--convert-to", to, "--outdir", str(out)]
        if not _run([str(office), *options, str(source)], seconds, place):
            raise InputError(Problem(name, SLOW.format(seconds=int(seconds))))
        made = sorted(out.glob("document.*")) if out.is_dir() else []
        if not made:
            raise InputError(Problem(name, FAILED))
        return made[0].read_bytes()


def _run(command: list[str], seconds: float, home: Path) -> bool:
    """Run a program to its end; say whether it came there in time, and stop it and what it started where not."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603  (a program of the machine, a path of our own)
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=_environment(home), start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.returncode is None:  # too slow, or we are interrupted
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
    return True


def _environment(home: Path) -> dict[str, str]:
    """Return what LibreOffice needs to know of the machine: its programs and a home of its own."""
    kept = {
        key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP") if key in os.environ
    }
    return {**kept, "HOME": str(home)}
