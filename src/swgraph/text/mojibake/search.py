"""The search for the likeliest reading of a damaged run: every pairing of its bytes, the best hundred kept."""

from collections.abc import Iterator
from dataclasses import dataclass

import re2

from swgraph.text.gbk import char_of, chars_ending_in, chars_led_by, frequent_led_by
from swgraph.text.likelihood import Likelihood
from swgraph.text.mojibake.halves import byte_pairs, unpaired, year_digit
from swgraph.text.mojibake.suspects import LOST, NOTE, RARE, is_rare
from swgraph.text.pinyin import is_han, is_reading
from swgraph.text.plausible import frequencies, most_frequent
from swgraph.text.script import simplified_char, traditional_char

_LONGEST = 400
_BEAM = 100
_ENDING = 24  # readings that are tried for an end at each place
_HOPELESS = 30.0
_BUDGET, _BUDGET_PER_CHAR = 300_000, 2  # characters that are tried
_START, _PER_CHAR = 20.0, 11.0  # bits beyond which a reading is no Chinese text
_ENOUGH = 13.0
_SUSPECT = 9.0
_FREQUENT = 1000  # characters that a note alone may stand for
_SURE = 0.75
_HAN_FIRST = 8.0  # what is lost is mostly a mark: readers stumble over the punctuation between sentences
_YEAR = re2.compile("^(?:19|20)[0-9][0-9]年")
_BEFORE_YEAR = "到在至自从從于於截前市州省县縣区區。，；：、（"
_YEAR_UNEXPECTED = 6.0
_YEAR_FITS = 4.0  # bits that it is worth if the swallowed digit makes a year
_PAIRED = (("《", "》"), ("“", "”"), ("（", "）"))
_NO_TRACE = 6.0  # bits that it costs if the lost byte left no ? behind
_LATE = 8.0  # … if a rare character stands before the start
_NOTE_FITS = 8.0  # bits that a fitting note is worth
_MARKS = "。，、；：）》”"  # may be lost with the first byte of the next character where the two are no pair of GB 2312


