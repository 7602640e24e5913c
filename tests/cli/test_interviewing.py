"""The interview as a person holds it in a terminal, in both languages, interrupted and taken up again."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from leadcontract import workflows
from leadcontract.cli.interviewing import Conversation
from leadcontract.domain.language import Lang
from leadcontract.domain.library import Library
from leadcontract.workflows import Interview
from tests.cli.conftest import Run

DATE, REFERENCE = "27/11/2026", "BC-1"


def talk(path: Path, library: Library, answers: Iterable[str | type[BaseException]], lang: Lang = "fr") -> int:
    """Hold an interview with answers given beforehand; an exception is a key that ends it. Then the input ends."""
    left = iter(answers)

    def ask(recalled: str, words: Sequence[str]) -> str:
        answer = next(left, EOFError)
        if isinstance(answer, str):
            return answer
        raise answer

    entries = workflows.read_entries(path, library) if path.exists() else {}
    return Conversation(Interview(library, lang, entries), path, lang, ask).hold()


def test_each_answer_is_in_the_file_before_the_next_question(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "deal.yaml"
    seen = []

    def answers() -> Iterable[str]:
        for text in (DATE, REFERENCE, "Aurore"):
            yield text
            seen.append(path.read_text(encoding="utf-8"))

    talk(path, library, answers())
    assert "signed_on: 2026-11-27" in seen[0] and "reference: BC-1" not in seen[0]
    assert "reference: BC-1" in seen[1] and "name: Aurore" in seen[2]


@pytest.mark.parametrize(("key", "code"), [(EOFError, 0), (KeyboardInterrupt, 130), ("quitter", 0), ("quit", 0)])
def test_it_stops_at_any_question_and_goes_on_from_there(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str], key: str | type[BaseException], code: int
) -> None:
    path = tmp_path / "deal.yaml"
    assert talk(path, library, [DATE, REFERENCE, key]) == code
    assert "la même commande reprend" in " ".join(capsys.readouterr().out.split())
    talk(path, library, ["Aurore"])
    told = capsys.readouterr().out
    assert "Date de signature" not in told and "Dénomination sociale du Client" in told
    text = path.read_text(encoding="utf-8")
    assert "signed_on: 2026-11-27" in text and "reference: BC-1" in text and "  name: Aurore" in text


def test_a_wrong_answer_is_told_and_asked_again(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(tmp_path / "deal.yaml", library, ["31/02/2026", DATE])
    told = capsys.readouterr().out
    assert "! signed_on : « 31/02/2026 » n’est pas une date AAAA-MM-JJ." in told.replace("\u00a0", " ")
    assert told.count("Date de signature") == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_can_ask_why_go_back_and_skip_in_either_language(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str], lang: Lang
) -> None:
    back, skip = ("retour", "passer") if lang == "fr" else ("back", "skip")
    path = tmp_path / "deal.yaml"
    talk(path, library, [back, "?", "2026-11-27", back, "", skip], lang)
    told = " ".join(capsys.readouterr().out.split()).replace("\u00a0", " ")
    assert ("C’est la première question." if lang == "fr" else "This is the first question.") in told
    assert library.guide.explains["signed_on"][lang].replace("\u00a0", " ") in told
    assert ("réponse actuelle : 2026-11-27" if lang == "fr" else "present answer: 2026-11-27") in told
    assert "signed_on: 2026-11-27" in path.read_text(encoding="utf-8")


def test_the_reasoning_on_the_roles_is_told_once_they_are_known(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "deal.yaml"
    path.write_text("roles: {purpose: client, form: client, recipients: client, copy: client}\n", encoding="utf-8")
    talk(path, library, [*[""] * 27, "client"])
    told = " ".join(capsys.readouterr().out.split()).replace("\u00a0", " ")
    assert told.count("Conclusion : un responsable et son sous-traitant.") == 1
    assert "# ⇒ Conclusion : un responsable" in path.read_text(encoding="utf-8").replace("\u00a0", " ")


def test_without_a_terminal_one_message_names_the_blank_form(run: Run, tmp_path: Path) -> None:
    for lang in ("fr", "en"):
        told = run("deal", "new", "-o", tmp_path / "deal.yaml", lang=lang)
        assert told.exit_code == 2 and "--blank" in told.stderr
    assert not (tmp_path / "deal.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
def test_in_a_real_terminal_control_c_and_d_keep_what_was_answered(tmp_path: Path, key: str, code: int) -> None:
    import pty

    path = tmp_path / "deal.yaml"
    command = [sys.executable, "-m", "leadcontract", "--ui-lang", "en", "deal", "new", "-o", str(path)]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ |= {"TERM": "xterm", "COLUMNS": "100", "LINES": "40", "PROMPT_TOOLKIT_NO_CPR": "1"}
        os.execv(sys.executable, command)  # noqa: S606  (our own program)
    said = b""

    def until(word: str, times: int = 1, seconds: float = 60) -> None:
        nonlocal said
        end = time.monotonic() + seconds
        while said.count(word.encode()) < times:
            assert time.monotonic() < end, said.decode(errors="replace")
            if select.select([terminal], [], [], 0.2)[0]:
                said += os.read(terminal, 65536)

    ready = "\x1b[?2004h"  # pasted text is told apart: the line editor listens
    until(ready)
    os.write(terminal, b"2026-11-27\r")
    until(ready, 2)
    os.write(terminal, b"half an answ" if key == "\x03" else b"")
    os.write(terminal, key.encode())
    until("Stopped here")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == code
    os.close(terminal)
    assert "signed_on: 2026-11-27" in path.read_text(encoding="utf-8")
