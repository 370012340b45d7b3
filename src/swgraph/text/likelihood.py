"""What a character costs behind others, in bits: from word frequencies and from the page's own wording."""

import math
from collections import Counter

from swgraph.text.plausible import domain_triples, followers, frequencies
from swgraph.text.script import counts_of_scripts, script_of, simplified_char

_UNKNOWN = 2.0**-24
_LATIN = 2.0**-11
_LINE_ENDS = "。！？”：》\n"
_BEFORE_OPENING = "。，；：、）》”\n"
_BEFORE_NUMBER = "到在至从自前于第达了约近超"
_CLAUSE_ENDS = "。，；：！？\n"
_NEVER_FIRST = frozenset("的了着们吗呢吧性化")  # in a clause
_OTHER_SCRIPT = 5.0  # bits that a Simplified form costs on a Traditional page, and the other way round
_OWN = 0.3  # weight of what the page itself says behind one character
_OWN_TRIPLE = 0.6  # … behind two
_DOMAIN_TRIPLE = 0.3


class Likelihood:
    """Costs of characters on one page. A title or alias printed in one place makes it likely in another."""

    def __init__(self, page: str) -> None:
        frequency = frequencies()
        self._chars, self._counts, self._pairs = frequency.chars, frequency.counts, frequency.pairs
        traditional, simplified = counts_of_scripts(page)
        self._other_script = "s" if traditional > simplified else "t"
        # Where commas are half-width, no full-width one was there to be damaged.
        self._narrow_commas = page.count(",") > 2 * page.count("，")
        self._page = "".join(map(simplified_char, page))
        self._own_chars = Counter(self._page)
        self._own_pairs = Counter(map("".join, zip(self._page, self._page[1:], strict=False)))
        self._own_triples = Counter(map("".join, zip(self._page, self._page[1:], self._page[2:], strict=False)))
        self._own_followers: dict[str, set[str]] = {}
        for pair in self._own_pairs:
            self._own_followers.setdefault(pair[0], set()).add(pair[1])
        self._costs: dict[tuple[str, str], float] = {}
        self._followers: dict[str, frozenset[str]] = {}

    def cost(self, before: str, char: str) -> float:
        """Return the bits that ``char`` costs behind the last two characters of ``before``, on this page."""
        before = before[-2:]
        key = (before, char)
        known = self._costs.get(key)
        if known is None:
            known = self._cost("".join(map(simplified_char, before)), simplified_char(char))
            known += _OTHER_SCRIPT if script_of(char) == self._other_script else 0.0
            self._costs[key] = known
        return known

    def _cost(self, before: str, char: str) -> float:
        if char == "\n":
            return 2.0 if before[-1:] in _LINE_ENDS else 9.0
        share = self._share(before[-1:], char)
        last, pair = before[-1:], before[-1:] + char
        if pair in self._own_pairs:
            share = (1 - _OWN) * share + _OWN * self._own_pairs[pair] / self._own_chars[last]
        if len(before) == 2:
            triple = before + char
            if triple in self._own_triples:
                share = (1 - _OWN_TRIPLE) * share + _OWN_TRIPLE * self._own_triples[triple] / self._own_pairs[before]
            elif triple in domain_triples():
                share = (1 - _DOMAIN_TRIPLE) * share + _DOMAIN_TRIPLE
        return -math.log2(max(share, _UNKNOWN))

    def _share(self, before: str, char: str) -> float:
        """Return the share of ``char`` among what stands behind ``before`` in Chinese text."""
        if not before:
            before = "\n"
        if char.isascii() and char not in self._chars:
            return _LATIN
        share = self._chars.get(char, _UNKNOWN)
        if char in "《“" and before in _BEFORE_OPENING:
            share *= 5
        elif char.isdigit() and before in _BEFORE_NUMBER:
            share *= 6
        elif char == "、" and before not in "》”":
            share /= 2
        elif (char == "，" and self._narrow_commas) or (char == "." and not before.isascii()):
            share /= 16
        elif char in _NEVER_FIRST and before in _CLAUSE_ENDS:
            share /= 64
        count = self._counts.get(before)
        if count:
            share = 0.5 * share + 0.5 * self._pairs.get(before + char, 0.0) / count
        return share

    def followers(self, before: str) -> frozenset[str]:
        """Return the (Simplified) characters that words or this page have behind ``before``."""
        found = self._followers.get(before)
        if found is None:
            first = simplified_char(before)
            own = self._own_followers.get(first, set())
            found = self._followers[before] = followers().get(first, frozenset()) | own
        return found

    def running_costs(self) -> list[float]:
        """Return what the characters of the page before each offset cost together, apart from what the page repeats."""
        costs, total, before = [0.0], 0.0, "\n"
        for char in self._page:
            total += 9.0 if char == "\n" else -math.log2(max(self._share(before, char), _UNKNOWN))
            costs.append(total)
            before = char
        return costs
