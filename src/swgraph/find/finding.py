"""What a question in plain words means: a question of the catalogue with values, or the nearest three."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from swgraph.catalogue import Question, Text
from swgraph.errors import QueryError, UnknownQuestionError
from swgraph.find.match import rank
from swgraph.find.shown import told, told_params
from swgraph.find.slots import Reading, Value, fill, left_over
from swgraph.query import Result, ask

if TYPE_CHECKING:
    from swgraph.store import Store

LONGEST: Final = 400
_SURE: Final = 0.95  # a wording that fits, or nearly every word of the question itself
_AHEAD: Final = 0.2
_NEAR: Final = 0.15
_OFFERED: Final = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """One question that may be meant, with the values that it would be asked with."""

    question: Question
    params: Mapping[str, Value]
    score: float

    @property
    def understood(self) -> Text:
        """The question and its values in both languages."""
        return told(self.question, self.params)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was understood; ``question`` is None where that is not clear, and ``alternatives`` are the nearest three.

    ``unclear`` are names in the text that fit several places, ``unused`` what the question has no parameter for.
    """

    text: str
    question: Question | None
    params: Mapping[str, Value]
    alternatives: tuple[Guess, ...]
    unclear: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    store: "Store | None" = field(default=None, repr=False)

    @property
    def understood(self) -> Text:
        """What was understood, in Chinese and in English."""
        if self.question is not None:
            words = told(self.question, self.params)
            unused = "、".join(self.unused)
            return Text(f"{words.zh}（未用：{unused}）", f"{words.en} (not used: {unused})") if unused else words
        near = [guess.understood for guess in self.alternatives]
        if not near:
            return Text("没有听懂", "not understood")
        several = "；".join(self.unclear)
        return Text(
            f"不能确定{f'（{several}）' if several else ''}，最接近的是：" + "；".join(each.zh for each in near),
            f"not sure{f' ({several})' if several else ''}; nearest are: " + "; ".join(each.en for each in near),
        )

    def answer(self) -> Result:
        """Return the answer to the question that was understood.

        Raises:
            UnknownQuestionError: it is not clear which question is meant; the nearest three are named.
            QueryError: the finding was made without a graph.
        """
        question = self.sure()
        if self.store is None:
            raise QueryError("没有图谱 no graph to ask: use kg.find(text) of an open graph instead of find(text)")
        return ask(self.store, question, self.params)

    def sure(self) -> Question:
        """Return the question that was understood.

        Raises:
            UnknownQuestionError: it is not clear which is meant; the nearest three are named.
        """
        if self.question is None:
            raise UnknownQuestionError("\n".join(self._doubts()))
        return self.question

    def _doubts(self) -> Iterator[str]:
        if not self.alternatives:
            shown = self.text if len(self.text) <= 60 else f"{self.text[:60]}…"
            yield f"没有听懂 not understood: {shown!r}; ask in a sentence of at most {LONGEST} characters, or run: swgraph ask"
            return
        yield "不能确定所问 not sure which question is meant; ask one of these by its id, or in other words:"
        yield from (f"  同名 several places: {name}" for name in self.unclear)
        for guess in self.alternatives:
            words = guess.question.question
            yield f"  {guess.question.id} {words.zh} {words.en}"
            if guess.params:
                yield f"     swgraph ask {guess.question.id} {told_params(guess.params)}"


def find(text: str, store: "Store | None" = None) -> Finding:
    """Return which question a text in Chinese or English asks, and with which values; the same text finds the same.

    >>> found = find("宁夏和江西到2027年社工人才目标是多少")
    >>> found.question.id, found.params["region"], found.params["by"]
    ('C1', ['640000', '360000'], 2027)
    >>> [guess.question.id for guess in find("天气怎么样").alternatives], find("天气怎么样").question
    ([], None)
    """
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        return Finding(str(text), None, {}, (), store=store)
    reading = Reading(text.strip().encode("utf-8", "replace").decode())
    ranked = rank(reading.words)
    near = [(score, question) for score, question in ranked[:_OFFERED] if score >= _NEAR]
    guesses = tuple(Guess(question, fill(question, reading), round(score, 3)) for score, question in near)
    if guesses and not reading.unclear and ranked[0][0] >= _SURE and ranked[0][0] - ranked[1][0] >= _AHEAD:
        best = guesses[0]
        return Finding(text, best.question, best.params, guesses, (), left_over(reading, best.params), store)
    return Finding(text, None, {}, guesses, reading.unclear, store=store)
