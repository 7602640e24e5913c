"""A lawyer's mistake in the role gate, the rules or the interview is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcontract.domain.library import Library
from leadcontract.errors import LibraryError
from leadcontract.library import catalog
from leadcontract.resources import folder

RULE = (
    "rules:\n  mine:\n    level: error\n    when: {{{when}}}\n    says: {{fr: non., en: no.}}\n    basis: [{basis}]\n"
)


def overlaid(tmp_path: Path, name: str, text: str) -> Library:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    return catalog.load([folder("clauses"), tmp_path])


@pytest.mark.parametrize(
    ("when", "basis", "told"),
    [
        ("client.sirene: {given: true}", "", "unknown fact: client.sirene"),
        ("client.siren: {gven: true}", "", "given"),
        ("terms.duration: {above: three}", "", "no fact, no value"),
        ("terms.duration: {same_as: 3 months}", "", "no fact, no value"),
        ("each: {missing: true}", "", "unknown fact: each"),
        ("client.siren: {given: true}", "gdpr/art-0", "unknown law"),
    ],
)
def test_a_rule_that_means_nothing_is_refused(tmp_path: Path, when: str, basis: str, told: str) -> None:
    with pytest.raises(LibraryError) as caught:
        overlaid(tmp_path, "cues/deal-rules.yaml", RULE.format(when=when, basis=basis))
    assert told in caught.value.say("en") and "cues/deal-rules.yaml:" in caught.value.say("en")


def test_a_firm_may_have_its_own_rules(tmp_path: Path) -> None:
    text = RULE.format(when="terms.duration: {above: 1 year}", basis="commerce/l442-1-ii")
    rules = overlaid(tmp_path, "cues/deal-rules.yaml", text).rules
    assert [(rule.id, rule.level, rule.at) for rule in rules] == [("mine", "error", "terms.duration")]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("roles", "par {{ who }}", "par nous", "{{ who }} is needed"),
        ("roles", "  calls:\n", "  call:\n", "questions.calls is missing"),
        ("roles", "[gdpr/art-26,", "[gdpr/art-2,", "unknown law"),
        ("interview", "roles.calls]", "roles.call]", "unknown fact"),
        ("interview", "families: [price]", "families: [prices]", "not known"),
        ("interview", "  write:", "  wright:", "form.write is missing"),
        ("interview", "  signed_on:\n", "  signed:\n", "unknown fact: signed"),
    ],
)
def test_a_slip_in_the_gate_or_the_interview_is_told(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    text = (folder("clauses") / "cues" / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(LibraryError) as caught:
        overlaid(tmp_path, f"cues/{name}.yaml", text.replace(old, new, 1))
    assert told in caught.value.say("en")


def test_every_fact_is_asked_for_once_and_every_family_has_its_section(library: Library) -> None:
    asked = [fact for section in library.guide.sections for fact in section.facts]
    assert len(asked) == len(set(asked))
    named = {"client.called", "provider.called", "verified"}
    assert {fact for fact in library.facts if not fact.startswith("terms.")} - named == set(asked)
    families = {c.id.partition("/")[0] for c in library.clauses.values() if c.parameters}
    assert families <= {family for section in library.guide.sections for family in section.families}
