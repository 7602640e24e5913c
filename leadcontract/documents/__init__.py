"""Other people's documents: reading them, and writing comments and changes into copies of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadcontract.documents.normalising import normalise

if TYPE_CHECKING:
    from leadcontract.documents.reading import read, read_bytes, word_bytes

__all__ = ["normalise", "read", "read_bytes", "word_bytes"]


def __getattr__(name: str) -> Any:
    """Bring the readers in when one is first asked for: who writes does not wait for them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from leadcontract.documents import reading

    return getattr(reading, name)
