from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from leadcontract.documents import read
from leadcontract.documents.formats import format_of
from leadcontract.documents.guards import Limits
from leadcontract.errors import InputError

outlook = pytest.importorskip("aspose.email_foss.msg", reason="what writes Outlook messages is not installed")


def letter(subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = (
        subject,
        "Jean Dupont <jean@acme.example>",
        "Claire <c@b.example>",
    )
    message["Date"] = "Mon, 16 Nov 2026 09:00:00 +0100"
    message.set_content(text)
    return message


def saved(message: EmailMessage, path: Path) -> Path:
    outlook.MapiMessage.from_email_message(message).save(str(path))
    return path


def test_a_message_says_who_wrote_to_whom_and_what(tmp_path: Path) -> None:
    path = saved(letter("Commande n° 12", "Le client peut auditer le prestataire.\n"), tmp_path / "a.pdf")
    assert format_of(path.read_bytes()) == "outlook"
    document = read(path)
    assert [p.text for p in document.provisions] == [
        "Subject: Commande n° 12",
        "From: Jean Dupont <jean@acme.example>",
        "To: Claire <c@b.example>",
        "Date: Mon, 16 Nov 2026 08:00:00 +0000",
        "Le client peut auditer le prestataire.",
    ]
    assert not document.incomplete


def test_the_richest_text_is_read_and_an_image_in_it_is_told(tmp_path: Path) -> None:
    message = letter("Devis", "Texte simple.")
    message.add_alternative("<p>Le prix est de <b>30 euros</b> par lead.</p><img src='cid:logo'>", subtype="html")
    path = saved(message, tmp_path / "a.msg")
    document = read(path)
    assert document.provisions[-1].text == "Le prix est de 30 euros par lead."
    assert "image" in [one.what for one in document.not_read]


def test_attachments_are_read_by_their_own_readers_however_deep(tmp_path: Path) -> None:
    inner = letter("Nos conditions", "Les leads sont non exclusifs.")
    inner.add_attachment("Le prix est de 30 euros.", filename="prix.txt")
    outer = letter("Transmis", "Voir ci-joint.")
    outer.add_attachment(inner)
    outer.add_attachment(b"\0\1\2\3" * 40, maintype="application", subtype="octet-stream", filename="photo.raw")
    document = read(saved(outer, tmp_path / "a.msg"))
    where = {p.text: p.file for p in document.provisions}
    assert where["Voir ci-joint."] == ""
    assert where["Le prix est de 30 euros."] == where["Les leads sont non exclusifs."] + " › prix.txt"
    assert [(one.what, one.where) for one in document.not_read] == [("attached file", "photo.raw")]


def test_messages_attached_too_deep_are_told(tmp_path: Path) -> None:
    message = letter("0", "Texte 0.")
    for depth in range(1, 4):
        outer = letter(str(depth), f"Texte {depth}.")
        outer.add_attachment(message)
        message = outer
    path = saved(message, tmp_path / "a.msg")
    shown = [p.text for p in read(path, Limits(depth=1)).provisions if p.text.startswith("Texte")]
    assert shown == ["Texte 3.", "Texte 2."]
    assert [one.what for one in read(path, Limits(depth=1)).not_read] == ["attached file"]
    assert not read(path).incomplete


def test_a_message_beyond_the_limits_or_damaged_is_refused(tmp_path: Path) -> None:
    message = letter("Devis", "Bonjour.")
    for number in range(3):
        message.add_attachment(f"Le prix est de {number} euros.", filename=f"{number}.txt")
    path = saved(message, tmp_path / "a.msg")
    for limits, words in (
        (Limits(attachments=2), "attachments=4"),
        (Limits(expanded=100), "too large"),
        (Limits(members=5), "members"),
    ):
        with pytest.raises(InputError, match=words):
            read(path, limits)
    whole = path.read_bytes()
    for size in (600, len(whole) // 2):
        path.write_bytes(whole[:size])
        try:
            assert read(path).provisions
        except InputError as error:
            assert error.exit_code == 3
