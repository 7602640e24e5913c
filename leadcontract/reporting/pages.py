"""What our pages share: templates that escape what they print, one style, a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from leadcontract import resources
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.typography import typography
from leadcontract.reporting.lines import safe

STYLE = "report.css"


def environment(lang: Lang) -> Environment:
    """Return templates that escape what they print, in a language, without what could turn or break the page."""

    def printed(value: object) -> object:
        if isinstance(value, Bilingual):
            return safe(typography(value[lang], lang))
        return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def styled(environment: Environment) -> dict[str, object]:
    """Return the style of a page and its policy: that style, and no other resource or script."""
    style = environment.loader.get_source(environment, STYLE)[0] if environment.loader else ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return {"style": Markup(style), "policy": policy}  # noqa: S704  (our own file)
