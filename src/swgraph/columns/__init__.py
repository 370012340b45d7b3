"""The graph as integers: a dictionary of its terms, and one sorted array of pairs a property.

Closures, roll-ups and other work over the whole graph are joins of sorted arrays here, many times faster than in a
store made for look-ups. Named graphs are left out, but for one difference: what the graph of inferences says is told
from what others state. Besides, a statement counts once, whoever makes it.

Terms are numbered in the order of their N-Triples forms: literals come first, and equal graphs get equal numbers.
A pair (subject, object) is one integer, ``subject << 31 | object``.
"""

from swgraph.columns.delta import updated
from swgraph.columns.encoding import encode, encode_file
from swgraph.columns.files import columns_of, keep_columns, read_columns, write_columns
from swgraph.columns.graph import TYPE, Columns
from swgraph.columns.lines import split_line
from swgraph.columns.pairs import MASK, SHIFT, Pairs, sorted_unique
from swgraph.columns.terms import Terms
from swgraph.columns.values import lexical, lexical_form, numeric

__all__ = [
    "MASK", "SHIFT", "TYPE", "Columns", "Pairs", "Terms", "columns_of", "encode", "encode_file", "keep_columns", "lexical",
    "lexical_form", "numeric", "read_columns", "sorted_unique", "split_line", "updated", "write_columns",
]  # fmt: skip
