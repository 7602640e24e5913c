"""Each flow of the tool from top to bottom, one function each, one module a flow."""

from leadcontract.workflows.demonstrating import Demonstration, demonstrate
from leadcontract.workflows.drafting import Generated, generate
from leadcontract.workflows.facts import blank_deal, check_deal, read_deal
from leadcontract.workflows.keeping import lint
from leadcontract.workflows.libraries import load_library, playbook
from leadcontract.workflows.models import evaluate, train
from leadcontract.workflows.reviewing import Asked, Reviewer, advice, outdated_law, review, review_all
from leadcontract.workflows.templates import check_template
from leadcontract.workflows.verifying import verify
from leadcontract.workflows.writing import LETTER_FORMS, LetterForm, letter

__all__ = [
    "LETTER_FORMS",
    "Asked",
    "Demonstration",
    "Generated",
    "LetterForm",
    "Reviewer",
    "advice",
    "blank_deal",
    "check_deal",
    "check_template",
    "demonstrate",
    "evaluate",
    "generate",
    "letter",
    "lint",
    "load_library",
    "outdated_law",
    "playbook",
    "read_deal",
    "review",
    "review_all",
    "train",
    "verify",
]
