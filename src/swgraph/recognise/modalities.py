"""How firmly a thing is promised: 确保, 力争, 争取, 基本, 逐步."""

from collections.abc import Iterator

from swgraph.lexicon import load_lexicon
from swgraph.model import Span, TermMention
from swgraph.recognise.titles import mask_titles


def recognise_modalities(text: str) -> Iterator[TermMention]:
    """Yield each modality in reading order; 基本公共服务 and the like are none, and titles promise nothing.

    >>> [(m.concept, m.text) for m in recognise_modalities("力争建成社工站，提供基本公共服务")]
    [('strive', '力争'), ('reach', '建成')]
    """
    for term in load_lexicon().gazetteer("modality").find(mask_titles(text)):
        yield TermMention("modality", term.concept, text[term.start : term.end], Span(term.start, term.end))
