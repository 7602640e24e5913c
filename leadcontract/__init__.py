"""Drafts and reviews lead-generation contracts, in French and English. Four verbs at the door:

``load_library`` reads the clauses, ``generate`` drafts from the facts of a deal, ``review`` judges a document,
``annotate`` writes what was found into the margin of a copy of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leadcontract.workflows import annotate, generate, load_library, review

__version__ = "0.1.0"
__all__ = ["__version__", "annotate", "generate", "load_library", "review"]


def __getattr__(name: str) -> Any:
    """Bring a verb in when it is first asked for, so that the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from leadcontract import workflows

    return getattr(workflows, name)
