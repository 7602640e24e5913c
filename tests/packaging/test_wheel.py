"""The wheel holds everything: it drafts and reviews from another folder, in an environment of its own."""

from __future__ import annotations

import ast
import configparser
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"XDG_CACHE_HOME": str(cwd / "cache")}
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of a new environment that holds the wheel, and sees what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        ROOT,
        cwd=folder,
    )
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel, cwd=folder)
    site = next((folder / "venv").glob("lib/python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run(python, "-c", "import leadcontract; print(leadcontract.__file__)", cwd=folder).stdout
    assert str(site) in where, where
    return folder / "venv" / "bin" / "leadcontract"


def test_the_wheel_drafts_and_reviews_from_another_folder(tool: Path, tmp_path: Path) -> None:
    deal = ROOT / "templates" / "demo" / "deal.yaml"
    run(tool, "generate", deal, "-o", "contract.docx", cwd=tmp_path)
    done = run(tool, "review", "contract.docx", "--format", "json", "-o", "-", cwd=tmp_path)
    for form in ("html", "xlsx"):
        run(tool, "review", "contract.docx", "--format", form, "-o", f"review.{form}", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert report["schema"] == "leadcontract/review/1"
    assert report["summary"]["missing"] == 0


def test_the_wheel_tells_its_story(tool: Path, tmp_path: Path) -> None:
    run(tool, "demo", "--out", "demo", cwd=tmp_path)
    names = {path.name for path in (tmp_path / "demo").iterdir()}
    assert names == {
        "order.docx", "order.pdf", "order-review.json", "order-facts.yaml", "deal.yaml", "contract.docx",
        "contract-review.json",
    }  # fmt: skip


def test_what_is_imported_is_declared() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    declared = {
        re.split(r"[ <>=]", line)[0].lower() for line in config["options"]["install_requires"].split("\n") if line
    }
    owners = importlib.metadata.packages_distributions()
    imported = set()
    for path in (ROOT / "leadcontract").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            imported |= {name.split(".")[0] for name in names}
    outside = imported - set(sys.stdlib_module_names) - {"leadcontract"}
    for name in sorted(outside):
        assert {owner.lower() for owner in owners[name]} & declared, f"{name} is not declared in setup.cfg"
