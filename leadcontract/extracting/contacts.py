"""Gives a contact to the side whose staff its label names: a salesperson is the seller's, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from leadcontract.domain.clause import SIDES
from leadcontract.domain.fact import Vocabulary
from leadcontract.extracting.lines import Candidate
from leadcontract.library.stated import any_of, both, plain


class Contacts:
    """What one vocabulary calls the staff of each side."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.staff = {side: re.compile(any_of(both(vocabulary.words[f"{side}_staff"]))) for side in SIDES}

    def own(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Return the candidates, each contact under the side that its label tells; the others as they are."""
        return [self._own(one) if one.path.endswith("_steering_contact") else one for one in candidates]

    def _own(self, one: Candidate) -> Candidate:
        label = plain(one.quotes[0].label or one.quotes[0].text.partition(":")[0]).strip(" :")
        side = next((side for side, staff in self.staff.items() if staff.fullmatch(label)), None)
        return replace(one, path=f"terms.{side}_steering_contact") if side else one
