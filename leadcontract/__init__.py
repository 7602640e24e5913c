"""Drafts and reviews lead-generation contracts, in French and English."""

__version__ = "0.1.0"
