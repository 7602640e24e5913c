"""Each flow of the tool from top to bottom, one function each, one module a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leadcontract.workflows.annotating import annotate, check_copy
    from leadcontract.workflows.comparing import compare, comparison_report
    from leadcontract.workflows.demonstrating import Demonstration, demonstrate
    from leadcontract.workflows.diligence import CheckedLog, check_calls, evidence_pack
    from leadcontract.workflows.drafting import Generated, generate
    from leadcontract.workflows.enquiring import Returned, enquire, take_back
    from leadcontract.workflows.extracting import Extracted, extract
    from leadcontract.workflows.facts import Examined, blank_deal, check_deal, examine_deal, read_deal
    from leadcontract.workflows.interviewing import Interview, read_entries
    from leadcontract.workflows.keeping import lint
    from leadcontract.workflows.libraries import load_library, playbook
    from leadcontract.workflows.maturity import questionnaire, record, score
    from leadcontract.workflows.models import evaluate, train
    from leadcontract.workflows.redlining import redline, rider
    from leadcontract.workflows.reviewing import (
        Asked,
        Reviewer,
        advice,
        listed,
        matrix,
        outdated_law,
        review,
        review_all,
    )
    from leadcontract.workflows.templates import check_template
    from leadcontract.workflows.verifying import verify
    from leadcontract.workflows.writing import LETTER_FORMS, LetterForm, client_report, letter

_FLOWS = {
    "annotating": ("annotate", "check_copy"),
    "comparing": ("compare", "comparison_report"),
    "demonstrating": ("Demonstration", "demonstrate"),
    "diligence": ("CheckedLog", "check_calls", "evidence_pack"),
    "drafting": ("Generated", "generate"),
    "enquiring": ("Returned", "enquire", "take_back"),
    "extracting": ("Extracted", "extract"),
    "facts": ("Examined", "blank_deal", "check_deal", "examine_deal", "read_deal"),
    "interviewing": ("Interview", "read_entries"),
    "keeping": ("lint",),
    "libraries": ("load_library", "playbook"),
    "maturity": ("questionnaire", "record", "score"),
    "models": ("evaluate", "train"),
    "redlining": ("redline", "rider"),
    "reviewing": ("Asked", "Reviewer", "advice", "listed", "matrix", "outdated_law", "review", "review_all"),
    "templates": ("check_template",),
    "verifying": ("verify",),
    "writing": ("LETTER_FORMS", "LetterForm", "client_report", "letter"),
}
__all__ = [
    "LETTER_FORMS",
    "Asked",
    "CheckedLog",
    "Demonstration",
    "Examined",
    "Extracted",
    "Generated",
    "Interview",
    "LetterForm",
    "Returned",
    "Reviewer",
    "advice",
    "annotate",
    "blank_deal",
    "check_calls",
    "check_copy",
    "check_deal",
    "check_template",
    "client_report",
    "compare",
    "comparison_report",
    "demonstrate",
    "enquire",
    "evaluate",
    "evidence_pack",
    "examine_deal",
    "extract",
    "generate",
    "letter",
    "lint",
    "listed",
    "load_library",
    "matrix",
    "outdated_law",
    "playbook",
    "questionnaire",
    "read_deal",
    "read_entries",
    "record",
    "redline",
    "review",
    "review_all",
    "rider",
    "score",
    "take_back",
    "train",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Bring a flow in when it is first asked for: one does not wait for what another needs."""
    from importlib import import_module

    for module, names in _FLOWS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
