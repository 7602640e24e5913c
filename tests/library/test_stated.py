"""The words by which documents state facts are checked line by line, and compiled to what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leadcontract import resources, workflows
from leadcontract.domain.library import Library
from leadcontract.errors import LibraryError
from leadcontract.library.stated import Spotter, doors, expression, plain, words_of

FACTS = resources.folder("clauses") / "cues" / "facts.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  terms.unit_price:\n", "  terms.unit_prize:\n", "fields.terms.unit_prize: no fact or term of a deal."),
        ("    reads: money\n", "    reads: date\n", "fields.terms.unit_price.reads: 'date' does not read it."),
        ('"cpl (of|is|at|:) {}"', '"cpl (of|is|at|:)"', "fields.terms.unit_price.says.en.2: '{}' is needed, once."),
        (
            '"cpl (of|is|at|:) {}"',
            '"cpl (of|is {}"',
            "fields.terms.unit_price.says.en.2: 'cpl (of|is {}' is malformed.",
        ),
        (
            "      exclusive:\n",
            "      exclusif:\n",
            "fields.terms.exclusivity.choices.exclusif: there is no such choice.",
        ),
        (
            "    labels: {fr: [dédoublonnage",
            "    label: {fr: [dédoublonnage",
            "unknown key: fields.terms.duplicate_window",
        ),
        ("  examples:  ", "  example:  ", "unknown key: words.example."),
        ("for (a|an) (initial", "for (<paper>) (initial", "fields.terms.duration.says: there is no list 'paper'."),
        ("    rival: price_model\n", "    rival: price\n", "fields.terms.pricing_model.rival: there is no such field."),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    text = FACTS.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    own = tmp_path / "cues" / "facts.yaml"
    own.parent.mkdir()
    own.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LibraryError) as wrong:
        workflows.load_library(tmp_path)
    said = wrong.value.say("en")
    assert told in said
    assert re.search(r"cues/facts\.yaml:\d+: ", said)


def test_a_line_needs_no_word_of_a_choice_within_a_choice() -> None:
    assert doors("(conclu|signé) pour (une (durée|période) de|) {}") == ({"conclu", "signe"}, {"pour"})


def test_a_phrase_finds_what_it_says() -> None:
    def found(phrase: str, text: str, value: str = r"\d+") -> str | None:
        match = re.search(expression(phrase, value), plain(text))
        return None if match is None else match[0]

    assert found("n° de commande", "N ° de  Commande") == "N ° de  Commande"
    assert found("avec {@} comme for", "avec Genève comme for") == "avec Geneve comme for"
    assert found("avec {@} comme for", "avec elle comme for") is None
    assert found("(durée|term) (du contrat|) de {}", "DURÉE de 12 mois") == "DUREE de 12"
    assert found("reject … within {}", "may reject a lead within 5 days") == "reject a lead within 5"
    assert found("reject … within {}", "may reject a lead. It is paid within 5 days") is None
    assert found("renouvel…", "renouvelable") == "renouvelable"
    assert found("tribunal de @", "tribunal de Lille est") == "tribunal de Lille"
    assert found("tribunal de @", "tribunal de son choix") is None
    assert found("^ le {} $", "Le 12") == "Le 12" and found("^ le {} $", "dit le 12 mai") is None


def test_plain_text_keeps_its_length_whatever_it_holds() -> None:
    for text in ("Élève œuvre ﬁn ß İstanbul ǅ", "d’un\u00a0mois", "𝒜 日本"):
        assert len(plain(text)) == len(text)


def test_no_phrase_is_lost_behind_its_doors(library: Library) -> None:
    for field in library.stated.fields:
        for phrases in (field.labels, field.says):
            for phrase in (*phrases["fr"], *phrases["en"]):
                for chosen in (0, -1):
                    text = re.sub(r"\(([^()]*)\)", lambda m, n=chosen: m[1].split("|")[n], phrase)  # type: ignore[misc]
                    text = text.replace("{}", "12").replace("@", "Lille").replace("…", "")
                    words = words_of(plain(text))
                    assert not any(words.isdisjoint(door) for door in doors(phrase)), (phrase, text)


def test_a_spotter_finds_only_whole_words() -> None:
    spotter = Spotter(["banque", "code iban"])
    for text, seen in (("La Banque du Sud", True), ("banqueroute", False), ("Code  IBAN", True), ("iban", False)):
        assert bool(spotter.search(plain(text), words_of(plain(text)))) is seen
