"""Passages in which a counterparty refuses a duty, keeps it to one side, or leaves it to its own pleasure."""

from __future__ import annotations

from typing import NamedTuple

from leadcontract.domain.clause import Side
from leadcontract.domain.language import Lang

BOTH: tuple[Side, ...] = ("client", "provider")
CLIENT: tuple[Side, ...] = ("client",)
PROVIDER: tuple[Side, ...] = ("provider",)


class Denied(NamedTuple):
    """A passage that must never be called ``present`` for the clause, judged from each of the sides."""

    kind: str
    clause: str
    lang: Lang
    says: str
    sides: tuple[Side, ...] = BOTH


DENIED = (
    # Article 28(3) GDPR, each duty refused.
    Denied(
        "instructions", "gdpr/instructions", "en",
        "The Processor is under no obligation to process the Personal Data only on documented instructions from the "
        "Controller.",
    ),
    Denied(
        "instructions", "gdpr/instructions", "fr",
        "Le Sous-traitant n'est pas tenu de traiter les données uniquement sur instruction documentée du Responsable "
        "de traitement.",
    ),
    Denied(
        "instructions", "gdpr/instructions", "en",
        "The Processor shall follow the Controller's instructions regarding the personal data unless it chooses to do "
        "otherwise.",
    ),
    Denied(
        "instructions", "gdpr/instructions", "fr",
        "Le Sous-traitant traite les données selon les instructions du Responsable de traitement, sauf s'il en décide "
        "autrement.",
    ),
    Denied(
        "unlawful instruction", "gdpr/unlawful-instruction", "en",
        "The Processor is not required to inform the Controller where it believes that an instruction infringes the "
        "GDPR.",
    ),
    Denied(
        "unlawful instruction", "gdpr/unlawful-instruction", "fr",
        "Le Sous-traitant n'a pas à informer le Responsable de traitement lorsqu'une instruction lui paraît constituer "
        "une violation du RGPD.",
    ),
    Denied(
        "confidentiality", "gdpr/personnel-confidentiality", "en",
        "Nothing herein obliges the Processor to ensure that persons authorised to process the personal data have "
        "committed themselves to confidentiality.",
    ),
    Denied(
        "confidentiality", "gdpr/personnel-confidentiality", "fr",
        "Le Sous-traitant ne garantit pas que les personnes autorisées à traiter les données soient soumises à une "
        "obligation de confidentialité.",
    ),
    Denied(
        "security", "gdpr/security", "en",
        "The Processor does not undertake to implement technical and organisational measures to protect the personal "
        "data.",
    ),
    Denied(
        "security", "gdpr/security", "fr",
        "Le Sous-traitant est dispensé de mettre en œuvre des mesures techniques et organisationnelles de sécurité.",
    ),
    Denied(
        "security", "gdpr/security", "en",
        "The Processor implements appropriate technical and organisational measures to protect personal data as and "
        "when it sees fit.",
    ),
    Denied(
        "sub-processors", "gdpr/sub-processors", "en",
        "The Processor may engage any sub-processor without the Controller's prior authorisation and need not impose "
        "the same data protection obligations on it.",
    ),
    Denied(
        "sub-processors", "gdpr/sub-processors", "fr",
        "Le Sous-traitant peut recruter tout sous-traitant ultérieur sans que le Responsable de traitement puisse s'y "
        "opposer, et n'a pas à lui imposer les mêmes obligations.",
    ),
    Denied(
        "sub-processors", "gdpr/sub-processors", "en",
        "The prior written authorisation of the Controller is not required for the engagement of another processor, "
        "and the Processor shall not be liable for the acts of its sub-processors.",
    ),
    Denied(
        "sub-processors", "gdpr/sub-processors", "fr",
        "Le recours à un sous-traitant ultérieur n'est soumis à aucune autorisation préalable du Responsable de "
        "traitement ; le Sous-traitant ne répond en aucun cas des manquements de ce dernier.",
    ),
    Denied(
        "rights", "gdpr/data-subject-rights", "en",
        "Under no circumstances shall the Processor assist the Controller in responding to requests from data subjects "
        "exercising their rights.",
    ),
    Denied(
        "rights", "gdpr/data-subject-rights", "fr",
        "Le Sous-traitant n'apporte aucune assistance au Responsable de traitement pour répondre aux demandes "
        "d'exercice des droits des personnes concernées.",
    ),
    Denied(
        "rights", "gdpr/data-subject-rights", "fr",
        "En aucun cas le Sous-traitant ne sera tenu d'aider le Responsable de traitement à donner suite aux demandes "
        "des personnes concernées, ni de lui transmettre ces demandes.",
    ),
    Denied(
        "assistance", "gdpr/assistance", "en",
        "The Processor shall not be obliged to assist the Controller with data protection impact assessments or prior "
        "consultation.",
    ),
    Denied(
        "assistance", "gdpr/assistance", "fr",
        "Toute aide à la réalisation des analyses d'impact relatives à la protection des données est exclue.",
    ),
    Denied(
        "breach", "gdpr/breach-notification", "en",
        "The Processor has no duty to notify the Controller of a personal data breach.",
    ),
    Denied(
        "breach", "gdpr/breach-notification", "fr",
        "Le Sous-traitant n'a aucune obligation de notifier au Responsable de traitement les violations de données à "
        "caractère personnel.",
    ),
    Denied(
        "breach", "gdpr/breach-notification", "en",
        "The Processor may at its sole discretion notify the Controller of a personal data breach within 48 hours.",
    ),
    Denied(
        "breach", "gdpr/breach-notification", "fr",
        "Le Sous-traitant notifie au Responsable de traitement, s'il le juge utile, toute violation de données dans un "
        "délai de 48 heures.",
    ),
    Denied(
        "deletion", "gdpr/deletion-or-return", "en",
        "Upon termination of the Agreement the Processor is under no obligation to delete or return the personal data.",
    ),
    Denied(
        "deletion", "gdpr/deletion-or-return", "fr",
        "Au terme du contrat, le Sous-traitant ne sera tenu ni de supprimer ni de restituer les données à caractère "
        "personnel.",
    ),
    Denied(
        "demonstration", "gdpr/demonstration", "en",
        "The Processor declines to make available to the Controller any information necessary to demonstrate "
        "compliance with Article 28 GDPR.",
    ),
    Denied(
        "demonstration", "gdpr/demonstration", "fr",
        "Le Sous-traitant ne met pas à la disposition du Responsable de traitement les informations nécessaires pour "
        "démontrer le respect de ses obligations.",
    ),
    # Audit: refused, or one way only.
    Denied("audit", "audit/client-audits-provider", "en",
           "The Controller shall have no right to audit or inspect the Processor's premises or systems."),
    Denied("audit", "audit/client-audits-provider", "fr",
           "Les contrôles se font sur pièces, à l'exclusion de tout audit sur site du Prestataire par le Client."),
    Denied("audit", "audit/client-audits-provider", "fr",
           "Le Prestataire remet chaque année une attestation, sans que le Client puisse diligenter un audit."),
    Denied("audit", "audit/client-audits-provider", "en",
           "The Provider will allow for audits by the Client where it considers in its absolute discretion that an "
           "audit is justified."),
    Denied("audit", "audit/client-audits-provider", "en",
           "The Provider may audit the Client's use of the leads. The Client shall have no reciprocal right of audit."),
    Denied("audit", "audit/client-audits-provider", "fr",
           "Le Prestataire peut auditer le Client une fois par an. Ce droit n'est pas réciproque."),
    Denied("audit", "audit/provider-audits-client", "en",
           "The Client may audit the Provider once a year; the Provider may not audit the Client."),
    Denied("audit", "audit/provider-audits-client", "fr",
           "Seul le Client peut procéder à des audits ; le Prestataire ne peut en aucun cas auditer le Client."),
    # Money and time.
    Denied("cap", "liability/limitation", "en",
           "The total liability of the Provider, in any circumstances whatsoever and including for gross negligence or "
           "wilful misconduct, is limited to the fees paid during the preceding month.", CLIENT),
    Denied("cap", "liability/limitation", "fr",
           "La responsabilité du Prestataire, y compris en cas de faute lourde ou dolosive, est plafonnée aux sommes "
           "versées au titre du dernier mois.", CLIENT),
    Denied("cap", "liability/limitation", "en",
           "The Provider's liability under this Agreement shall be unlimited.", PROVIDER),
    Denied("cap", "liability/limitation", "fr",
           "Le Prestataire répond de tous dommages, sans limitation de montant.", PROVIDER),
    Denied("cap", "liability/limitation", "fr",
           "La responsabilité du Prestataire est limitée au montant des sommes facturées.", CLIENT),
    Denied("cap", "liability/limitation", "en",
           "The Provider's aggregate liability shall not exceed the amounts invoiced.", CLIENT),
    Denied("renewal", "term/renewal", "en",
           "This Agreement renews automatically for successive terms of twelve months, without the Client being able "
           "to oppose the renewal.", CLIENT),
    Denied("renewal", "term/renewal", "fr",
           "Le contrat se renouvelle tacitement par périodes d'un an, sans préavis ni faculté de dénonciation.",
           CLIENT),
    # Leads: reuse, proof, opt-outs.
    Denied("reuse", "gdpr/purpose-limitation", "en",
           "The Provider remains free to resell the leads delivered to the Client to any third party.", CLIENT),
    Denied("reuse", "gdpr/purpose-limitation", "fr",
           "Le Prestataire conserve la faculté de réutiliser et de revendre à d'autres annonceurs les leads livrés au "
           "Client.", CLIENT),
    Denied("reuse", "delivery/exclusivity", "en",
           "Leads are delivered on a non-exclusive basis and may be sold to other buyers at any time.", CLIENT),
    Denied("reuse", "delivery/exclusivity", "fr",
           "Les leads ne sont pas exclusifs et pourront être cédés à d'autres acheteurs.", CLIENT),
    Denied("proof", "gdpr/proof-of-consent", "en",
           "The Provider shall not be required to supply proof of consent for any lead.", CLIENT),
    Denied("proof", "gdpr/proof-of-consent", "fr",
           "Aucune preuve du consentement des prospects ne sera communiquée au Client.", CLIENT),
    Denied("proof", "gdpr/proof-of-consent", "fr",
           "Le Prestataire refuse de produire la preuve du recueil du consentement.", CLIENT),
    Denied("opt-out", "gdpr/opt-out", "en",
           "The Provider is not obliged to pass on to the Client any opt-out or withdrawal of consent it receives.",
           CLIENT),
    Denied("opt-out", "gdpr/opt-out", "fr",
           "Le Prestataire n'est pas tenu de transmettre au Client les oppositions et les retraits de consentement "
           "qu'il reçoit.", CLIENT),
    Denied("opt-out", "gdpr/opt-out", "fr",
           "Les désinscriptions ne sont pas répercutées au Client.", CLIENT),
)  # fmt: skip
