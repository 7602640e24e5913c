"""Other people's documents: reading them, and writing comments and changes into copies of them."""

from __future__ import annotations

from leadcontract.documents.normalising import normalise
from leadcontract.documents.reading import read, read_bytes, word_bytes

__all__ = ["normalise", "read", "read_bytes", "word_bytes"]
