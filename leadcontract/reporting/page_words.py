"""The words of a report as a page, a workbook or a paper: headings, labels, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from leadcontract.domain.finding import Status
from leadcontract.domain.language import Bilingual
from leadcontract.reporting.words import INCOMPLETE, INCOMPLETE_WHY, RECOGNISED

SIGNS: Mapping[Status, str] = {
    "present": "✓", "partial": "◐", "contrary": "✕", "unclear": "?", "referred": "↗", "missing": "○",
}  # fmt: skip
"""What tells statuses apart without colour, beside their word."""

LABELS: Mapping[str, Bilingual] = {
    "review": Bilingual("Relecture :", "Review:"),
    "report": Bilingual("Rapport de relecture", "Review report"),
    "skip": Bilingual("Aller au contenu", "Skip to the content"),
    "nav": Bilingual("Sommaire", "Contents"),
    "summary": Bilingual("L’essentiel", "Summary"),
    "todo": Bilingual("Que faire", "What to do"),
    "nothing": Bilingual("Rien à demander d’après cette grille.", "Nothing to ask for by this playbook."),
    "counts": Bilingual("Constats par statut", "Findings by status"),
    "coverage": Bilingual("Couverture d’un coup d’œil", "Coverage at a glance"),
    "coverage_caption": Bilingual(
        "Nombre de clauses attendues, par famille et par statut", "Number of clauses expected, by family and status"
    ),
    "family": Bilingual("Famille", "Family"),
    "total": Bilingual("Total", "Total"),
    "findings": Bilingual("Constats", "Findings"),
    "grave": Bilingual("Constats qui appellent une réponse", "Findings that call for an answer"),
    "all_clauses": Bilingual("Annexe : toutes les clauses attendues", "Annex: all the clauses expected"),
    "number": Bilingual("N°", "No."),
    "unsure": Bilingual(
        "La nature du document est incertaine : il a été relu selon la grille « {playbook} ».",
        "It is not sure what kind of document this is: it was reviewed by the playbook '{playbook}'.",
    ),
    "weight": Bilingual("Gravité {severity} ({count})", "Severity: {severity} ({count})"),
    "clause": Bilingual("Clause", "Clause"),
    "heading": Bilingual("Titre", "Title"),
    "status": Bilingual("Statut", "Status"),
    "severity": Bilingual("Gravité", "Severity"),
    "why": Bilingual("Pourquoi", "Why"),
    "place": Bilingual("Endroit", "Place"),
    "elements": Bilingual("Ce qu’elle doit dire", "What it must say"),
    "found": Bilingual("dit", "said"),
    "lacking": Bilingual("manque", "lacking"),
    "evidence": Bilingual("Ce que dit le document", "What the document says"),
    "law": Bilingual("Droit", "Law"),
    "doubtful": Bilingual("à vérifier par un juriste", "to be verified by a lawyer"),
    "suggestion": Bilingual("Texte proposé", "Suggested wording"),
    "select": Bilingual("Un clic choisit tout le texte.", "One click selects the whole text."),
    "print": Bilingual("Imprimer aussi les textes proposés", "Print the suggested wordings too"),
    "discarded": Bilingual("Écarté, et pourquoi", "Discarded, and why"),
    "figure": Bilingual("Chiffre", "Figure"),
    "bound": Bilingual("Limite", "Bound"),
    "topic": Bilingual("Point", "Topic"),
    "reference": Bilingual("Référence", "Reference"),
    "since": Bilingual("Depuis", "Since"),
    "replaced": Bilingual("Remplacée par", "Replaced by"),
    "text": Bilingual("Texte du document", "Text of the document"),
    "text_note": Bilingual(
        "Tel qu’il a été lu. Les passages cités sont surlignés ; leur numéro ramène au constat.",
        "As it was read. Quoted passages are highlighted; their number leads back to the finding.",
    ),
    "back": Bilingual("Constat {number} : {title}, {status}", "Finding {number}: {title}, {status}"),
    "document": Bilingual("Document", "Document"),
    "matrix": Bilingual("Matrice", "Matrix"),
    "kind": Bilingual("Nature", "Kind"),
    "length": Bilingual("Longueur", "Length"),
    "languages": Bilingual("Langues", "Languages"),
    "playbook": Bilingual("Grille", "Playbook"),
    "side": Bilingual("Relu", "Reviewed"),
    "day": Bilingual("Droit en vigueur le", "Law in force on"),
    "library": Bilingual("Bibliothèque vérifiée le", "Library checked on"),
    "digest": Bilingual("Empreinte SHA-256", "SHA-256 digest"),
    "page": Bilingual("Page {page}", "Page {page}"),
    "paragraph": Bilingual("Paragraphe {paragraph}", "Paragraph {paragraph}"),
    "incomplete": INCOMPLETE,
    "incomplete_why": INCOMPLETE_WHY,
    "recognised": RECOGNISED,
    "tool": Bilingual(
        "Établi par leadcontract. Une aide à la relecture : elle ne remplace pas l’avis d’un juriste.",
        "Made by leadcontract. A help in reviewing: it does not replace the advice of a lawyer.",
    ),
}

STEPS: Mapping[str, Bilingual] = {
    "not-read": Bilingual("Lire soi-même ce qui n’a pas été lu", "Read what was not read"),
    "contrary": Bilingual("Refuser ou récrire ce qui est contraire", "Refuse or rewrite what is contrary"),
    "missing": Bilingual("Faire ajouter ce qui est critique et absent", "Have what is critical and missing added"),
    "partial": Bilingual("Faire compléter ce qui est critique et partiel", "Have what is critical made whole"),
    "unclear": Bilingual("Lire les passages incertains", "Read the unclear passages"),
    "referred": Bilingual("Lire ce qui est renvoyé à un autre document", "Read what is left to another document"),
    "not-supplied": Bilingual("Demander les documents cités", "Ask for the documents referred to"),
    "annexes": Bilingual("Demander les annexes vides ou absentes", "Ask for the annexes that are empty or not there"),
    "figures": Bilingual("Corriger les chiffres hors limite", "Correct the figures out of bounds"),
    "outdated": Bilingual("Remplacer le droit dépassé", "Replace outdated law"),
    "findings": Bilingual("Voir les autres constats", "See the other findings"),
}
"""What to do about a report, in this order; the steps about findings are named after their status."""
