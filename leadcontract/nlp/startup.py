"""Imports spaCy in a third of the time, and nothing else.

``spacy.lang.fr`` compiles one expression of 1.4 million characters at import, since it embeds the whole Unicode
classes of letters 290 times; French needs the Latin ones. ``spacy.cli`` (downloads, projects) is
never used here. Should either shortcut not fit the installed spaCy, spaCy is imported as it is.
"""

from __future__ import annotations

import importlib
import sys
import types
from typing import Any

_LATIN_LOWER = "a-zà-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĸĺļľŀłńņňŉŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſ"
_LATIN = "A-Za-zÀ-ÖØ-öø-ž"


def prepare() -> None:
    """Make the next ``import spacy`` fast; does nothing once spaCy is imported."""
    if "spacy" in sys.modules:
        return
    stub = types.ModuleType("spacy.cli")
    stub.__path__ = []
    info = types.ModuleType("spacy.cli.info")
    stub.info = info.info = lambda *args, **kwargs: {}  # type: ignore[attr-defined]
    sys.modules["spacy.cli"], sys.modules["spacy.cli.info"] = stub, info
    try:
        importlib.import_module("spacy")
    except Exception:  # an unknown spaCy: start again without the shortcut
        for name in [n for n in sys.modules if n.split(".")[0] == "spacy"]:
            del sys.modules[name]
    finally:
        for name in ("spacy.cli", "spacy.cli.info"):
            if sys.modules.get(name) in (stub, info):
                del sys.modules[name]
    importlib.import_module("spacy")
    _french()


def _french() -> None:
    classes: Any = importlib.import_module("spacy.lang.char_classes")
    if "spacy.lang.fr.tokenizer_exceptions" in sys.modules:
        return
    whole = classes.ALPHA, classes.ALPHA_LOWER
    classes.ALPHA, classes.ALPHA_LOWER = _LATIN, _LATIN_LOWER
    try:
        importlib.import_module("spacy.lang.fr.tokenizer_exceptions")
    finally:
        classes.ALPHA, classes.ALPHA_LOWER = whole
