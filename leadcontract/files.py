"""Writes files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from leadcontract.domain.language import Bilingual
from leadcontract.errors import Problem, UsageError

_FORCE = Bilingual("Ajoutez --force pour le remplacer.", "Add --force to replace it.")
_ELSEWHERE = Bilingual("Choisissez un autre fichier de sortie.", "Choose another output file.")
_MAKE = Bilingual("Créez-le d’abord.", "Make it first.")


def check(path: Path, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Refuse, with a UsageError, a file that ``write`` would not write.

    That is: one that exists, unless ``force``; one of the ``inputs``, always; what is no regular file; a folder that
    does not exist; a name that the disk does not take.
    """
    try:
        _check(path, force, inputs)
    except OSError as error:
        raise _unwritable(path, error) from error


def _check(path: Path, force: bool, inputs: Iterable[Path]) -> None:
    if not path.parent.is_dir():
        raise _refused(path.parent, Bilingual("ce dossier n’existe pas.", "this folder does not exist."), _MAKE)
    if not path.exists():
        return
    if not path.is_file():
        raise _refused(path, Bilingual("ce n’est pas un fichier.", "this is not a regular file."), _ELSEWHERE)
    if any(other.exists() and path.samefile(other) for other in inputs):
        raise _refused(path, Bilingual("c’est un fichier d’entrée.", "this is an input file."), _ELSEWHERE)
    if not force:
        raise _refused(path, Bilingual("ce fichier existe déjà.", "this file already exists."), _FORCE)


def write(path: Path, data: bytes, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Write a file under a temporary name beside it, then rename it; UsageError where ``check`` or the disk refuses.

    Its owner alone may read it, whoever could read the one that it replaces.
    """
    try:
        check(path, force, inputs)
        target = path.resolve()
        part = target.with_name(f".leadcontract-{os.urandom(4).hex()}.part")
        try:
            with open(part, "xb", opener=_private) as file:
                file.write(data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _private(name: str, flags: int) -> int:
    """Open a file that its owner alone may read: what is written here is between a lawyer and a client."""
    return os.open(name, flags, 0o600)


def _unwritable(path: Path, error: OSError) -> UsageError:
    what = Bilingual("écriture impossible ({reason}).", "cannot be written ({reason}).")
    return _refused(path, what.format(reason=error.strerror), _ELSEWHERE)


def folder(path: Path) -> None:
    """Make a folder for several files where there is none, open to its owner alone; UsageError where it cannot be."""
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except FileNotFoundError as error:
        what = Bilingual("ce dossier n’existe pas.", "this folder does not exist.")
        raise _refused(path.parent, what, _MAKE) from error
    except FileExistsError as error:
        what = Bilingual("c’est un fichier ; il faut un dossier.", "this is a file; a folder is needed.")
        raise _refused(path, what, _ELSEWHERE) from error
    except OSError as error:
        what = Bilingual("dossier impossible à créer ({reason}).", "this folder cannot be made ({reason}).")
        raise _refused(path, what.format(reason=error.strerror), _ELSEWHERE) from error


def _refused(path: Path, what: Bilingual, cure: Bilingual) -> UsageError:
    return UsageError(Problem(str(path), what, cure))
