"""The interview of ``leadcontract deal new``: one question at a time, in the terminal."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from leadcontract import files, workflows
from leadcontract.assembly import answering, roles
from leadcontract.cli import common
from leadcontract.cli.complaining import INTERRUPTED
from leadcontract.cli.parameters import BadUsage
from leadcontract.domain.clause import Instrument
from leadcontract.domain.language import Bilingual, Lang
from leadcontract.domain.question import Question
from leadcontract.domain.typography import typography
from leadcontract.errors import Problem
from leadcontract.library.values import EXPECTED
from leadcontract.workflows.interviewing import Interview, Proposals, Step

Ask = Callable[[str, Sequence[str]], str]
"""Asks for one line: what the up arrow recalls, and words to complete; EOFError and KeyboardInterrupt end all."""

SKIP, BACK, MORE, ONE_BY_ONE, STOP = (
    frozenset({"passer", "skip"}),
    frozenset({"retour", "back"}),
    frozenset({"?"}),
    frozenset({"détail", "detail"}),
    frozenset({"quitter", "quit"}),
)
NO_TERMINAL = Bilingual(
    "l’entretien se fait dans un terminal ; sans terminal, « deal new --blank -o deal.yaml » écrit une fiche vide.",
    "the interview needs a terminal; without one, 'deal new --blank -o deal.yaml' writes a form to fill in.",
)
HELLO = Bilingual(
    "Les réponses vont dans {path}, une à une. Entrée : garder la valeur proposée, ou rien. « passer » : laisser "
    "en blanc ; « retour » : question précédente ; « ? » : en savoir plus ; « quitter » ou Ctrl-D : s’arrêter là, et "
    "reprendre plus tard par la même commande.",
    "Answers go to {path}, one by one. Enter: keep what is proposed, or leave empty. 'skip': leave blank; 'back': "
    "previous question; '?': tell me more; 'quit' or Ctrl-D: stop here, and go on later with the same command.",
)
PROPOSED = Bilingual("proposé : {value}", "proposed: {value}")
NOTED = Bilingual("note : {remark}", "note: {remark}")
NO_BACK = Bilingual("C’est la première question.", "This is the first question.")
NO_MORE = Bilingual("Rien de plus à en dire.", "There is no more to tell.")
SEVERAL = Bilingual("plusieurs possibles : 1, 2", "several are possible: 1, 2")
CODES = Bilingual("des codes de deux lettres : FR, BE", "codes of two letters: FR, BE")
KEPT = Bilingual(
    "réponse actuelle : {value} (Entrée : la garder ; ↑ : la modifier)",
    "present answer: {value} (Enter: keep it; ↑: change it)",
)
TO_MEND = Bilingual("dans la fiche : {value} (↑ : le corriger)", "in the deal: {value} (↑: correct it)")
KEEP = Bilingual(
    "{count} valeurs proposées. Entrée : les garder toutes ; « détail » : une à une ; « passer » : plus tard.",
    "{count} proposed values. Enter: keep them all; 'detail': one by one; 'skip': later.",
)
STOPPED = Bilingual(
    "Arrêté là : {path} garde vos réponses ; la même commande reprend à cet endroit.",
    "Stopped here: {path} keeps your answers; the same command goes on from this place.",
)
DONE = Bilingual(
    "Plus rien à demander. Vérifiez : leadcontract deal check {path}",
    "Nothing left to ask. Check: leadcontract deal check {path}",
)
COLON = Bilingual(" : ", ": ")
BLANK = Bilingual("{count} réponses laissées en blanc.", "{count} answers left blank.")


def on_terminal() -> None:
    """Refuse an interview where nobody can answer."""
    if not (sys.stdin is not None and sys.stdin.isatty() and common.on_terminal()):
        raise BadUsage(NO_TERMINAL)


def line_editor() -> Ask:
    """Return the line editor of the terminal: arrows, completion, paste."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import InMemoryHistory

    def ask(recalled: str, words: Sequence[str]) -> str:
        completer = WordCompleter(list(words)) if words else None
        session: PromptSession[str] = PromptSession(history=InMemoryHistory([recalled] if recalled else []))
        return session.prompt("› ", completer=completer, complete_while_typing=False)

    return ask