@dataclass(frozen=True, slots=True)
class _State:
    """A reading so far: ``lead`` is the first byte that waits for its second one (None: lost)."""

    lead: int | None
    out: str
    cost: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a damaged run was, up to ``end``; ``gain`` is how many bits likelier than what is shown."""

    end: int
    out: str
    lost: bool  # the ? behind the end hides a character that nobody can know
    gain: float


class Search:
    """The search for the likeliest reading of the runs of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._likelihood = Likelihood(text)
        # Text that is all damage or no Chinese would be searched from every character: the work stays linear.
        self._budget = _BUDGET + _BUDGET_PER_CHAR * len(text)
        self._notes: dict[int, tuple[str, int] | None] = {}
        self._costs = self._likelihood.running_costs()

    def best(self, start: int) -> tuple[Reading | None, float]:
        """Return the best reading from ``start``, or None where all is well, and its certainty: 0 where undecided."""
        readings = sorted(self._readings(start), key=lambda r: (-r.gain, r.end, r.out))
        if not readings or readings[0].gain < _SUSPECT:
            return None, 0.0
        first = readings[0]
        shown = simplified(first.out)
        rival = next((r for r in readings[1:] if r.end == first.end and simplified(r.out) != shown), None)
        lead = first.gain - rival.gain if rival else 2 * _ENOUGH
        if first.gain < _ENOUGH:
            damaged = self._text[start] in LOST and any(map(is_han, self._text[start : first.end]))
            return (first, 0.0) if damaged else (None, 0.0)
        certainty = round(min(0.99, 1 / (1 + 2.0**-lead)), 2)
        return first, certainty if certainty >= _SURE and not self._strange(first) else 0.0

    def _strange(self, reading: Reading) -> bool:
        """Return whether a reading has a rare character that no word has there: then what was written is unknown."""
        ranks, followers = frequencies().ranks, self._likelihood.followers
        shown = self._before + simplified(reading.out + self._text[reading.end : reading.end + 1])
        return any(
            is_han(char)
            and ranks.get(char, RARE) >= RARE
            and char not in followers(before)
            and after not in followers(char)
            for before, char, after in zip(shown, shown[1:], f"{shown[2:]}\n", strict=False)
        )

    def _readings(self, start: int) -> Iterator[Reading]:
        text = self._text
        first = start + 1 if text[start] in LOST else start
        self._start, self._before = start, text[start - 1] if start else "\n"
        # A rare character just before is damaged too: this is not where it began.
        late = _LATE if is_rare(self._before) else 0.0
        states = [_State(None, "", late if first > start else late + _NO_TRACE)]
        for i in range(first, min(first + _LONGEST, len(text) + 1)):
            if self._budget < 0:
                return
            for state in states[:_ENDING] if i > first else ():
                yield from self._endings(state, i)
            if i == len(text) or text[i] == "\n":
                return
            for state in states[:_ENDING]:
                yield from self._trails(state, i)
                yield from self._letters(state, i)
            if i == first:
                yield from self._two_lost(i - 1)
                yield from self._two_lost(i)
            spent = self._costs[i + 1] - self._costs[start]
            likely = _START + _PER_CHAR * (i + 1 - first)
            states = self._next(states, i, min(spent + _HOPELESS, likely))
            if not states:
                return

    def _last(self, state: _State) -> str:
        return state.out[-2:] if len(state.out) > 1 else self._before + state.out

    def _next(self, states: list[_State], i: int, most: float) -> list[_State]:
        """Return the readings with the character at ``i`` taken as two bytes, best first; none costs more than ``most``."""
        found: dict[tuple[int | None, str], list[_State]] = {}
        pairs = list(byte_pairs(self._text[i]))
        for state in states:
            last = self._last(state)
            for first, second in pairs:
                for char in self._chars(state, first):
                    self._budget -= 1
                    cost = state.cost + self._likelihood.cost(last, char)
                    if not state.out and is_han(char):
                        cost += _HAN_FIRST
                    if cost < most:
                        reading = _State(second, state.out + char, cost)
                        _keep_two(found.setdefault((second, state.out[-2:] + char), []), reading)
        return sorted((s for held in found.values() for s in held), key=_order)[:_BEAM]

    def _chars(self, state: _State, trail: int | None) -> Iterator[str]:
        """Yield the characters that the waiting first byte and ``trail`` can be; None is a lost byte."""
        if trail is None:
            yield from self._led_by(state)
        elif state.lead is not None:
            char = char_of(state.lead, trail)
            if char:
                yield char
        elif not state.out:
            yield from chars_ending_in(trail)
        else:
            yield from (char for char in chars_ending_in(trail) if unpaired(state.out[-1], char))

    def _led_by(self, state: _State, note_at: int | None = None) -> Iterator[str]:
        """Yield the characters that the waiting first byte can begin: all of them where a note at ``note_at`` decides."""
        if state.lead is not None and note_at is not None and self._note(note_at):
            yield from chars_led_by(state.lead)
            return
        if state.lead is None:
            if not state.out:
                yield from _MARKS
            return
        yield from frequent_led_by(state.lead)
        frequent = frozenset(frequent_led_by(state.lead))
        following = self._likelihood.followers(state.out[-1:] or self._before)
        for char in chars_led_by(state.lead):
            if char not in frequent and simplified_char(char) in following:
                yield char

    def _trails(self, state: _State, i: int) -> Iterator[Reading]:
        """Yield the readings that end because the ASCII character at ``i`` is the second byte of a character."""
        byte = ord(self._text[i])
        if 0x40 <= byte <= 0x7E:
            for char in self._chars(state, byte):
                yield from self._ended(state, char, "", i + 1)

    def _letters(self, state: _State, i: int) -> Iterator[Reading]:
        """Yield the readings that end because the character at ``i`` has a Latin letter for its second byte."""
        for first, second in byte_pairs(self._text[i]):
            if first is not None and second is not None and chr(second).isascii() and chr(second).isalpha():
                for char in self._chars(state, first):
                    yield from self._ended(state, char, chr(second), i + 1)

    def _two_lost(self, i: int) -> Iterator[Reading]:
        """Yield the readings of one character whose bytes are both lost, where a note tells how it is read."""
        if self._text[i] in LOST:
            yield from self._noted(_State(None, "", 0.0), i)

    def _noted(self, state: _State, i: int) -> Iterator[Reading]:
        """Yield the readings that end with a character whose bytes are both lost: the note behind ``i`` tells it."""
        note = self._note(i + 1)
        before = state.out[-1:]
        for char in self._likelihood.followers(before or self._before) | most_frequent(_FREQUENT) if note else ():
            forms = {char, traditional_char(char)} if is_han(char) else ()
            for form in sorted(forms):
                if note and is_reading(note[0], form) and (not before or unpaired(before, form)):
                    yield from self._ended(state, form, "", i + 1)

    def _note(self, at: int) -> tuple[str, int] | None:
        """Return the note of pronunciation at an offset, its first bracket perhaps lost, and its length."""
        if at not in self._notes:
            match = NOTE.match(self._text[at : at + 16])
            self._notes[at] = (match[1], match.end()) if match else None
        return self._notes[at]

    def _endings(self, state: _State, i: int) -> Iterator[Reading]:
        """Yield the readings that end before or at ``i`` because the second byte of the last character is lost.

        A reader that shows half a character as ``?`` either goes on with the ASCII character behind it or has swallowed
        that one: then what follows is not ASCII, and a comma is what was most likely there. A digit may be half a
        number, so nothing ends before one.
        """
        char = self._text[i] if i < len(self._text) else "\n"
        if state.lead is None:
            if state.out and char in LOST:
                yield from self._noted(state, i)
            return
        if char in LOST:
            after = self._text[i + 1] if i + 1 < len(self._text) else "\n"
            if after in LOST:
                if self._text[self.after_lost(i)].isdigit():
                    for last in self._led_by(state):
                        yield from self._ended(state, last, "", i)
                return
            swallowed = self._swallowed(state, i + 1)
            for last in self._led_by(state, i + 1):
                yield from self._ended(state, last, swallowed or "", i if swallowed is None else i + 1)
        elif char.isascii() and not char.isalnum():
            for last in self._led_by(state, i):
                yield from self._ended(state, last, "", i, extra=6.0)

    def after_lost(self, at: int) -> int:
        """Return the offset behind a run of lost characters (of the last character where the text ends with them)."""
        while at < len(self._text) - 1 and self._text[at] in LOST:
            at += 1
        return at

    def _swallowed(self, state: _State, at: int) -> str | None:
        """Return the ASCII character that a reader took along with half a character, None where nobody can know."""
        after = self._text[at] if at < len(self._text) else "\n"
        if self._note(at):
            return ""
        if after.isdigit():
            return year_digit(self._text[at : at + 5])
        if after.isascii():
            return ""
        # Inside a name anything may have stood there.
        inside = any(state.out.count(opening) > state.out.count(closing) for opening, closing in _PAIRED)
        return None if inside else "，"

    def _ended(self, state: _State, last: str, swallowed: str, end: int, *, extra: float = 0.0) -> Iterator[Reading]:
        likelihood, text = self._likelihood, self._text
        self._budget -= 1
        cost = state.cost + likelihood.cost(self._last(state), last) + extra
        shown = text[end - 1]
        note = self._note(end) if not swallowed else None
        if note and is_han(last):
            if not is_reading(note[0], last):
                return
            end += note[1]
            cost -= _NOTE_FITS
            shown = text[end - 1]
        after = text[end] if end < len(text) else "\n"
        cost += likelihood.cost(swallowed or state.out[-1:] + last, after) - likelihood.cost(shown, after)
        if _YEAR.match(swallowed + text[end : end + 5]):
            cost += (0.0 if last in _BEFORE_YEAR else _YEAR_UNEXPECTED) - (_YEAR_FITS if swallowed else 0.0)
        out = state.out + last + swallowed
        cost += self._closing(out, end)
        lost = not note and end < len(text) and text[end] in LOST
        yield Reading(end, out, lost, self._costs[end] - self._costs[self._start] - cost)

    def _closing(self, out: str, end: int) -> float:
        """Return the bits that a title or quotation costs which the reading opens or closes.

        Fewer than none where its other end stands.
        """
        cost = 0.0
        for opening, closing in _PAIRED:
            first_closing, last_opening = out.find(closing), out.rfind(opening)
            if first_closing >= 0 and not 0 <= out.find(opening) < first_closing:
                rest = self._text[max(self._start - 80, 0) : self._start].split("\n")[-1]
                cost += -9.0 if rest.rfind(opening) > rest.rfind(closing) else 6.0
            if last_opening >= 0 and out.rfind(closing) < last_opening:
                rest = self._text[end : end + 80].split("\n")[0]
                cost += -5.0 if rest.find(closing) >= 0 and not 0 <= rest.find(opening) < rest.find(closing) else 3.0
        return cost


def _order(state: _State) -> tuple[float, str]:
    return state.cost, state.out


def _keep_two(held: list[_State], reading: _State) -> None:
    """Add a reading to the best two of those that go on alike.

    The second best is kept too: whether it is nearly as good decides if the best is certain.
    """
    if len(held) < 2:
        held.append(reading)
    elif reading.cost < held[1].cost:
        held[1] = reading
    if len(held) == 2 and _order(held[1]) < _order(held[0]):
        held.reverse()


def simplified(text: str) -> str:
    """Return a text in Simplified characters, one by one."""
    return "".join(map(simplified_char, text))
