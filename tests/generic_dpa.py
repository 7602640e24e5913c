"""A data processing agreement as any counterparty may draft it, whose sentences can be dropped one by one."""

from __future__ import annotations

from collections.abc import Set
from itertools import count

from leadcontract.domain.document import Provision, SourceDocument
from leadcontract.domain.language import Lang

Article = tuple[str, tuple[tuple[str, str], ...]]
"""A heading, and paragraphs with the name under which each may be dropped ("" for those that stay)."""

ARTICLES: dict[Lang, tuple[Article, ...]] = {
    "en": (
        ("Data Processing Agreement", (
            ("",
             "This Data Processing Agreement is entered into between Northwind Retail Ltd (the Controller) and "
             "Quayside Hosting Ltd (the Processor) and forms part of the services agreement between them."),
        )),
        ("1. Roles", (
            ("",
             "For the purposes of this Agreement, Northwind acts as controller and Quayside acts as processor "
             "within the meaning of the GDPR."),
        )),
        ("2. Details of the processing", (
            ("",
             "The subject matter and purpose of the processing is the hosting of customer records. Its nature is "
             "storage and backup, and its duration is that of the services agreement."),
            ("",
             "The categories of data subjects are customers and newsletter subscribers; the types of personal data"
             " are names, e-mail addresses and order history."),
        )),
        ("3. Instructions", (
            ("instructions",
             "The Processor shall process the personal data only on documented instructions from the Controller, "
             "unless required to do so by Union or Member State law, in which case it shall inform the Controller "
             "of that legal requirement before processing."),
            ("instructions-transfers",
             "This applies to all processing, including with regard to transfers of personal data to a third "
             "country or an international organisation."),
            ("unlawful",
             "The Processor shall immediately inform the Controller if, in its opinion, an instruction infringes "
             "the GDPR or other data protection provisions."),
        )),
        ("4. Confidentiality", (
            ("confidentiality",
             "The Processor shall ensure that persons authorised to process the personal data have committed "
             "themselves to confidentiality or are under an appropriate statutory obligation of confidentiality."),
        )),
        ("5. Security", (
            ("security",
             "The Processor shall implement appropriate technical and organisational measures to ensure a level of"
             " security appropriate to the risk, as required by Article 32 of the GDPR."),
            ("security-concrete",
             "Such measures include encryption of data in transit and at rest, role-based access control and daily"
             " backups."),
        )),
        ("6. Sub-processors", (
            ("authorisation",
             "The Controller grants the Processor general written authorisation to engage sub-processors."),
            ("changes",
             "The Processor shall inform the Controller of any intended changes concerning the addition or "
             "replacement of sub-processors, and the Controller may object within thirty days."),
            ("flow-down",
             "Where the Processor engages a sub-processor, the same data protection obligations as set out in this"
             " Agreement shall be imposed on that sub-processor by way of a contract."),
            ("sub-liability",
             "Where a sub-processor fails to fulfil its obligations, the Processor shall remain fully liable to "
             "the Controller for the performance of that sub-processor's obligations."),
        )),
        ("7. Data subjects", (
            ("rights",
             "Taking into account the nature of the processing, the Processor shall assist the Controller by "
             "appropriate measures in responding to requests from data subjects exercising their rights."),
            ("forwarding",
             "The Processor shall forward to the Controller, within three working days, any request received "
             "directly from a data subject."),
        )),
        ("8. Personal data breaches", (
            ("breach",
             "The Processor shall notify the Controller of any personal data breach."),
            ("breach-time",
             "That notice shall be given without undue delay and at the latest within 36 hours of becoming aware "
             "of it."),
            ("breach-content",
             "It shall describe the nature of the breach, its likely consequences and the measures taken."),
        )),
        ("9. Assistance", (
            ("assistance",
             "The Processor shall assist the Controller in ensuring compliance with its obligations regarding the "
             "security of processing and the notification of breaches."),
            ("dpia",
             "It shall assist the Controller with data protection impact assessments and prior consultation of the"
             " supervisory authority."),
        )),
        ("10. Return and deletion", (
            ("deletion",
             "At the choice of the Controller, the Processor shall delete or return all personal data after the "
             "end of the provision of services and delete existing copies."),
        )),
        ("11. Demonstration and audits", (
            ("demonstration",
             "The Processor shall make available to the Controller all information necessary to demonstrate "
             "compliance with Article 28 of the GDPR."),
            ("audit",
             "It shall allow for and contribute to audits, including inspections, conducted by the Controller or "
             "another auditor mandated by the Controller, on fifteen days' notice."),
        )),
        ("12. International transfers", (
            ("transfers",
             "The Processor shall not transfer personal data outside the European Economic Area unless an adequacy"
             " decision applies or standard contractual clauses have been signed."),
        )),
    ),
    "fr": (
        ("Accord de sous-traitance de données à caractère personnel", (
            ("",
             "Le présent accord est conclu entre la société Ateliers du Rhône (le Responsable de traitement) et la"
             " société Hébergement Ouest (le Sous-traitant), en complément de leur contrat de services."),
        )),
        ("1. Rôles des parties", (
            ("",
             "Ateliers du Rhône agit en qualité de responsable de traitement et Hébergement Ouest en qualité de "
             "sous-traitant au sens du RGPD."),
        )),
        ("2. Description du traitement", (
            ("",
             "Le traitement a pour objet et pour finalité l'hébergement des fichiers clients. Sa nature est la "
             "conservation et la sauvegarde ; sa durée est celle du contrat de services."),
            ("",
             "Les catégories de personnes concernées sont les clients et les abonnés à la lettre d'information ; "
             "les types de données sont le nom, l'adresse électronique et l'historique de commandes."),
        )),
        ("3. Instructions", (
            ("instructions",
             "Le Sous-traitant ne traite les données que sur instruction documentée du Responsable de traitement, "
             "sauf s'il y est tenu par le droit de l'Union ou d'un État membre, auquel cas il l'informe de cette "
             "obligation juridique avant le traitement."),
            ("instructions-transfers",
             "Cette règle vaut pour tous les traitements, y compris les transferts de données vers un pays tiers "
             "ou une organisation internationale."),
            ("unlawful",
             "Le Sous-traitant informe immédiatement le Responsable de traitement si, selon lui, une instruction "
             "constitue une violation du RGPD ou d'autres dispositions relatives à la protection des données."),
        )),
        ("4. Confidentialité", (
            ("confidentiality",
             "Le Sous-traitant veille à ce que les personnes autorisées à traiter les données s'engagent à "
             "respecter la confidentialité ou soient soumises à une obligation légale appropriée de "
             "confidentialité."),
        )),
        ("5. Sécurité", (
            ("security",
             "Le Sous-traitant met en œuvre les mesures techniques et organisationnelles appropriées afin de "
             "garantir un niveau de sécurité adapté au risque, conformément à l'article 32 du RGPD."),
            ("security-concrete",
             "Ces mesures comprennent le chiffrement des données en transit et au repos, le contrôle des accès et "
             "des sauvegardes quotidiennes."),
        )),
        ("6. Sous-traitance ultérieure", (
            ("authorisation",
             "Le Responsable de traitement autorise de manière générale le Sous-traitant à recruter des sous-"
             "traitants ultérieurs."),
            ("changes",
             "Le Sous-traitant informe préalablement le Responsable de traitement de tout ajout ou remplacement de"
             " sous-traitant ultérieur, auquel celui-ci peut s'opposer sous trente jours."),
            ("flow-down",
             "Les mêmes obligations en matière de protection de données que celles du présent accord sont imposées"
             " par contrat à chaque sous-traitant ultérieur."),
            ("sub-liability",
             "Si ce dernier ne remplit pas ses obligations, le Sous-traitant demeure pleinement responsable devant"
             " le Responsable de traitement de l'exécution par le sous-traitant ultérieur."),
        )),
        ("7. Droits des personnes", (
            ("rights",
             "Compte tenu de la nature du traitement, le Sous-traitant aide le Responsable de traitement, par des "
             "mesures appropriées, à donner suite aux demandes d'exercice des droits des personnes concernées."),
            ("forwarding",
             "Il transmet au Responsable de traitement, sous trois jours ouvrés, toute demande reçue directement "
             "d'une personne concernée."),
        )),
        ("8. Violations de données", (
            ("breach",
             "Le Sous-traitant notifie au Responsable de traitement toute violation de données à caractère "
             "personnel."),
            ("breach-time",
             "Cette notification intervient dans les meilleurs délais et au plus tard 36 heures après en avoir "
             "pris connaissance."),
            ("breach-content",
             "Elle décrit la nature de la violation, ses conséquences probables et les mesures prises."),
        )),
        ("9. Assistance", (
            ("assistance",
             "Le Sous-traitant aide le Responsable de traitement à respecter ses obligations relatives à la "
             "sécurité du traitement et à la notification des violations."),
            ("dpia",
             "Il l'assiste pour la réalisation des analyses d'impact et la consultation préalable de l'autorité de"
             " contrôle."),
        )),
        ("10. Sort des données", (
            ("deletion",
             "Au terme de la prestation, le Sous-traitant supprime ou restitue, au choix du Responsable de "
             "traitement, toutes les données à caractère personnel et détruit les copies existantes."),
        )),
        ("11. Preuve et audits", (
            ("demonstration",
             "Le Sous-traitant met à la disposition du Responsable de traitement toutes les informations "
             "nécessaires pour démontrer le respect de l'article 28 du RGPD."),
            ("audit",
             "Il permet la réalisation d'audits, y compris des inspections, par le Responsable de traitement ou un"
             " auditeur qu'il a mandaté, moyennant un préavis de quinze jours, et y contribue."),
        )),
        ("12. Transferts hors de l'Union", (
            ("transfers",
             "Le Sous-traitant ne transfère aucune donnée hors de l'Espace économique européen, sauf décision "
             "d'adéquation ou signature de clauses contractuelles types."),
        )),
    ),
}  # fmt: skip


def generic_dpa(lang: Lang, without: Set[str] = frozenset()) -> SourceDocument:
    """Return the agreement without the named paragraphs; an article that loses all of them goes too."""
    number = count()
    provisions = []
    for heading, paragraphs in ARTICLES[lang]:
        kept = [text for name, text in paragraphs if name not in without]
        if kept:
            provisions.append(Provision(next(number), heading, section=heading, heading=1, lang=lang))
        provisions += [Provision(next(number), text, section=heading, lang=lang) for text in kept]
    return SourceDocument("dpa.docx", "", None, tuple(provisions))
