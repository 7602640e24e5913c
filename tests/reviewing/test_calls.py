"""A call log is held to the calling rules of each call's own day."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from leadcontract.documents.calllog import open_log
from leadcontract.documents.callrows import OutOfOrder, calls
from leadcontract.domain.calling import CallsChecked
from leadcontract.domain.library import Library
from leadcontract.errors import InputError
from leadcontract.workflows import CheckedLog, check_calls

HEADS = "Téléphone;Date et heure;Résultat;Date du consentement;Date de retrait;Code postal;Demande le;Créneau convenu"
ON = date(2026, 11, 21)
Hold = Callable[..., CheckedLog]


@pytest.fixture
def held(library: Library, tmp_path: Path) -> Hold:
    """Hold rows (cells after the number and the moment may be left out) to the rules."""

    def hold(*rows: str, heads: str = HEADS, **options: object) -> CheckedLog:
        path = tmp_path / "calls.csv"
        cells = heads.count(";")
        path.write_text("\n".join([heads, *(row + ";" * (cells - row.count(";")) for row in rows)]), encoding="utf-8")
        return check_calls(library, path, on=ON, **options)  # type: ignore[arg-type]

    return hold


def found(checked: CheckedLog) -> list[tuple[int, str]]:
    return [(breach.call.line, breach.rule.check) for breach in checked.first]


GOOD = "0612345678;2026-09-01 10:30;entretien;2026-08-20"


def test_a_call_that_keeps_to_every_rule_is_no_breach(held: Hold) -> None:
    checked = held(GOOD)
    assert (checked.first, checked.told.calls, checked.told.prospects) == ((), 1, 1)


@pytest.mark.parametrize(
    ("moment", "check"),
    [
        ("2026-09-05 10:30", "weekday"),
        ("2026-09-06 10:30", "weekday"),
        ("2026-09-01 09:59", "hours"),
        ("2026-09-01 13:00", "hours"),
        ("2026-09-01 13:30", "hours"),
        ("2026-09-01 20:00", "hours"),
        ("2026-11-11 10:30", "holiday"),
        ("2026-05-25 10:30", "holiday"),
        ("2023-03-06 09:00", "hours"),
    ],
)
def test_days_hours_and_public_holidays(held: Hold, moment: str, check: str) -> None:
    assert found(held(f"0612345678;{moment};;2026-08-20")) == [(2, check)]


@pytest.mark.parametrize("moment", ["2026-09-01 10:00", "2026-09-01 12:59", "2026-09-01 14:00", "2026-09-01 19:59:59"])
def test_the_first_and_last_minutes_allowed(held: Hold, moment: str) -> None:
    assert found(held(f"0612345678;{moment};;2026-08-20")) == []


def test_no_rule_on_days_before_the_first_decree(held: Hold) -> None:
    assert found(held("0612345678;2023-02-26 22:00")) == []


def test_hours_are_those_of_the_prospect(held: Hold) -> None:
    paris = "2026-09-01 15:00"  # 09:00 in Fort-de-France, 17:00 on Réunion
    rows = [f"0696123456;{paris};;2026-08-20;;97200", f"0692123456;{paris};;2026-08-20;;97400"]
    assert found(held(*rows)) == [(2, "hours")]
    assert found(held(f"0696123456;{paris};;2026-08-20")) == [(2, "hours")], "known by the number"
    assert found(held(f"0612345678;{paris};;2026-08-20;;97200")) == [(2, "hours")], "known by the postcode"
    assert found(held("0612345678;2026-09-01T08:00:00Z;;2026-08-20")) == [], "10:00 in Paris"
    assert found(held("0612345678;2026-09-01 08:00;;2026-08-20", zone="UTC")) == []


def test_local_holidays_are_left_to_a_lawyer(held: Hold) -> None:
    checked = held("0388123456;2026-04-03 10:30;;;;67000", "0112345678;2026-04-03 10:30;;;;75001")
    assert checked.first == ()
    assert checked.told.remarks == {"local-holiday": 1}


def test_four_calls_in_thirty_days_attempts_included(held: Hold) -> None:
    days = ["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04", "2026-09-30", "2026-10-01"]
    numbers = ["06 12 34 56 78", "+33612345678", "0033 6 12 34 56 78", "612345678", "06.12.34.56.78", "0612345678"]
    rows = [f"{number};{day} 10:30;sans réponse;2026-08-20" for number, day in zip(numbers, days, strict=True)]
    checked = held(*rows)
    # 30 September is the thirtieth day from the 1st; on 1 October the calls of the 2nd, 3rd, 4th and 30th still count.
    assert found(checked) == [(6, "frequency"), (7, "frequency")]
    assert checked.told.prospects == 1
    assert found(held(*rows[:4], "0612345678;2026-10-01 10:30;;2026-08-20")) == []


def test_sixty_days_after_a_refusal_until_the_rule_ends(held: Hold) -> None:
    refused = "0612345678;2026-03-02 10:30;refus"
    assert found(held(refused, "0612345678;2026-04-30 10:30")) == [(3, "refusal")]
    assert found(held(refused, "0612345678;2026-05-04 10:30")) == []
    late = held("0612345678;2026-08-10 10:30;refus", "0612345678;2026-08-11 10:30;;2026-08-11")
    assert found(late) == [], "a consent given since lifts the refusal; the sixty days are no more"


def test_a_refusal_withdraws_consent_since_11_august_2026(held: Hold) -> None:
    refused = "0612345678;2026-09-01 10:30;Pas intéressé;2026-08-20"
    again = "0612345678;2027-02-01 10:30;;2026-08-20"
    assert found(held(refused, again)) == [(3, "withdrawal")]
    assert found(held(refused, "0612345678;2027-02-01 10:30;;2026-10-02")) == []
    assert found(held("0612345678;2026-09-02 10:30;;2026-08-20;2026-09-01")) == [(2, "withdrawal")]
    assert found(held("0612345678;2026-09-01 10:30;;2026-08-20;2026-09-01")) == [], (
        "perhaps withdrawn in this very call"
    )


def test_an_objection_counts_before_11_august_2026_too(held: Hold) -> None:
    checked = held("0612345678;2026-01-05 10:30;opposition", "0612345678;2026-06-01 10:30")
    assert found(checked) == [(3, "withdrawal")]
    assert checked.first[0].term.law.id == "gdpr/art-21"


def test_consent_is_needed_from_11_august_2026_for_a_year(held: Hold) -> None:
    assert found(held("0612345678;2026-08-10 10:30")) == []
    assert found(held("0612345678;2026-08-11 10:30")) == [(2, "consent")]
    assert found(held("0612345678;2026-09-01 10:30;;2026-09-02")) == [(2, "consent")], "given after the call"
    assert found(held("0612345678;2027-09-01 10:30;;2026-09-01")) == []
    assert found(held("0612345678;2027-09-02 10:30;;2026-09-01")) == [(2, "validity")]
    early = held("0612345678;2026-09-01 10:30;;2026-08-01")
    assert (found(early), early.told.remarks) == ([], {"early-consent": 1})


def test_a_call_back_within_five_working_days_is_left_to_a_lawyer(held: Hold) -> None:
    # Asked on Friday 4 September: Saturday counts, Sunday does not, so that the fifth day is Thursday the 10th.
    asked = "0612345678;2026-09-{day} 10:30;;;;;2026-09-04"
    checked = held(asked.format(day=10))
    assert (found(checked), checked.told.remarks) == ([], {"call-back": 1})
    assert found(held(asked.format(day=11))) == [(2, "consent")]


def test_an_agreed_slot_lifts_the_hours_to_the_minute(held: Hold) -> None:
    row = "0612345678;2026-09-01 20:30;;2026-08-20;;;;2026-09-01 20:{minute}"
    checked = held(row.format(minute=30))
    assert (found(checked), checked.told.remarks) == ([], {"agreed": 1})
    assert found(held(row.format(minute=15))) == [(2, "hours")]


def test_each_breach_cites_the_law_of_the_day_of_the_call(held: Hold) -> None:
    checked = held("0612345678;2026-08-10 21:00", "0612345678;2026-08-11 21:00;;2026-08-11")
    assert [breach.term.law.id for breach in checked.first] == ["conso/d223-9-2022", "conso/d223-9"]


def test_what_the_rules_do_not_bind_is_left_out_and_told(held: Hold) -> None:
    heads = "Téléphone;Date et heure;Type de prospect;Pays"
    rows = [
        "0612345678;2026-09-06 10:30;B2B;FR",
        "0612345678;2026-09-06 10:30;B2C;DE",
        "+441234567890;2026-09-06 10:30",
    ]
    checked = held(*rows, heads=heads)
    assert (checked.first, checked.told.calls, checked.told.skipped) == ((), 0, {"business": 1, "abroad": 2})


def test_what_no_column_tells_is_never_called_good(held: Hold) -> None:
    checked = held("0612345678;2026-09-01 10:30", heads="Téléphone;Date et heure")
    unchecked = {rule.check for rule in checked.told.unchecked}
    assert {"refusal", "withdrawal", "consent", "validity"} <= unchecked
    assert held("0612345678;2026-09-01 10:30;zut").told.unknown == {"zut": 1}


def test_a_log_in_disorder_gives_the_same_breaches(held: Hold) -> None:
    rows = [
        f"06123456{n % 7:02};2026-09-{1 + n % 28:02} {9 + n % 12}:30;{'refus' if n % 9 == 0 else ''};2026-08-20"
        for n in range(200)
    ]
    tidy = sorted(rows, key=lambda row: row.split(";")[1])
    counts = [Counter(held(*some).told.breaches) for some in (tidy, rows, tidy[::-1])]
    assert counts[0] == counts[1]
    assert counts[0]["frequency"] == counts[2]["frequency"] > 50


def test_a_log_in_order_is_never_held(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(f"{HEADS}\n{GOOD}\n0612345678;2026-08-31 10:30\n", encoding="utf-8")
    log = open_log(path, library.calling, zone="Europe/Paris")
    given = calls(log, CallsChecked(log.columns), in_order=True)
    assert next(given).line == 2
    with pytest.raises(OutOfOrder):
        next(given)


def test_columns_in_english_and_columns_that_are_named(held: Hold) -> None:
    english = held("0612345678,2026-09-06 10:30,refused", heads="Phone Number,Called_At,Outcome")
    assert english.told.columns == {"phone": "Phone Number", "called_at": "Called_At", "outcome": "Outcome"}
    named = held("0612345678;2026-09-06;10:30", heads="N;J;H", named={"phone": "N", "called_at": "J", "time": "H"})
    assert found(named) == [(2, "weekday")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("06/09/2026 10:30", "day or the month first"),
        ("2026-13-01 10:30", "cannot be read as a date"),
        ("hier", "cannot be read as a date"),
        ("2026-09-01", "no time of the call"),
        ("46266.4375", "cannot be read as a date"),
        ("2026-09-01 25:30", "cannot be read as a date"),
    ],
)
def test_what_cannot_be_read_is_told_once_with_its_line(held: Hold, text: str, says: str) -> None:
    with pytest.raises(InputError) as told:
        held(*[GOOD][: "/" not in text], f"0612345678;{text}")
    assert says in told.value.say("en")
    assert told.value.problems[0].where.endswith(f"calls.csv:{3 if '/' not in text else 2}")
    assert len(told.value.problems) == 1


def test_one_date_that_leaves_no_doubt_tells_how_all_are_written(held: Hold) -> None:
    french = held("0612345678;06/09/2026 10:30;;20/08/2026")
    assert found(french) == [(2, "weekday")]
    american = held("0612345678;09/06/2026 10:30 AM;;08/20/2026")
    assert found(american) == [(2, "weekday")]
    assert found(held("0612345678;06/09/2026 10:30;;06/09/2026", order="dmy")) == [(2, "weekday")]


@pytest.mark.parametrize(
    ("heads", "says"), [("Nom;Ville", "number or identifier"), ("Téléphone;Ville", "date and time")]
)
def test_a_missing_column_is_named_with_those_there_are(held: Hold, heads: str, says: str) -> None:
    with pytest.raises(InputError) as told:
        held(GOOD, heads=heads)
    assert says in told.value.say("en")
    assert "Ville" in told.value.say("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(library: Library, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(f"{HEADS}\r\n{GOOD.replace('entretien', 'refusé')}\r\n", encoding=encoding, newline="")
    checked = check_calls(library, path, on=ON)
    assert checked.told.columns["outcome"] == "Résultat"
    assert checked.told.unknown == {}


def test_a_workbook_or_a_picture_is_no_log(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(b"PK\x03\x04\0\0\0")
    with pytest.raises(InputError, match="not a table in text"):
        check_calls(library, path, on=ON)


@pytest.mark.parametrize(
    ("data", "says", "line"),
    [
        (b"\x81\x8d;2026-09-01 10:30", "neither UTF-8 nor Windows-1252", 3),
        (b'0612345678;2026-09-01 10:30;"open\n0612345678;2026-09-01 10:30', "cannot be read", 4),
        (b"x" * 200_000 + b";2026-09-01 10:30", "cannot be read", 3),
        (b"0612345678", "1 cells for 3 columns", 3),
        (b";2026-09-01 10:30", "no prospect", 3),
    ],
)
def test_a_damaged_line_is_told_with_its_line(
    library: Library, tmp_path: Path, data: bytes, says: str, line: int
) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(b"Tel;Date;Note\n0612345678;2026-09-01 10:30;\n" + data + b"\n")
    with pytest.raises(InputError) as told:
        check_calls(library, path, on=ON)
    assert says in told.value.say("en")
    assert told.value.problems[0].where == f"{path}:{line}"


def test_memory_follows_the_prospects_and_not_the_lines(library: Library, tmp_path: Path) -> None:
    def peak(lines: int) -> int:
        path = tmp_path / f"{lines}.csv"
        rows = (f"06{n % 40:08};2026-09-{1 + n * 28 // lines:02} 10:30;;2026-08-20" for n in range(lines))
        path.write_text("\n".join([HEADS, *(row + ";;;;" for row in rows)]), encoding="utf-8")
        check_calls(library, path, on=ON)  # what is worked out once is not counted
        tracemalloc.start()
        check_calls(library, path, on=ON)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(20_000) < peak(2_000) + 100_000
