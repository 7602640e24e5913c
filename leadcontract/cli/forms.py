"""The formats of a review, and the files that its reports go to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from leadcontract import files, workflows
from leadcontract.cli import common
from leadcontract.cli.parameters import BadUsage
from leadcontract.domain.finding import Report
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library

SUFFIX = {"table": "txt", "json": "json", "html": "html", "docx": "docx", "xlsx": "xlsx"}
BINARY = ("docx", "xlsx")
ONE_PAGE = Bilingual(
    "un rapport {form} porte sur un seul document : donnez un dossier avec -o.",
    "a report in {form} is about one document: give a folder with -o.",
)
TO_A_FILE = Bilingual(
    "ce format ne s’affiche pas : donnez -o FICHIER.{form}.", "this format cannot be shown: give -o FILE.{form}."
)


def outputs(names: Sequence[str], output: str, form: str, many: bool) -> list[str]:
    """Return where the report of each document goes: a file for one, files in a folder for several (``many``).

    In a folder, a report is named after its document (order.pdf.json) and lies in a folder of the same name as it, with
    a number where two would have one name; folders are made where there are none. A workbook (a name that ends so)
    holds several reports. BadUsage where standard output cannot take the format.
    """
    check_shown(form, output)
    if output == common.STDOUT:
        if form in ("html", "docx") and many:
            raise BadUsage(ONE_PAGE.format(form=form))
        return [output] * len(names)
    if in_one_file(output, form, many):
        return [output] * len(names)
    targets: list[str] = []
    taken: set[str] = set()
    for name in names:
        again = (f"-{number}" if number > 1 else "" for number in count(1))
        named = (f"{name}{mark}.{SUFFIX[form]}" for mark in again)
        report = next(one for one in named if one.casefold() not in taken)
        taken.add(report.casefold())
        targets.append(str(Path(output) / report))
    for folder in dict.fromkeys([Path(output), *(p for t in targets for p in _between(Path(output), Path(t)))]):
        files.folder(folder)
    return targets


def check_shown(form: str, output: str) -> None:
    """Refuse to put on a terminal what cannot be read there."""
    if form in BINARY and output == common.STDOUT and common.on_terminal():
        raise BadUsage(TO_A_FILE.format(form=form))


def in_one_file(output: str, form: str, many: bool) -> bool:
    """Say whether the reports go to one place: that of one document, standard output, a workbook for several."""
    if output == common.STDOUT:
        return True
    workbook = form == "xlsx" and Path(output).suffix.lower() == ".xlsx"
    return (workbook or not many) and not Path(output).is_dir()


def _between(top: Path, below: Path) -> list[Path]:
    """Return the folders from ``top`` down to a file, the first one first."""
    return [parent for parent in reversed(below.parents) if top in parent.parents]


def said(report: Report, form: str, library: Library, lang: Lang, look: tuple[int, bool]) -> bytes:
    """Return a report in a format; ``look`` says how wide a table is, and whether it is coloured."""
    match form:
        case "docx":
            return workflows.client_report(library, report, lang)
        case "xlsx":
            from leadcontract.reporting import as_xlsx

            return as_xlsx.workbook([report], lang, library)
        case "json":
            from leadcontract.reporting import as_json

            text = as_json.dump([report])
        case "html":
            from leadcontract.reporting import as_html

            text = as_html.page(report, lang, library)
        case _:
            from leadcontract.reporting.as_table import table

            kinds = {kind.name: kind.title for kind in library.kinds}
            text = table(report, lang, *look, kinds)
    return text.encode("utf-8", "replace")


def look(to: str) -> tuple[int, bool]:
    """Return how wide a table is, and whether it is coloured, by where it goes."""
    return (common.width(), common.in_colour()) if to == common.STDOUT else (80, False)
