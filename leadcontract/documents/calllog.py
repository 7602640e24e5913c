"""Opens a call log (.csv): its encoding, what sets its cells apart, and which of its columns is what."""

from __future__ import annotations

import codecs
import csv
import mmap
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from leadcontract.documents.moments import Order, order_of
from leadcontract.domain.calling import COLUMNS, CallingCode, Column
from leadcontract.domain.language import Bilingual
from leadcontract.errors import InputError, Problem
from leadcontract.library.phrases import fold

DELIMITERS = ";\t,|"
NEEDED: Mapping[Column, Bilingual] = {
    "phone": Bilingual("numéro ou identifiant du prospect", "number or identifier of the prospect"),
    "called_at": Bilingual("date et heure de l’appel", "date and time of the call"),
}
"""The columns that no call log goes without."""
_DATES: tuple[Column, ...] = ("called_at", "consent", "withdrawal", "requested", "agreed")
_CHUNK = 1 << 16
_NOT_WINDOWS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""The bytes that Windows-1252 leaves without a character."""
SAVE = Bilingual("Enregistrez le journal en CSV UTF-8.", "Save the log as CSV UTF-8.")
_SEPARATORS = re.compile(r"[\W_]+")
_ISO = re.compile(r"\s*\d{4}")


@dataclass(frozen=True, slots=True)
class CallLog:
    """An open call log; ``places`` says where its columns stand, ``zone`` is that of its times where they do not say.

    ``order`` tells how a date such as 03/04/2026 is read, None where nothing does.
    """

    path: Path
    code: CallingCode
    zone: str
    encoding: str
    delimiter: str
    heads: tuple[str, ...]
    places: Mapping[Column, int]
    order: Order | None = None

    @property
    def columns(self) -> dict[Column, str]:
        """The heads of the columns that are read."""
        return {column: self.heads[place] for column, place in self.places.items()}

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the line and the cells of each row below the heads; a blank row is none."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            rows = csv.reader(file, delimiter=self.delimiter, strict=True)
            try:
                next(rows, None)
                for row in rows:
                    if row and (row[0] or any(row)):
                        yield rows.line_num, row
            except csv.Error as error:
                raise self.unreadable(rows.line_num, error) from error

    def rows_with_places(self) -> Iterator[tuple[int, int, list[str]]]:
        """Yield where each row starts, in bytes, its line and its cells."""
        with self.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            lines = _Lines(data, self.encoding)
            rows = csv.reader(lines, delimiter=self.delimiter, strict=True)
            try:
                next(rows, None)
                start = lines.at
                for row in rows:
                    if row and (row[0] or any(row)):
                        yield start, rows.line_num, row
                    start = lines.at
            except csv.Error as error:
                raise self.unreadable(rows.line_num, error) from error

    def rows_at(self, starts: Iterator[int]) -> Iterator[list[str]]:
        """Yield the cells of the rows that start at these places."""
        with self.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            for start in starts:
                yield next(csv.reader(_Lines(data, self.encoding, start), delimiter=self.delimiter, strict=True))

    def wrong(self, line: int, what: Bilingual, cure: Bilingual | None = None) -> InputError:
        """Return the error that points at a line."""
        return InputError(Problem(f"{self.path}:{line}", what, cure))

    def unreadable(self, line: int, error: csv.Error) -> InputError:
        """Return the error for a line that is no row of a table."""
        what = Bilingual("ligne de tableau illisible ({reason}).", "this row cannot be read ({reason}).")
        return self.wrong(line, what.format(reason=error))


class _Lines:
    """Reads the lines of a file from a place on, and knows where the next one starts."""

    def __init__(self, data: mmap.mmap, encoding: str, at: int = 0) -> None:
        self.data, self.encoding, self.at = data, encoding, at

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.data.seek(self.at)
        line = self.data.readline()
        if not line:
            raise StopIteration
        self.at += len(line)
        return line.decode(self.encoding)


def open_log(
    path: Path, code: CallingCode, *, zone: str, named: Mapping[Column, str] | None = None, order: Order | None = None
) -> CallLog:
    """Open a call log; InputError where it is no table in text, or lacks a column that no call goes without.

    ``named`` says which column is which where its head does not; ``order`` how 03/04/2026 is read, found in the file
    where it is None and a date leaves no doubt.
    """
    try:
        encoding = _encoding(path)
        with path.open(encoding=encoding, newline="") as file:
            head = file.readline().strip("\r\n")
    except OSError as error:
        what = Bilingual("fichier illisible ({reason}).", "cannot be read ({reason}).").format(reason=error.strerror)
        raise InputError(Problem(str(path), what)) from error
    delimiter = max(DELIMITERS, key=head.count)
    heads = tuple(cell.strip() for cell in next(csv.reader([head], delimiter=delimiter), []))
    log = CallLog(path, code, zone, encoding, delimiter, heads, {})
    log = replace(log, places=_places(log, named or {}))
    return replace(log, order=order or _order(log))


def _encoding(path: Path) -> str:
    """Return the encoding of a file: UTF-8, UTF-16 with its mark, else Windows-1252; InputError for no text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        opening = file.read(4)
        if opening.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                if b"\0" in chunk:
                    what = Bilingual("ce n’est pas un tableau en texte (CSV).", "this is not a table in text (CSV).")
                    raise InputError(Problem(str(path), what, SAVE))
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            _windows(path)
            return "cp1252"
    return "utf-8-sig"


