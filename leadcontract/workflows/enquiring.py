"""The facts that a deal lacks, sent out as questions in a Word form, and read back when it comes home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from leadcontract.documents.guards import LIMITS, Limits, contents
from leadcontract.domain.clause import Instrument
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.errors import InputError, Problem
from leadcontract.library.sheets import NOTHING, Entry
from leadcontract.workflows.interviewing import Entries, Interview, deal_text, faults, refused

_NO_FORM = Bilingual(
    "ce n’est pas un formulaire de « leadcontract deal questions ».",
    "this is no form of 'leadcontract deal questions'.",
)
_CURE = Bilingual("Donnez le .docx que le client a rempli.", "Give the .docx that the client filled in.")
_KNOWN = Bilingual(
    "« {said} », alors que la fiche dit « {known} », qui est gardé.",
    "'{said}', but the deal says '{known}', which is kept.",
)
_TICKED = re.compile(r"[☒☑✓✔xX]\s*([^☐☒☑✓✔\n]+)")


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back: the deal file with its answers, how many were given, and what is wrong with the others."""

    text: str
    given: int
    problems: tuple[Problem, ...]


def enquire(
    library: Library, lang: Lang, known: Entries, document: Instrument | None = None, *, proposed: bool = False
) -> tuple[bytes, int]:
    """Return the Word form that asks for what is not known, and how many questions it puts.

    Asked for is what would be a blank in the document; with ``proposed``, also what the library proposes.
    """
    from leadcontract.assembly import enquiry

    interview = Interview(library, lang, known, document)
    asked = [
        question
        for question in interview.questions()
        if (interview.said(question.fact) is None or question.fact in interview.wrong)
        and (proposed or question.proposed is None)
    ]
    return enquiry.word(library, asked, lang), len(asked)


def take_back(library: Library, form: Path, known: Entries, limits: Limits = LIMITS) -> Returned:
    """Return the deal that a filled-in form makes of what is known; InputError where it is no such form.

    Each answer is found by the tag of its content control, or, where a program has removed that, by the bookmark in
    its row. It is checked as one typed in an interview; a wrong one is told with its question and left in a remark.
    What the deal knows already is kept.
    """
    from leadcontract.assembly import answering, asking

    answers = _answers(library, form, limits)
    if not answers:
        raise InputError(Problem(str(form), _NO_FORM, _CURE))
    lang = next(iter(answers.values()))[0]
    entries, problems, given = dict(known), [], 0
    for fact, (spoken, text) in answers.items():
        if not text:
            continue
        question = asking.about(library, fact)
        where = f"{form}: {question.asks[spoken]}"
        said, before = answering.understood(question, text, spoken), entries.get(fact, NOTHING)
        if before.value is not None and not faults(library, entries, fact, before.value):
            if said != before.value:
                kept = answering.editable(before.value, spoken)
                problems.append(Problem(where, _KNOWN.format(said=text, known=kept)))
            continue
        wrong = faults(library, entries, fact, said)
        if wrong:
            problems += [replace(problem, where=where) for problem in wrong]
            entries[fact] = refused(before, text, spoken)
            continue
        entries[fact] = Entry(said, before.remarks)
        given += 1
    return Returned(deal_text(library, lang, entries), given, tuple(problems))


def _answers(library: Library, form: Path, limits: Limits) -> dict[str, tuple[Lang, str]]:
    """Return the language and the text of each answer, by fact; "" where nothing was answered."""
    from leadcontract.assembly.enquiry import bookmark
    from leadcontract.documents.controls import read_controls

    controls, rows = read_controls(form, contents(form, limits), limits)
    found: dict[str, tuple[Lang, str]] = {}
    for control in controls:
        place = _place(control.tag, library)
        if place is None:
            continue
        lang, fact, word = place
        before = found.get(fact, (lang, ""))[1]
        said = control.text
        if control.ticked is not None:
            said = ", ".join(filter(None, (before, word if control.ticked else "")))
        found[fact] = (lang, "" if _holds(said, library) else said)
    marks = {bookmark(fact, lang): (lang, fact) for fact in library.facts for lang in LANGS}
    for row in rows:
        lang, fact = marks.get(row.bookmark, ("fr", ""))
        if fact and fact not in found:
            text = ", ".join(_TICKED.findall(row.text)) if "☐" in row.text or "☒" in row.text else row.text
            found[fact] = (lang, "" if _holds(text, library) else text)
    return found


def _place(tag: str, library: Library) -> tuple[Lang, str, str] | None:
    from leadcontract.assembly.enquiry import TAG

    ours, _, rest = tag.partition("/")
    spoken, _, name = rest.partition("/")
    fact, _, word = name.partition("/")
    lang = next((one for one in LANGS if one == spoken), None)
    return (lang, fact, word) if ours == TAG and lang is not None and fact in library.facts else None


def _holds(text: str, library: Library) -> bool:
    """Say whether a text is only what stands where an answer is to be given."""
    return text in {said for name in ("write", "pick", "day") for said in _both(library.guide.form[name])}


def _both(text: Bilingual) -> Iterator[str]:
    return (text[lang] for lang in LANGS)
