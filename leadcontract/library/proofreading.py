"""Reads the two languages of a wording against each other: force, durations, figures in words, typography."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from leadcontract.domain.clause import Paragraph, Wording, flat
from leadcontract.domain.deal import Duration
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import Library, Proofs
from leadcontract.errors import Problem
from leadcontract.library.phrases import pattern
from leadcontract.library.quantities import read
from leadcontract.library.slots import WordingError, parts

_DIGITS = re.compile(r"\d+")
_IN_WORDS = re.compile(r"(\d+) ?\(([^\W\d_][\w -]*)\)|([^\W\d_][\w-]*) \((\d+)\)")
_MONEY = re.compile(r"€|\$|£|\b(?:EUR|USD|GBP|euros?)\b")
_AMOUNTS = {"euro": "EUR", "euros": "EUR", "€": "EUR", "$": "USD", "£": "GBP"}
_MISPRINTS: dict[Lang, tuple[tuple[str, Bilingual], ...]] = {
    "fr": (
        (r"[\w)»][:;?!](?:\s|$)", Bilingual("espace manquante avant « {x} »", "no space before '{x}'")),
        (r"«(?! )|(?<! )»", Bilingual("espace manquante près de « {x} »", "no space beside '{x}'")),
        (r"[“”„]|\"", Bilingual("guillemets « {x} » : écrivez « … »", "quotation marks '{x}': write « … »")),
        (r"\b[nN](?:o|°)\.? ?(?=\d)(?<!n° )", Bilingual("« {x} » : écrivez « n° »", "'{x}': write 'n° '")),
        (r"\b\w*(?<![cC])oeu\w*|\bcoeur\w*|\bEtat\b", Bilingual("« {x} » : accent ou ligature", "'{x}': accent or œ")),
    ),
    "en": ((r"[«»]", Bilingual("guillemets « {x} » en anglais", "French quotation marks '{x}'")),),
}
_ANYWHERE = (
    (r"  +", Bilingual("deux espaces de suite", "two spaces in a row")),
    (r" [,.](?:\s|$)", Bilingual("espace avant « {x} »", "space before '{x}'")),
    (r"\b(\w{2,}) \1\b", Bilingual("mot répété : « {x} »", "repeated word: '{x}'")),
)


def proofread(library: Library) -> Iterator[Problem]:
    """Yield what a careful reader of both languages would stop at, once for each pair of paragraphs."""
    for clause in library.clauses.values():
        read: set[tuple[str, str]] = set()
        for wording in clause.wordings:
            for pair in zip(*(_passages(wording.text[lang]) for lang in LANGS), strict=False):
                if pair not in read:
                    read.add(pair)
                    for what in differences(Bilingual(*pair), library.proofs):
                        yield Problem(clause.path, _placed(wording, what, pair))


def _passages(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield what stands for one passage of the other language; a list of definitions, each in its own order, is one."""
    for paragraph in paragraphs:
        if isinstance(paragraph, tuple) and all(item.startswith(("«", '"')) for item in paragraph):
            yield "\n".join(paragraph)
        else:
            yield from flat((paragraph,))


def _placed(wording: Wording, what: Bilingual, pair: tuple[str, str]) -> Bilingual:
    where = f"{wording.instrument or 'any'} {wording.since} {wording.stance}"
    return Bilingual(f"{where} : {what.fr} — « {pair[0][:60]}… »", f"{where}: {what.en} — '{pair[1][:60]}…'")


def differences(pair: Bilingual, proofs: Proofs) -> Iterator[Bilingual]:
    """Yield what is misprinted in either language of one text, and what one says and the other does not."""
    for lang in LANGS:
        for misprint, says in (*_MISPRINTS[lang], *_ANYWHERE):
            for match in re.finditer(misprint, pair[lang]):
                yield says.format(x=match[0].strip())
        yield from _figures_in_words(pair[lang], lang)
    try:
        texts = {lang: _plain(pair[lang]) for lang in LANGS}
    except WordingError:
        return
    for phrases in proofs.same:
        if all(phrases[lang].lower() in texts[lang] for lang in LANGS):
            texts = {lang: texts[lang].replace(phrases[lang].lower(), " ") for lang in LANGS}
    for force in proofs.forces:
        for lang, other in (LANGS, LANGS[::-1]):
            said = pattern(force.says[lang]).search(texts[lang])
            if said and not pattern(force.says[other] + force.allows[other]).search(texts[other]):
                what = Bilingual("« {x} » sans équivalent ({title})", "'{x}' without equivalent ({title})")
                yield what.format(x=said[0], title=force.title)
    for name, count in (
        (Bilingual("durées différentes", "durations differ"), _durations),
        (Bilingual("monnaies différentes", "currencies differ"), _currencies),
    ):
        fr, en = (count(texts[lang], lang) for lang in LANGS)
        if fr != en:
            odd = ", ".join(sorted({*(fr - en), *(en - fr)}))
            yield Bilingual(f"{name.fr} : {odd}", f"{name.en}: {odd}")


def _plain(text: str) -> str:
    """Return the literal text, in lower case, straight apostrophes, blanks and references left out."""
    return "".join(v if kind == "text" else "§" for kind, v in parts(text)).lower().replace("’", "'")


def _durations(text: str, lang: Lang) -> Counter[str]:
    """Count the durations of two units or more: "a year" has no figure to compare in French."""
    found = [one.value for one in read(text, lang, Duration)]
    return Counter(f"{d.count} {d.unit}" for d in found if isinstance(d, Duration) and d.count > 1)


def _currencies(text: str, _: Lang) -> Counter[str]:
    return Counter(_AMOUNTS.get(sign.lower(), sign.upper()) for sign in re.findall(_MONEY.pattern, text, re.IGNORECASE))


def _figures_in_words(text: str, lang: Lang) -> Iterator[Bilingual]:
    """Yield each "48 (quarante-huit)" or "quarante-huit (48)" whose words say another number."""
    from text_to_num import alpha2digit

    for match in _IN_WORDS.finditer(text):
        digits, words = match[1] or match[4], match[2] or match[3]
        said = alpha2digit(words.lower(), lang, 0)
        if _DIGITS.fullmatch(said) and int(said) != int(digits):
            yield Bilingual("« {x} » : {said}, et non {digits}", "'{x}': {said}, not {digits}").format(
                x=match[0], said=said, digits=digits
            )
