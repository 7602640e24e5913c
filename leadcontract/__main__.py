"""Runs the command line with ``python -m leadcontract``."""

from __future__ import annotations

from leadcontract.cli import main

main()