def _windows(path: Path) -> None:
    """Refuse a text that is not in Windows-1252 either, with the line where it stops being one."""
    with path.open("rb") as file:
        for line, text in enumerate(file, 1):
            if len(text.translate(None, _NOT_WINDOWS)) < len(text):
                what = Bilingual("ce texte n’est ni en UTF-8 ni en Windows-1252.", "neither UTF-8 nor Windows-1252.")
                raise InputError(Problem(f"{path}:{line}", what, SAVE))


def _places(log: CallLog, named: Mapping[Column, str]) -> dict[Column, int]:
    """Return the place of each column, by the name given to it, else by the words of the library."""
    plain = [_plain(head) for head in log.heads]
    heads = ", ".join(head for head in log.heads if head)
    found: dict[Column, int] = {}
    for column, head in named.items():
        if _plain(head) not in plain:
            what = Bilingual("pas de colonne « {head} ».", "no column '{head}'.").format(head=head)
            cure = Bilingual("Colonnes du fichier : {heads}.", "Columns of the file: {heads}.").format(heads=heads)
            raise log.wrong(1, what, cure)
        found[column] = plain.index(_plain(head))
    for column in COLUMNS:
        for word in map(_plain, log.code.columns.get(column, ())):
            if column not in found and word in plain and plain.index(word) not in found.values():
                found[column] = plain.index(word)
    for column, title in NEEDED.items():
        if column not in found:
            what = Bilingual("aucune colonne reconnue pour : {title}.", "no column found for: {title}.")
            cure = Bilingual(
                "Nommez-la : --columns {column}=…. Colonnes du fichier : {heads}.",
                "Name it: --columns {column}=…. Columns of the file: {heads}.",
            )
            raise log.wrong(1, what.format(title=title), cure.format(column=column, heads=heads or "–"))
    return found


def _plain(head: str) -> str:
    return _SEPARATORS.sub(" ", fold(head)).strip()


def _order(log: CallLog) -> Order | None:
    """Find which of day and month comes first, in the first date of the file that tells."""
    places = [log.places[column] for column in _DATES if column in log.places]
    first = next(log.rows(), None)
    if first is None or all(_ISO.match(first[1][p]) or not first[1][p].strip() for p in places if p < len(first[1])):
        return None
    return order_of(row[place] for _, row in log.rows() for place in places if place < len(row))
