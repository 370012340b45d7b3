"""Whether a page is a source at all: an advert of another trade, a text to a template, one spun from another."""

from typing import Final

from swgraph.lexicon import load_lexicon

SPAM: Final = "spam"
TEMPLATE: Final = "template"
SPUN: Final = "spun"
_SOURCE: Final = "source"
_FEWEST: Final = {TEMPLATE: 3, SPUN: 2}  # different wordings that make one
_CROWDED: Final = 3  # different words of other trades in a line that is an advert
_SHARE: Final = 0.4  # of a page: more of it in adverts, and it is one


def page_flags(text: str) -> tuple[str, ...]:
    """Return what speaks against a page as a source: ``spam``, ``template``, ``spun``.

    A template is one only where nothing says who wrote it, when or for whom. Adverts above and below an article make
    no page of adverts.

    >>> page_flags("本文将介绍社工的核心价值。社工不可或缺，未来展望可期。")
    ('template',)
    >>> page_flags("某报记者获悉，本文将介绍社工的核心价值。社工不可或缺，未来展望可期。")
    ()
    """
    said: dict[str, set[str]] = {}
    for term in load_lexicon().gazetteer("page").find(text):
        said.setdefault(term.concept, set()).add(text[term.start : term.end])
    found = [kind for kind, least in _FEWEST.items() if len(said.get(kind, ())) >= least]
    if _SOURCE in said and TEMPLATE in found:
        found.remove(TEMPLATE)
    return (*((SPAM,) if _is_spam(text) else ()), *found)


def _is_spam(text: str) -> bool:
    """Return whether lines with many words of other trades fill a good part of a page."""
    crowded = whole = 0
    for line in text.split("\n"):
        whole += len(line)
        hits = {line[term.start : term.end] for term in load_lexicon().gazetteer("page").find(line) if term.concept == SPAM}
        crowded += len(line) if len(hits) >= _CROWDED else 0
    return whole > 0 and crowded / whole > _SHARE
