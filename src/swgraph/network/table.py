"""Nodes or edges by columns: what a large projection gives, for writers that go by columns instead of by records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from swgraph.network.records import Edge, Node, Value

Record = TypeVar("Record", Node, Edge)
Batch = tuple[Sequence[Value], ...]
"""Some rows: one sequence for each field, all of one length."""

BATCH = 8192


@dataclass(frozen=True, slots=True)
class Field:
    """A column: a field of ``Node`` or ``Edge``, or one of their attributes.

    ``type`` is ``text``, ``integer``, ``decimal``, ``date``, ``boolean`` or ``list``: every value is of it, or None.
    """

    name: str
    type: str = "text"
    attribute: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """Nodes or edges of a large projection, sorted by id, read anew each time: by batches of columns, or as records.

    A field of the record that is not among ``fields`` has its default in every row.

    >>> table = Table(Node, (Field("id"), Field("label"), Field("title"), Field("kind"), Field("code", attribute=True)),
    ...     lambda: iter([(["urn:a", "urn:b"], ["甲", "乙"], ["甲县", "乙县"], ["Region"] * 2, ["1", None])]))
    >>> [(node.label, dict(node.attributes)) for node in table]
    [('甲', {'code': '1'}), ('乙', {'code': None})]
    """

    record: type[Record]
    fields: tuple[Field, ...]
    read: Callable[[], Iterator[Batch]] = field(repr=False)

    def batches(self) -> Iterator[Batch]:
        """Yield the rows as columns, some thousand at a time, sorted by id over all batches."""
        return self.read()

    def __iter__(self) -> Iterator[Record]:
        own = [(i, each.name) for i, each in enumerate(self.fields) if not each.attribute]
        more = [(i, each.name) for i, each in enumerate(self.fields) if each.attribute]
        for batch in self.batches():
            for row in zip(*batch, strict=True):
                attributes = {name: row[i] for i, name in more}
                yield self.record(**{name: row[i] for i, name in own}, attributes=attributes)

    def __len__(self) -> int:
        return sum(len(batch[0]) for batch in self.batches())
