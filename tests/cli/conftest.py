"""What the tests of the command line share: a way to run it in either language, and a document to review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leadcontract.cli import main

ORDER = """Bon de commande n° 12

1. Objet
Le Prestataire fournit au Client des leads en assurance habitation.

2. Audit
Aucun audit ne pourra être diligenté par le Client.

3. Conditions
Les CGV sont disponibles sur notre site. Le traitement relève de la directive 95/46/CE.
"""

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _no_language_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LEADCONTRACT_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Run the program with arguments, in a language given as ``lang`` (English by default)."""

    def call(*arguments: str | Path, lang: str = "en") -> Result:
        return CliRunner().invoke(main, ["--ui-lang", lang, *map(str, arguments)])

    return call


@pytest.fixture
def order(tmp_path: Path) -> Path:
    path = tmp_path / "order.txt"
    path.write_text(ORDER, encoding="utf-8")
    return path
