"""Writes the questions whose answers a deal lacks as a Word form, each answer a content control that bears its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from markupsafe import Markup

from leadcontract import resources
from leadcontract.assembly import answering, markup
from leadcontract.assembly.inline import LOCALES
from leadcontract.assembly.rendering import fill, open_template, save
from leadcontract.assembly.roles import cited
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.library import Library
from leadcontract.domain.question import Question
from leadcontract.library.values import EXPECTED

TAG = "deal"
"""Opens the tag of every content control: deal/fr/client.name, or deal/fr/audience/consumer for a box to tick."""
WIDTHS = (4900, 4170)
EMPTY, TICKED = "☐", "☒"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_DAY: dict[Lang, str] = {"fr": "dd/MM/yyyy", "en": "yyyy-MM-dd"}
_GREY = '<w:rStyle w:val="PlaceholderText"/>'


def word(library: Library, questions: Sequence[Question], lang: Lang) -> bytes:
    """Return the form that asks questions, in a language; always the same bytes for the same questions."""
    words = library.guide.form
    path = resources.folder("templates") / "facts-form.docx"
    numbers = count(1)
    body = [
        markup.paragraph("Title", markup.run(words["title"][lang])),
        markup.paragraph("BodyText", markup.run(words["intro"][lang])),
    ]
    for section, group in groupby(questions, key=lambda question: question.section):
        body.append(markup.paragraph("Heading1", markup.run(section.title[lang])))
        body.append(_table(library, group, lang, numbers))
    document = open_template(path)
    fill(document, {"body": Markup("".join(body))}, path)  # noqa: S704  (markup escapes)
    return save(document, lang, words["title"][lang])


def bookmark(fact: str, lang: Lang) -> str:
    """Return the name of the bookmark on the question that asks for a fact in a language."""
    return markup.bookmark_name(f"{TAG}_{lang}", fact)


def _table(library: Library, questions: Iterable[Question], lang: Lang, numbers: Iterator[int]) -> str:
    words = library.guide.form
    heads = [markup.paragraph("FormHead", markup.run(words[name][lang])) for name in ("question", "answer")]
    rows = [_row(heads, "<w:cantSplit/><w:tblHeader/>")]
    for question in questions:
        number = next(numbers)
        asked = markup.bookmarked(markup.run(question.asks[lang]), bookmark(question.fact, lang), number)
        hints = "".join(markup.paragraph("FormHint", markup.run(hint)) for hint in _hints(library, question, lang))
        rows.append(_row([markup.paragraph("FormQuestion", asked) + hints, _answer(library, question, lang, number)]))
    return markup.table("FormTable", WIDTHS, rows, heads=True)


def _row(cells: Iterable[str], properties: str = "<w:cantSplit/>") -> str:
    return markup.row((markup.cell(width, inner) for width, inner in zip(WIDTHS, cells, strict=True)), properties)


def _hints(library: Library, question: Question, lang: Lang) -> Iterator[str]:
    def said(name: str, what: str) -> str:
        return library.guide.form[name][lang].replace("{{ what }}", what)

    if question.explains is not None and not question.fact.startswith("terms."):
        yield question.explains[lang]
    if question.type == "codes":
        yield said("expected", library.guide.form["codes"][lang])
    elif question.type in ("duration", "money", "integer", "percentage"):
        yield said("expected", EXPECTED[question.type][lang])
    if question.bounds is not None:
        law = cited(question.law)[lang]
        yield said("bounds", f"{question.bounds[lang]} ({law})" if law else question.bounds[lang])
    if question.proposed is not None:
        yield said("proposed", answering.shown(question, question.proposed, lang))


def _answer(library: Library, question: Question, lang: Lang, number: int) -> str:
    words, tag = library.guide.form, f"{TAG}/{lang}/{question.fact}"
    name = question.asks
    if question.type == "words":
        boxes = (
            _box(name, f"{tag}/{word}", number * 100 + i, lang) + markup.run(f" {label[lang]}")
            for i, (word, label) in enumerate(question.choices.items())
        )
        return "".join(markup.paragraph("FormAnswer", box) for box in boxes)
    if question.type == "choice":
        items = "".join(
            f'<w:listItem w:displayText="{markup.escape(label[lang])}" w:value="{markup.escape(word)}"/>'
            for word, label in question.choices.items()
        )
        control, holds = f"<w:dropDownList>{items}</w:dropDownList>", words["pick"]
    elif question.type == "date":
        control = (
            f'<w:date><w:dateFormat w:val="{_DAY[lang]}"/><w:lid w:val="{LOCALES[lang]}"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        holds = words["day"]
    else:
        control, holds = "<w:richText/>", words["write"]
    shown = markup.run(holds[lang], _GREY)
    return markup.paragraph(
        "FormAnswer", _control(name, tag, number * 100, lang, "<w:showingPlcHdr/>" + control, shown)
    )


def _box(name: Bilingual, tag: str, number: int, lang: Lang) -> str:
    box = (
        f'<w14:checkbox {_W14}><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    return _control(name, tag, number, lang, box, markup.run(EMPTY, font))


def _control(name: Bilingual, tag: str, number: int, lang: Lang, control: str, content: str) -> str:
    """Return a content control that cannot be deleted; ``number`` is its own in the document."""
    named = f'<w:alias w:val="{markup.escape(name[lang][:60])}"/><w:tag w:val="{markup.escape(tag)}"/>'
    return (
        f'<w:sdt><w:sdtPr>{named}<w:id w:val="{number}"/>'
        f'<w:lock w:val="sdtLocked"/>{control}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )
