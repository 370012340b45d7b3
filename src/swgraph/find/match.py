"""How well the questions of the catalogue fit a text: by the words they share, and by known wordings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from math import log
from types import MappingProxyType
from typing import Final

from swgraph.catalogue import Question, load_catalogue
from swgraph.find.wordings import Wording, load_wordings
from swgraph.find.words import features, plain

#: What words weigh by where the catalogue has them.
_ASKED, _NAMED, _SHOWN = 1.0, 0.6, 0.3
_NEXT_WORDING: Final = 0.4  # a second wording says less than the first
_LONGER: Final = 0.25  # a wording of two parts says more than one of one
_AGAINST: Final = 0.8
_MOST: Final = 2
_VERBATIM: Final = 9.0


def rank(text: str) -> list[tuple[float, Question]]:
    """Return all questions with their scores, the best first; equal ones in the order of the catalogue.

    >>> [question.id for _, question in rank("离目标还差多少，每年要新增几个")[:1]]
    ['C2']
    """
    shared = _shared(text)
    scored = [(_score(text, question, shared), question) for question in load_catalogue()]
    return sorted(scored, key=lambda each: -each[0])


def _score(text: str, question: Question, shared: Mapping[str, float]) -> float:
    known = load_wordings().get(question.id, ())
    if _bare(text) in _own(question):
        return _VERBATIM
    return shared.get(question.id, 0.0) + _for(text, known) - _against(text, known)


def _own(question: Question) -> frozenset[str]:
    """Return how the catalogue itself asks the question."""
    texts = (question.question, question.summary)
    return frozenset(_bare(plain(words)) for text in texts for words in (text.zh, text.en))


def _bare(text: str) -> str:
    return text.strip(" ?？。.")


def _for(text: str, known: tuple[Wording, ...]) -> float:
    """Return what the wordings say that fit: the most telling one, and a part of the others."""
    weights = sorted((1 + _LONGER * (len(w.parts) - 1) for w in known if w.speaks_for and w.fits(text)), reverse=True)
    return sum(weights[:1]) + _NEXT_WORDING * sum(weights[1:_MOST])


def _against(text: str, known: tuple[Wording, ...]) -> float:
    return _AGAINST * min(_MOST, sum(1 for w in known if not w.speaks_for and w.fits(text)))


def _shared(text: str) -> dict[str, float]:
    """Return by question how much of what a text says the question says as well: 0 to 1, rare words weighing more."""
    index, rarity = _index()
    asked = [feature for feature in dict.fromkeys(features(text)) if feature in rarity]
    whole = sum(rarity[feature] for feature in asked)
    if not whole:
        return {}
    # Two words in common are no more than two words, however short the text.
    whole = max(whole, 4 * _typical(rarity))
    return {key: sum(rarity[f] * weights.get(f, 0.0) for f in asked) / whole for key, weights in index.items()}


def _typical(rarity: Mapping[str, float]) -> float:
    return max(rarity.values()) * 0.7


@cache
def _index() -> tuple[Mapping[str, Mapping[str, float]], Mapping[str, float]]:
    """Return the words of each question with their weights, and how rare each word is among the questions."""
    index = {question.id: _weights(question) for question in load_catalogue()}
    number = Counter(feature for weights in index.values() for feature in weights)
    rarity = {feature: log(1 + len(index) / times) for feature, times in number.items()}
    return MappingProxyType(index), MappingProxyType(rarity)


def _weights(question: Question) -> dict[str, float]:
    found: dict[str, float] = {}
    for weight, words in _words(question):
        for feature in features(plain(words)):
            found[feature] = max(weight, found.get(feature, 0.0))
    return found


def _words(question: Question) -> Iterator[tuple[float, str]]:
    for text in (question.question, question.summary):
        yield _ASKED, text.zh
        yield _ASKED, text.en
    yield _NAMED, " ".join((*question.tags, question.name.replace("-", " ")))
    for column in question.columns[:-4]:  # every table ends with the same four
        yield _SHOWN, column.label.zh
        yield _SHOWN, column.label.en
