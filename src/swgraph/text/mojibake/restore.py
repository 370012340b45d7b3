"""The steps that restore damaged runs, and the places that cannot be decided."""

from swgraph.model import RepairStep, Span
from swgraph.text.mojibake.search import Reading, Search
from swgraph.text.mojibake.suspects import NOTHING_LEFT, begins, suspects

NAME = "mojibake"
_OBVIOUS = 0.95


def restore(text: str) -> tuple[tuple[RepairStep, ...], tuple[Span, ...]]:
    """Return the steps that restore damaged runs, and where runs are damaged beyond decision.

    >>> steps, undecided = restore("社会工作发挥着不可替代的作用?!兑庖?jiàn)》强调,要加强培养")
    >>> [(step.before, step.after) for step in steps], undecided
    ([('?!兑庖?jiàn)', '。《意見')], ())
    """
    starts = list(suspects(text))
    nothing = [Span(m.start(), m.end()) for m in NOTHING_LEFT.finditer(text)]
    if not starts:
        return (), tuple(nothing)
    search = Search(text)
    steps: list[RepairStep] = []
    undecided: list[Span] = []
    done = 0
    for i, first in enumerate(starts):
        start = first
        best, certainty = search.best(start) if start >= done else (None, 0.0)
        if best is None:
            continue
        for other in starts[i + 1 : i + 6] if certainty < _OBVIOUS or not begins(text, start) else ():
            if other < min(best.end, first + 6):
                rival, sure = search.best(other)
                if rival is not None and rival.gain > best.gain:
                    start, best, certainty = other, rival, sure
        done = max(search.after_lost(best.end), best.end + 1) if best.lost else best.end
        if certainty:
            # A ? would be taken for the end of a question: U+FFFD says that a character is unknown.
            out = best.out + "\ufffd" * (done - best.end)
            steps.append(RepairStep(NAME, start, text[start:done], out, _reason(best), certainty))
        else:
            undecided.append(Span(start, best.end))
    touched = {i for span in undecided for i in range(span.start, span.end)}
    touched |= {step.start + i for step in steps for i in range(len(step.before))}
    left = [span for span in nothing if touched.isdisjoint(range(span.start, span.end))]
    return tuple(steps), tuple(sorted([*undecided, *left]))


def _reason(reading: Reading) -> str:
    return f"GBK 错位一字节 GBK read one byte late; {reading.gain:.0f} bits likelier"
