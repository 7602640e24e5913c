"""The page stands alone, says everything, links both ways, and lets no document out of its place."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from leadcontract import resources
from leadcontract.domain.document import SourceDocument
from leadcontract.domain.finding import Report
from leadcontract.domain.language import LANGS, Lang
from leadcontract.domain.library import Library
from leadcontract.reporting.as_html import page
from leadcontract.reporting.marking import pieces, quoted
from leadcontract.reporting.outline import ORDER
from leadcontract.workflows import Reviewer
from tests.reporting.samples import EVIL, FULL, TEXTS, hostile
from tests.reporting.test_as_table import AUDIT

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def order(library: Library, reviewer: Reviewer) -> Report:
    path = ROOT / "templates" / "demo" / "order.docx"
    return reviewer.review(path, playbook_name="purchase-order", side="client", on=FULL.on)


def read(report: Report, library: Library, lang: Lang = "fr") -> html.HtmlElement:
    return html.document_fromstring(page(report, lang, library))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_inside_the_page_leads_somewhere_and_no_anchor_stands_twice(
    lang: Lang, library: Library, order: Report
) -> None:
    for report in (FULL, order, hostile(), replace(FULL, audit=AUDIT)):
        root = read(report, library, lang)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(ids)
        assert set(root.xpath("//@aria-labelledby")) <= set(ids)


def test_each_quote_leads_to_its_passage_and_the_passage_back_to_it(library: Library, order: Report) -> None:
    for report in (FULL, order):
        root = read(report, library)
        quotes = root.xpath("//ol[@class='evidence']/li")
        assert len(quotes) == sum(len(finding.evidence) for finding in report.findings) > 3
        for one in quotes:
            (target,) = one.xpath("a/@href")
            (opened,) = root.xpath(f"//*[@id='{target[1:]}']")
            provision = opened.getparent()
            assert provision.xpath(f"a[@class='back' and @href='#{one.get('id')}']")
            marked = "".join(t for t in provision.xpath(".//mark//text()"))
            assert words(one.xpath("blockquote")[0]).split()[-1] in marked


def test_each_finding_is_there_with_its_status_worst_first(library: Library, order: Report) -> None:
    for report in (FULL, order):
        root = read(report, library, "en")
        shown = [words(one) for one in root.xpath("//article/p[@class='id']")]
        assert sorted(shown) == sorted(finding.clause for finding in report.findings)
    root = read(FULL, library, "en")
    heads = [words(one) for one in root.xpath("//article/h4")]
    assert heads[0] == "1 The audit/client-audits-provider clause ✕ contrary"
    assert heads[1].endswith("○ missing") and heads[-1].endswith("✓ present")
    (first,) = root.xpath("//article[@id='f1']")
    for said in (
        "Why: because.",
        "Aucun audit ne pourra être diligenté.",
        "(lacking)",
        "GDPR, art. 28",
        "Il prévient.",
    ):
        assert said in words(first)
    assert first.xpath(".//a[@href='https://example.org/28']") and "to be verified by a lawyer" in words(first)
    assert first.xpath(".//blockquote/@lang") == ["fr"] and first.xpath(".//div[@class='wording']/@lang") == ["fr"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "fr",
            ("Que faire", "Refuser ou récrire", "du côté du Client", "Résultat incomplet", "Annexe 1, vide", "21 nov"),
        ),
        ("en", ("What to do", "Refuse or rewrite", "for the Client", "Incomplete result", "Annexe 1, empty", "21 Nov")),
    ],
)
def test_the_page_speaks_the_language_asked_for(lang: Lang, said: tuple[str, ...], library: Library) -> None:
    root = read(replace(FULL, audit=AUDIT), library, lang)
    assert root.get("lang") == lang
    for text in (*said, "directive 95/46/CE", "CGV sur notre site", "10 jours" if lang == "fr" else "10 days"):
        assert text in words(root), text
    assert "Annexe 2" not in words(root)
    other = {"fr": "missing", "en": "absente"}[lang]
    assert other not in words(root.xpath("//main")[0])


def test_the_picture_counts_what_the_table_beside_it_says(library: Library, order: Report) -> None:
    root = read(order, library)
    rows = root.xpath("//section[@id='coverage']//tbody/tr")
    assert sum(int(cell) for row in rows for cell in row.xpath("td/text()")) == len(order.findings)
    for row in rows:
        told = [int(cell.text) for cell in row.xpath("td") if cell.get("class")]
        assert [int(width) for width in row.xpath(".//rect/@width")] == told
    assert [int(cell) for cell in root.xpath("//tfoot//td/text()")] == [order.summary[status] for status in ORDER]


def test_nothing_is_loaded_and_nothing_runs(library: Library, order: Report) -> None:
    for report in (order, hostile()):
        root = read(report, library)
        assert not root.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base | //@src")
        assert not [name for element in root.iter("*") for name in element.attrib if name.startswith("on")]
        assert not root.xpath("//@style")
        assert not [href for href in root.xpath("//@href") if not href.startswith(("#", "https://", "http://"))]
        (style,) = root.xpath("//style/text()")
        assert "url(" not in style and "@import" not in style
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_what_a_stranger_writes_stays_text(library: Library) -> None:
    told = page(hostile(), "fr", library)
    told.encode()
    assert "<script" not in told and "<img" not in told and "javascript:" not in told
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069]", told)
    root = html.document_fromstring(told)
    assert words(root).count("<script>alert(1)</script>") >= 8
    assert "mot " * 2499 in root.xpath("//div[@id='p1']")[0].text_content()
    assert "&amp;amp; txt.exe" in told.replace("\u202e", " ")
    assert EVIL[:4] in root.xpath("//title/text()")[0]


def test_the_order_of_headings_has_no_gap_and_landmarks_are_there_once(library: Library, order: Report) -> None:
    for report in (FULL, order, replace(FULL, audit=AUDIT)):
        root = read(report, library)
        levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3|//h4|//h5")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for landmark in ("header", "nav", "main", "footer"):
            assert len(root.xpath(f"/html/body/{landmark}")) == 1
        assert root.xpath("/html/body/a[1]/@href") == ["#main"]
        assert not root.xpath("//th[not(@scope)] | //table[not(caption)]")


def test_text_stands_out_from_its_ground_in_light_and_in_dark() -> None:
    style = (resources.folder("templates") / "report.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)
    )
    for colours in (light, dark):
        pairs = [(name, f"{name}-on") for name in ORDER] + [("ink", f"{name}-on") for name in ORDER]
        pairs += [(name, "paper") for name in ("ink", "quiet", "link", "present", "contrary")] + [("ink", "sheet")]
        pairs += [("link", f"{name}-on") for name in ORDER]
        for text, ground in pairs:
            high, low = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (text, ground)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rgb or #rrggbb, as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_same_report_gives_the_same_page(library: Library, order: Report) -> None:
    assert page(order, "fr", library) == page(replace(order), "fr", library)


def test_an_empty_report_is_a_page_too(library: Library) -> None:
    bare = replace(FULL, findings=(), outdated=(), not_supplied=(), annexes=(), kind=None)
    root = read(replace(bare, document=SourceDocument("x.txt", "", None, ())), library, "en")
    for said in ("No clause expected.", "Nothing to ask for by this playbook.", "kind of document: not sure"):
        assert said in words(root)


def test_pieces_joined_are_the_text_and_the_worst_status_marks_an_overlap() -> None:
    passages = quoted(list(enumerate(FULL.findings)))
    cut = pieces(FULL.document.provisions[1], passages, ORDER)
    assert "".join(piece.text for piece in cut) == TEXTS[1][1]
    assert [piece.status for piece in cut] == ["contrary", "partial", "partial"]
    assert sorted(back.number for piece in cut for back in piece.closes) == [1, 1, 2, 4]
    (whole,) = pieces(FULL.document.provisions[0], passages, ORDER)
    assert (whole.text, whole.status) == ("1. Audit", None)