class Conversation:
    """An interview held in a language, its answers written to a file as they come."""

    def __init__(self, interview: Interview, path: Path, lang: Lang, ask: Ask) -> None:
        self._interview = interview
        self._path = path
        self._lang = lang
        self._ask = ask
        self._section = ""
        self._told: list[str] = []

    def hold(self) -> int:
        """Ask until nothing is left or the person stops, and return the exit code."""
        self._say(HELLO[self._lang].format(path=self._path))
        self._save()
        code = 0
        try:
            while (step := self._interview.step()) is not None:
                if not self._put(step):
                    break
            else:
                self._end()
                return 0
        except EOFError:
            pass
        except KeyboardInterrupt:
            code = INTERRUPTED
        self._save()
        click.echo()
        self._say(STOPPED[self._lang].format(path=self._path))
        return code

    def _put(self, step: Step) -> bool:
        """Put one step until something comes of it; False where the person stops."""
        self._open_section(step)
        recalled = said = self._begin(step)
        while True:
            words = list(step.choices) if isinstance(step, Question) and step.type in ("choice", "words") else []
            typed = self._ask(recalled, words).strip() or said
            command = typed.casefold()
            if command in STOP:
                return False
            if command in MORE:
                self._explain(step)
                continue
            if command in BACK:
                if self._interview.back():
                    break
                self._say(NO_BACK[self._lang])
                continue
            if command in SKIP or (not typed and isinstance(step, Question) and step.proposed is None):
                self._interview.skip(step)
                break
            problems = self._take(step, typed)
            if not problems:
                break
            for problem in problems:
                self._wrong(problem)
            if isinstance(step, Proposals):
                break
            recalled = typed
        self._save()
        return True

    def _take(self, step: Step, typed: str) -> list[Problem]:
        if isinstance(step, Question):
            return self._interview.answer(step, typed) if typed else self._interview.accept(step)
        if typed.casefold() in ONE_BY_ONE:
            self._interview.open(step)
            return []
        if typed:
            self._say(self._keep(step))
            return self._take(step, self._ask("", ()).strip())
        return self._interview.accept_all(step)

    def _begin(self, step: Step) -> str:
        """Show a step, and return the answer already given, if any."""
        lang = self._lang
        click.echo()
        if isinstance(step, Proposals):
            for question in step.questions:
                if question.proposed is not None:
                    bound = f" ({question.bounds[lang]})" if question.bounds is not None else ""
                    value = answering.shown(question, question.proposed, lang)
                    self._say(f"{question.asks[lang]}{COLON[lang]}{value}{bound}", "  ")
            self._say(self._keep(step))
            return ""
        click.secho(step.asks[lang], bold=True) if common.in_colour() else click.echo(step.asks[lang])
        for warning in step.warns:
            self._wrong(Problem("", warning))
        for line in self._hints(step):
            self._say(line, "  ")
        entry = self._interview.entries.get(step.fact)
        for remark in entry.remarks if entry is not None else ():
            self._say(NOTED[lang].format(remark=remark), "  ")
        for problem in self._interview.wrong.get(step.fact, ()):
            self._wrong(problem)
        said = self._interview.said(step.fact)
        if said is None:
            return ""
        kept = answering.editable(said, lang)
        self._say((TO_MEND if step.fact in self._interview.wrong else KEPT)[lang].format(value=kept), "  ")
        return kept

    def _hints(self, question: Question) -> list[str]:
        lang = self._lang
        hints = [f"{n}  {word} — {label[lang]}" for n, (word, label) in enumerate(question.choices.items(), 1)]
        if question.type == "words":
            hints.append(SEVERAL[lang])
        elif question.type == "codes":
            hints.append(CODES[lang])
        elif question.type not in ("choice", "text"):
            hints.append(EXPECTED[question.type][lang])
        law = roles.cited(question.law)[lang] if question.bounds else ""
        if question.bounds is not None:
            hints.append(f"{question.bounds[lang]} ({law})" if law else question.bounds[lang])
        if question.proposed is not None:
            hints.append(PROPOSED[lang].format(value=answering.shown(question, question.proposed, lang)))
        return hints

    def _explain(self, step: Step) -> None:
        lang = self._lang
        questions = (step,) if isinstance(step, Question) else step.questions
        for question in questions if len(questions) == 1 else ():
            if question.explains is not None:
                self._say(question.explains[lang], "  ")
            for basis in question.law:
                self._say(f"{roles.cited([basis])[lang]} — {basis.says[lang]}", "  ")
            if question.explains is not None or question.law:
                return
        self._say(NO_MORE[lang] if isinstance(step, Question) else self._keep(step), "  ")

    def _keep(self, step: Proposals) -> str:
        return KEEP[self._lang].format(count=len(step.questions))

    def _open_section(self, step: Step) -> None:
        if step.section.name == self._section:
            return
        if self._section == "roles":
            self._conclude()
        self._section = step.section.name
        title = step.section.title[self._lang]
        click.echo(f"\n── {title} {'─' * max(0, common.width() - len(title) - 4)}")

    def _conclude(self) -> None:
        """Tell what follows from the roles, once for each set of answers, and whether the document asked for fits."""
        told = list(roles.reasoning(self._interview.library, self._interview.deal.roles, self._lang))
        if told == self._told:
            return
        self._told = told
        click.echo()
        for line in told:
            self._say(line, "  ")
        mismatch = self._interview.mismatch()
        if mismatch is not None:
            self._wrong(mismatch)

    def _end(self) -> None:
        left = sum(self._interview.said(question.fact) is None for question in self._interview.questions())
        if self._section == "roles":
            self._conclude()
        self._save()
        click.echo()
        if left:
            self._say(BLANK[self._lang].format(count=left))
        self._say(DONE[self._lang].format(path=self._path))

    def _save(self) -> None:
        files.write(self._path, self._interview.text.encode(), force=True)

    def _wrong(self, problem: Problem) -> None:
        text = textwrap.fill(problem.say(self._lang), common.width(), initial_indent="! ", subsequent_indent="  ")
        click.secho(text, fg="red") if common.in_colour() else click.echo(text)

    def _say(self, text: str, indent: str = "") -> None:
        wrapped = textwrap.fill(
            typography(text, "fr") if self._lang == "fr" else text,
            common.width(),
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_on_hyphens=False,
        )
        click.echo(wrapped)


def hold(known: Path | None, output: Path, lang: Lang, document: Instrument | None) -> int:
    """Hold an interview that begins with what a file knows, and return the exit code."""
    library = common.library("texts")
    entries = workflows.read_entries(known, library) if known is not None else {}
    interview = Interview(library, lang, entries, document)
    return Conversation(interview, output, lang, line_editor()).hold()
