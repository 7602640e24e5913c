"""``leadcontract playbooks``: what each kind of review expects."""

from __future__ import annotations

from collections import Counter

import click

from leadcontract import workflows
from leadcontract.cli import common
from leadcontract.cli.columns import columns
from leadcontract.cli.commands import command as make
from leadcontract.cli.parameters import NAME, argument
from leadcontract.cli.speaking import language
from leadcontract.domain.clause import SEVERITIES
from leadcontract.domain.language import Bilingual
from leadcontract.reporting.words import SEVERITY

HEADS = (Bilingual("nom", "name"), Bilingual("clauses", "clauses"), *SEVERITY.values(), Bilingual("titre", "title"))
EXPECTED = (
    Bilingual("clause", "clause"),
    Bilingual("gravité", "severity"),
    Bilingual("éléments exigés", "needed elements"),
)


@make(
    "playbooks",
    Bilingual(
        "Dit ce que chaque relecture attend, et avec quelle gravité.",
        "Tells what each review expects, and how severely.",
    ),
)
@argument(
    "name",
    required=False,
    takes=NAME,
    says=Bilingual("Une seule relecture, clause par clause.", "A single playbook, clause by clause."),
)
def command(name: str | None) -> None:
    library, lang = common.library(), language()
    if name is not None:
        requirements = workflows.playbook(library, name).requirements
        expected = []
        for requirement in requirements:
            clause = library.clauses[requirement.clause]
            needs = ", ".join(clause.elements[need].asks[lang] for need in requirement.needs)
            expected.append((clause.id, SEVERITY[requirement.severity][lang], needs))
        click.echo(columns([[head[lang] for head in EXPECTED], *expected]))
        return
    rows = []
    for book in library.playbooks.values():
        count = Counter(requirement.severity for requirement in book.requirements)
        by_severity = [str(count[severity]) for severity in SEVERITIES]
        rows.append((book.name, str(len(book.requirements)), *by_severity, book.title[lang]))
    click.echo(columns([[head[lang] for head in HEADS], *rows]))
