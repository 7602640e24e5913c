"""Checks what a deal calls its parties: a name that every text of the library can take, and that means one thing."""

from __future__ import annotations

import re

from leadcontract.domain.clause import SIDES, Side
from leadcontract.domain.language import LANGS, Bilingual, Lang
from leadcontract.domain.library import CALLED, Library
from leadcontract.domain.typography import typography
from leadcontract.library import terms
from leadcontract.library.cursor import Cursor
from leadcontract.library.phrases import fold

_NOUN = r"[^\W\d_][\w-]*(?:[ ’][\w-]+){0,4}"
_FORM: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(rf"(?:les |(?:le |la )(?![AEIOUYÀÂÉÈÊËÎÏÔÛŒ])|l’(?=[AEHIOUYÀÂÉÈÊËÎÏÔÛŒ]))({_NOUN})"),
    "en": re.compile(rf"the ({_NOUN})"),
}
_LONGEST = 40
_FEMININE = re.compile(
    r"la |l’\S*(?:[ae]nce|ion|rice|[eè]re|euse|esse|ise|[ae]nte|ée|[nrs]ité|tité|ole|ure|eigne|ette|ine|rie|gie)\b"
)
"""What makes a French name feminine: its article, or, behind « l’ », its ending."""
_AGREE = Bilingual(
    "Les textes disent du Client et du Prestataire « il », « seul », « lui-même » : au féminin ou au pluriel, ce "
    "serait fautif. Choisissez un masculin singulier : l’Annonceur, l’Acheteur, l’Éditeur, le Fournisseur.",
    "The French texts agree with « le Client » and « le Prestataire » (« il », « seul », « lui-même ») and would "
    "be wrong otherwise. Choose a masculine singular: l’Annonceur, l’Acheteur, l’Éditeur, le Fournisseur.",
)
_WRITE = Bilingual(
    "Écrivez par exemple : {fr: l'Annonceur, en: the Advertiser}.", "Write: {fr: l'Annonceur, en: the Advertiser}."
)


def called(cursor: Cursor, side: Side, library: Library) -> Bilingual | None:
    """Return what a deal calls one party, None where it does not say; each wrong name is one problem."""
    name = cursor.optional_bilingual()
    if name is not None:
        for lang in LANGS:
            if isinstance(cursor.get(lang).value, str):
                _check(cursor.get(lang), name[lang], lang, side, library)
    return name


def _check(cursor: Cursor, name: str, lang: Lang, side: Side, library: Library) -> None:
    form = _FORM[lang].fullmatch(name)
    if form is None or not form[1][0].isupper() or len(name) > _LONGEST:
        cursor.wrong(
            "{name} : « {value} » n’est pas un article suivi d’un nom à majuscule.",
            "{name}: '{value}' is not an article followed by a capitalised noun.",
            _WRITE,
        )
    elif lang == "fr" and (name.startswith("les ") or _FEMININE.match(name)):
        cursor.wrong(
            "{name} : « {value} » n’est pas un masculin singulier.",
            "{name}: '{value}' is not masculine and singular.",
            _AGREE,
        )
    elif name != CALLED[side][lang] and fold(form[1]) in _taken(library, lang):
        cursor.wrong(
            "{name} : « {value} » a déjà un sens dans les textes de la bibliothèque.",
            "{name}: '{value}' already means something in the texts of the library.",
        )


def _taken(library: Library, lang: Lang) -> set[str]:
    """Return the words that texts define, quote or write with a capital: a party called so would be taken for them."""
    return {fold(term) for term in (*terms.quoted(library, lang), *library.proofs.names[lang])}


def check_apart(top: Cursor) -> None:
    """Refuse one name for both parties."""
    for lang in LANGS:
        client, provider = (top.get(side).get("called").get(lang) for side in SIDES)
        if client.text() and typography(client.text(), lang) == typography(provider.text(), lang):
            provider.wrong(
                "{name} : « {value} » est aussi le nom de l’autre partie.",
                "{name}: '{value}' is the name of the other party too.",
            )
