"""The words of a comparison, whatever its format: standings, shifts, figures, rungs, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leadcontract.domain.clause import Side
from leadcontract.domain.comparison import (
    Compared,
    Comparison,
    FigureChange,
    Rung,
    Shift,
    SideFrom,
    Signal,
    Standing,
    Tracked,
)
from leadcontract.domain.language import Bilingual, Lang

STANDING: Mapping[Standing, tuple[Bilingual, Bilingual]] = {
    "deleted": (Bilingual("supprimée", "deleted"), Bilingual("supprimées", "deleted")),
    "weakened": (Bilingual("affaiblie", "weakened"), Bilingual("affaiblies", "weakened")),
    "added": (Bilingual("ajoutée", "added"), Bilingual("ajoutées", "added")),
    "reworded": (Bilingual("reformulée", "reworded"), Bilingual("reformulées", "reworded")),
    "completed": (Bilingual("complétée", "completed"), Bilingual("complétées", "completed")),
    "strengthened": (Bilingual("renforcée", "strengthened"), Bilingual("renforcées", "strengthened")),
    "unchanged": (Bilingual("inchangée", "unchanged"), Bilingual("inchangées", "unchanged")),
}
SIGNS: Mapping[Standing, str] = {
    "deleted": "✕", "weakened": "▼", "added": "+", "reworded": "≠", "completed": "…", "strengthened": "▲",
    "unchanged": "=",
}  # fmt: skip
"""What tells standings apart without colour, beside their word."""
SHIFT: Mapping[Shift, tuple[Bilingual, Bilingual]] = {
    "moved": (Bilingual("déplacée", "moved"), Bilingual("déplacées", "moved")),
    "split": (Bilingual("scindée", "split"), Bilingual("scindées", "split")),
    "merged": (Bilingual("fusionnée", "merged"), Bilingual("fusionnées", "merged")),
    "renumbered": (Bilingual("renumérotée", "renumbered"), Bilingual("renumérotées", "renumbered")),
}
CONTRARY = Bilingual("contraire", "contrary")
TRACKED: Mapping[Tracked, Bilingual] = {
    "all": Bilingual("modifications suivies", "changes tracked"),
    "some": Bilingual("modifications en partie non suivies", "changes partly untracked"),
    "none": Bilingual("modifications NON suivies", "changes NOT tracked"),
}
TITLE = Bilingual("{returned}, comparé à {sent}", "{returned}, compared with {sent}")
FOR = Bilingual("Notre côté : {side}{why} ; droit en vigueur le {on}.", "Our side: {side}{why}; law in force on {on}.")
SIDE_FROM: Mapping[SideFrom, Bilingual] = {
    "asked": Bilingual("", ""),
    "stance": Bilingual(
        " (le contrat envoyé a été rédigé pour lui)", " (the contract that was sent was drafted for it)"
    ),
    "default": Bilingual(" (par défaut ; --side choisit l’autre)", " (by default; --side chooses the other one)"),
}
WITH_TRACKED = Bilingual(
    "Le fichier contient des modifications suivies : il est lu comme si elles étaient acceptées.",
    "The file holds tracked changes: it is read as if they were accepted.",
)
UNREAD = Bilingual("{name}, non lu : {what} ({where})", "{name}, not read: {what} ({where})")
PASSAGE = Bilingual("{place} : {text}", "{place}: {text}")
COUNTED = Bilingual("{count} clauses : {counts}.", "{count} clauses: {counts}.")
INTACT = Bilingual("Rien n’a changé dans les mots ni dans l’ordre.", "Nothing has changed in words or order.")
FIRST = Bilingual("À regarder, dans cet ordre", "To look at, in this order")
NEAR: Mapping[str, Bilingual] = {
    "moved": Bilingual("Se trouve maintenant après : {near}", "Now stands after: {near}"),
    "merged": Bilingual("Se trouve maintenant dans, ou avec : {near}", "Now stands in, or with: {near}"),
    "added": Bilingual("Se trouve après : {near}", "Stands after: {near}"),
}
ONLY: Mapping[Lang, Bilingual] = {
    "fr": Bilingual(
        "Discordance : seul le français a changé, l’anglais est resté tel quel.",
        "Discrepancy: only the French changed, the English was left as it was.",
    ),
    "en": Bilingual(
        "Discordance : seul l’anglais a changé, le français est resté tel quel.",
        "Discrepancy: only the English changed, the French was left as it was.",
    ),
}
FIGURE = Bilingual("Chiffre : {before} devient {after}", "Figure: {before} becomes {after}")
FIGURE_NEW = Bilingual("Chiffre ajouté : {after}", "Figure added: {after}")
FIGURE_GONE = Bilingual("Chiffre retiré : {before}", "Figure taken out: {before}")
EFFECT = {
    "weaker": Bilingual("défavorable à notre côté", "worse for our side"),
    "stronger": Bilingual("favorable à notre côté", "better for our side"),
    "unknown": Bilingual("à apprécier", "to be weighed"),
}
RUNG: Mapping[Rung, Bilingual] = {
    "preferred": Bilingual(
        "acceptable : au niveau préféré (« {point} » : {says})", "acceptable: the preferred rung (“{point}”: {says})"
    ),
    "acceptable": Bilingual(
        "acceptable : au niveau de repli (« {point} » : {says})", "acceptable: the fallback rung (“{point}”: {says})"
    ),
    "beyond": Bilingual(
        "non acceptable : au-delà du repli (« {point} » : {says})",
        "not acceptable: past the fallback rung (“{point}”: {says})",
    ),
    "unacceptable": Bilingual(
        "non acceptable : au niveau refusé (« {point} » : {says})",
        "not acceptable: the refused rung (“{point}”: {says})",
    ),
}
WORDED = Bilingual("Aucun effet établi : à lire par un juriste.", "No effect can be told: to be read by a lawyer.")
MORE = Bilingual("… et {count} autres passages.", "… and {count} more passages.")
LEGEND = Bilingual("[-retiré-] {{+ajouté+}}", "[-taken out-] {{+put in+}}")


def heading(found: Comparison, on: Bilingual) -> Bilingual:
    """Say for which side changes are judged, who says so, and on which day; ``on`` is the day in words."""
    return FOR.format(side=SIDES[found.side], why=SIDE_FROM[found.side_from], on=on)


def counts(found: Comparison, lang: Lang) -> str:
    """Return how many clauses stand how, and how many changed place, in words."""
    told = [f"{n} {STANDING[one][n > 1][lang]}" for one, n in found.summary.items() if n]
    told += [f"{n} {SHIFT[one][n > 1][lang]}" for one, n in found.moves.items() if n]
    ours = sum(bool(one.sent) for one in found.clauses)
    return COUNTED.format(count=ours, counts=", ".join(told))[lang]


def labels(one: Compared, lang: Lang) -> str:
    """Return what became of a clause, in words: its standing, then what happened to its place."""
    said = [STANDING[one.standing][0][lang]] if one.standing != "unchanged" or not one.shifts else []
    said += [SHIFT[shift][0][lang] for shift in one.shifts if shift != "renumbered"]
    return ", ".join([*said, *([CONTRARY[lang]] if one.contrary else [])])


def reasons(one: Compared) -> Iterator[Bilingual]:
    """Yield what there is to say of a clause beside its words, what weighs most first."""
    if one.only:
        yield ONLY[one.only]
    rank = {"weaker": 0, "unknown": 1, "stronger": 2}
    yield from (signal_said(signal) for signal in sorted(one.signals, key=lambda s: (not s.contrary, rank[s.effect])))
    yield from (figure_said(change) for change in sorted(one.figures, key=lambda f: rank[f.effect]))
    if one.near is not None:
        how = next((shift for shift in ("merged", "moved") if shift in one.shifts), "added")
        yield NEAR[how].format(near=one.near)
    if one.standing == "reworded" and not one.signals and not one.figures:
        yield WORDED


def signal_said(signal: Signal) -> Bilingual:
    """Say one reason, beginning with a capital, and what it does to our side."""
    fr, en = (f"{text[:1].upper()}{text[1:]}" for text in (signal.what.fr, signal.what.en))
    return _chained(Bilingual(fr, en), EFFECT[signal.effect])


def figure_said(change: FigureChange) -> Bilingual:
    """Say how a figure changed, what that does to our side, and on which rung of its ladder it now stands."""
    says = FIGURE if change.before and change.after else FIGURE_NEW if change.after else FIGURE_GONE
    told = [says.format(before=change.before, after=change.after), EFFECT[change.effect]]
    if change.step is not None:
        told.append(RUNG[change.step.rung].format(point=change.step.point, says=change.step.says))
    return _chained(*told)


def _chained(*told: Bilingual) -> Bilingual:
    return Bilingual(" — ".join(one.fr for one in told) + ".", " — ".join(one.en for one in told) + ".")


PAGE: Mapping[str, Bilingual] = {
    "compared": Bilingual("Comparaison :", "Comparison:"),
    "skip": Bilingual("Aller au contenu", "Skip to the content"),
    "nav": Bilingual("Sommaire", "Contents"),
    "summary": Bilingual("L’essentiel", "Summary"),
    "counts": Bilingual("Clauses par sort", "Clauses by standing"),
    "changes": Bilingual("Ce qui a changé", "What changed"),
    "all": Bilingual("Toutes les clauses", "All clauses"),
    "all_caption": Bilingual(
        "Chaque clause, dans l’ordre du contrat envoyé", "Each clause, in the order of the contract that was sent"
    ),
    "clause": Bilingual("Clause", "Clause"),
    "standing": Bilingual("Sort", "Standing"),
    "place": Bilingual("Place", "Place"),
    "severity": Bilingual("Gravité", "Severity"),
    "versions": Bilingual("Les deux versions", "The two versions"),
    "sent": Bilingual("Envoyé", "Sent"),
    "returned": Bilingual("Revenu", "Returned"),
    "side": Bilingual("Notre côté", "Our side"),
    "day": Bilingual("Droit en vigueur le", "Law in force on"),
    "library": Bilingual("Bibliothèque vérifiée le", "Library checked on"),
    "why": Bilingual("Pourquoi regarder", "Why look"),
    "text": Bilingual("Les mots qui diffèrent", "The words that differ"),
    "legend": Bilingual(
        "Retiré : barré, entre [- et -]. Ajouté : souligné deux fois, entre {+ et +}.",
        "Taken out: struck through, between [- and -]. Put in: underlined twice, between {+ and +}.",
    ),
    "incomplete": Bilingual("Résultat incomplet", "Incomplete result"),
    "incomplete_why": Bilingual(
        "Une partie d’un document n’a pas été lue : ce qui y a changé peut manquer ici.",
        "Part of a document was not read: what changed there may be missing here.",
    ),
    "tool": Bilingual(
        "Établi par leadcontract. Une aide à la relecture : elle ne remplace pas l’avis d’un juriste.",
        "Made by leadcontract. A help in reviewing: it does not replace the advice of a lawyer.",
    ),
}
SIDES: Mapping[Side, Bilingual] = {
    "client": Bilingual("le client", "the client"),
    "provider": Bilingual("le prestataire", "the provider"),
}
