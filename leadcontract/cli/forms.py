"""The formats of a review, and the files that its reports go to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from leadcontract import files
from leadcontract.cli import common
from leadcontract.cli.parameters import BadUsage
from leadcontract.cli.speaking import language
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual
from leadcontract.domain.library import Library

SUFFIX = {"table": "txt", "json": "json", "html": "html", "xlsx": "xlsx"}
ONE_PAGE = Bilingual(
    "une page html porte sur un seul document : donnez un dossier avec -o.",
    "an html page is about one document: give a folder with -o.",
)
TO_A_FILE = Bilingual("un classeur ne s’affiche pas : donnez -o FICHIER.xlsx.", "a workbook needs -o FILE.xlsx.")


def outputs(paths: Sequence[Path], output: str, form: str) -> list[str]:
    """Return where the report of each document goes: a file for one, files in a folder for several.

    In a folder, a report is named after its document (order.pdf.json), with a number where two have one name; the
    folder is made where there is none. A workbook (a name that ends so) holds several reports. BadUsage where standard
    output cannot take the format.
    """
    if output == common.STDOUT and form == "xlsx" and common.on_terminal():
        raise BadUsage(TO_A_FILE)
    if output == common.STDOUT and form == "html" and len(paths) > 1:
        raise BadUsage(ONE_PAGE)
    together = len(paths) == 1 or (form == "xlsx" and Path(output).suffix.lower() == ".xlsx")
    if output == common.STDOUT or (together and not Path(output).is_dir()):
        return [output] * len(paths)
    files.folder(Path(output))
    targets: list[str] = []
    for path in paths:
        again = (f"-{number}" if number > 1 else "" for number in count(1))
        named = (str(Path(output) / f"{path.name}{mark}.{SUFFIX[form]}") for mark in again)
        targets.append(next(name for name in named if name not in targets))
    return targets


def said(reports: Sequence[Report], form: str, library: Library, many: bool, to: str) -> bytes:
    """Return reports in a format, for ``many`` documents, however few could be read: in JSON an array then.

    A table is as wide and as coloured as what it goes ``to`` allows; a page holds one report.
    """
    lang = language()
    match form:
        case "json":
            from leadcontract.reporting import as_json

            text = as_json.dump(reports, many)
        case "html":
            from leadcontract.reporting import as_html

            text = "".join(as_html.page(report, lang, library) for report in reports)
        case "xlsx":
            from leadcontract.reporting import as_xlsx

            return as_xlsx.workbook(reports, lang, library)
        case _:
            from leadcontract.reporting.as_table import table

            shown = to == common.STDOUT
            width, colour = (common.width(), common.in_colour()) if shown else (80, False)
            kinds = {kind.name: kind.title for kind in library.kinds}
            rule = f"\n{'─' * width}\n\n"
            text = rule.join(table(report, lang, width, colour, kinds) for report in reports)
    return text.encode("utf-8", "replace")
