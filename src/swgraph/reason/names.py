"""Numbers for all terms: those of the dictionary, and further ones for terms that rules or changes bring in."""

from collections.abc import Iterable, Sequence

import numpy as np

from swgraph.columns import Pairs, Terms


class Names:
    """The terms of a dictionary, to which terms can be added; what is added gets the numbers behind the last one.

    >>> from swgraph.columns import encode
    >>> names = Names(encode(["<urn:a> <urn:p> <urn:b> ."]).terms)
    >>> names.known("<urn:new>"), names.number("<urn:new>") == len(names.terms), names[names.number("<urn:new>")]
    (None, True, '<urn:new>')
    """

    __slots__ = ("_added", "_numbers", "_ranges", "terms")

    def __init__(self, terms: Terms, added: Sequence[str] = ()) -> None:
        self.terms = terms
        self._numbers: dict[str, int | None] = {}
        self._ranges: dict[str, range] = {}
        self._added: list[str] = []
        for term in added:
            self.number(term)

    def __getitem__(self, number: int) -> str:
        return self.terms[number] if number < len(self.terms) else self._added[number - len(self.terms)]

    def __len__(self) -> int:
        return len(self.terms) + len(self._added)

    @property
    def added(self) -> tuple[str, ...]:
        """Return the terms that the dictionary does not have."""
        return tuple(self._added)

    def known(self, term: str) -> int | None:
        """Return the number of a term, None if it has none."""
        if term not in self._numbers:
            self._numbers[term] = self.terms.number(term)
        return self._numbers[term]

    def number(self, term: str) -> int:
        """Return the number of a term, a new one if it has none."""
        number = self.known(term)
        if number is None:
            number = self._numbers[term] = len(self)
            self._added.append(term)
        return number

    def learn(self, terms: Iterable[str]) -> None:
        """Look up many terms at once, for those that are asked for one by one later."""
        new = [term for term in terms if term not in self._numbers]
        for term, number in zip(new, self.terms.numbers(new).tolist(), strict=True):
            self._numbers[term] = number if number >= 0 else None

    def numbers(self, terms: Sequence[str]) -> Pairs:
        """Return the numbers of many terms, new ones for those that have none."""
        numbers = self.terms.numbers(list(terms))
        for place in np.flatnonzero(numbers < 0).tolist():
            numbers[place] = self.number(terms[place])
        return numbers

    def many(self, numbers: Pairs) -> list[str]:
        """Return the terms with these numbers, in their order."""
        inside = numbers < len(self.terms)
        if inside.all():
            return self.terms.many(numbers)
        return [self[number] for number in numbers.tolist()]

    def starting(self, prefix: str) -> range:
        """Return the numbers of the dictionary's terms that begin with a prefix."""
        if prefix not in self._ranges:
            self._ranges[prefix] = self.terms.starting(prefix)
        return self._ranges[prefix]
