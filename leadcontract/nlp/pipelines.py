"""Loads the spaCy pipeline of a language, armed with the patterns of a library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

from leadcontract.nlp import startup

startup.prepare()

from spacy.about import __version__ as spacy_version  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.util import load_config, load_model_from_config  # noqa: E402

from leadcontract import resources  # noqa: E402
from leadcontract.domain.language import Bilingual, Lang  # noqa: E402
from leadcontract.domain.library import Library  # noqa: E402
from leadcontract.errors import LibraryError, Problem  # noqa: E402
from leadcontract.library import cache  # noqa: E402
from leadcontract.nlp import folding, matching, planning  # noqa: E402  (importing them registers the factories)
from leadcontract.nlp.classifying import COMPONENT  # noqa: E402
from leadcontract.nlp.planning import Plan  # noqa: E402
from leadcontract.nlp.rules import Rule, rules  # noqa: E402


def load_pipeline(lang: Lang, library: Library) -> Language:
    """Return the pipeline that ``models/<lang>/config.cfg`` describes; LibraryError where it is no pipeline."""
    path = resources.folder("models") / lang / "config.cfg"
    try:
        nlp = load_model_from_config(load_config(path), auto_fill=True, validate=False)
        patterns = nlp.get_pipe("leadcontract_patterns")
        nlp.get_pipe(COMPONENT).from_disk(path.parent / COMPONENT, exclude=["vocab"])  # type: ignore[attr-defined]
        nlp.disable_pipe(COMPONENT)  # asked only about running text, once a document is read
    except (OSError, ValueError, KeyError) as error:
        what = Bilingual("pipeline spaCy illisible ({reason}).", "unreadable spaCy pipeline ({reason}).")
        raise LibraryError(Problem(str(path), what.format(reason=str(error).splitlines()[0]))) from error
    if not isinstance(patterns, matching.Patterns):
        what = Bilingual("leadcontract_patterns manque au pipeline.", "the pipeline lacks leadcontract_patterns.")
        raise LibraryError(Problem(str(path), what))
    wanted = list(rules(library, lang))
    digest = f"{lang}-{library.sha256}" if library.sha256 else None
    patterns.take(wanted, _plan(patterns, wanted, library.cues[lang].words, digest))
    return nlp


def _plan(
    patterns: matching.Patterns, wanted: list[Rule], words: Mapping[str, Sequence[str]], digest: str | None
) -> Plan:
    """Return the plan kept under a digest, or make it and keep it; a library without a digest has none kept.

    A plan holds folded words: one kept by another way of folding, or of planning, is not read.
    """
    made_by = b"".join(Path(str(module.__file__)).read_bytes() for module in (folding, planning))
    name = f"plan-{spacy_version}-{crc32(made_by)}-{digest}"
    kept: Plan | None = cache.recall(name) if digest else None
    if kept is None or len(kept["rules"]) != len(wanted):
        kept = patterns.plan(wanted, words)
        if digest:
            cache.keep(name, kept)
    return kept


class Pipelines:
    """The pipelines of a library, each loaded when its language is first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.loaded: dict[Lang, Language] = {}

    def get(self, langs: Iterable[Lang]) -> dict[Lang, Language]:
        """Return the pipelines of some languages."""
        for lang in langs:
            if lang not in self.loaded:
                self.loaded[lang] = load_pipeline(lang, self.library)
        return {lang: self.loaded[lang] for lang in langs}
