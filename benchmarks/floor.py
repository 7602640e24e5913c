"""The least that drafting can cost: the shipped template rendered once by docxtpl, with a draft's values."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from markupsafe import Markup


def context(values: Any) -> Any:
    """Return values as the template takes them: text that is Word markup is marked as such."""
    if isinstance(values, dict):
        return {key: context(value) for key, value in values.items()}
    if isinstance(values, list):
        return [context(value) for value in values]
    return Markup(values) if isinstance(values, str) and values.startswith("<w:") else values  # noqa: S704


if __name__ == "__main__":
    template, kept, out = sys.argv[1:]
    document = DocxTemplate(template)
    document.render(context(json.loads(Path(kept).read_text(encoding="utf-8"))), autoescape=True)
    document.save(out)
