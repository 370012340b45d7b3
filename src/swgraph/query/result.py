"""Answers: rows of Python values, the query behind them, and the quotation behind each row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING, Final

from swgraph.catalogue import Column, Question
from swgraph.errors import QueryError
from swgraph.iri import ID
from swgraph.query.frame import series, with_codes
from swgraph.query.values import Value

if TYPE_CHECKING:
    import pandas

Row = Mapping[str, Value]

EVIDENCE_COLUMN: Final = "evidence_id"
_SHOWN_ROWS: Final = 200
_SHORT: Final = 16
_ONE_LINE: Final = ' style="text-align:left;white-space:nowrap"'  # notebooks squeeze columns until a name stands upright
_SEVERAL_LINES: Final = ' style="text-align:left;min-width:16em"'
STATUS: Final = {
    "ok": ("原文写明", "stated in the text"),
    "missing": ("未写明或未找到，不等于零", "not stated or not found, which is not zero"),
    "conflict": ("来源之间不一致，各行并存", "sources differ; every statement has its row"),
    "derived": ("含计算值", "holds a value worked out from others"),
}
"""What the words of the column ``status`` mean, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The quotation behind a fact, and where it stands.

    ``start`` and ``end`` count characters of the repaired text, ``raw_start`` and ``raw_end`` those of the captured one. Of a
    source that is cited and not captured there are none, nor a checksum, and ``quote`` is a printed phrase or empty.
    ``id`` is the IRI of the fact, ``region`` the name of its region, ``source`` the IRI of the source.
    """

    id: str
    quote: str
    prefix: str
    suffix: str
    headline: str | None
    published: date | None
    page: str | None
    section: str | None
    url: str | None
    sha256: str | None
    start: int | None
    end: int | None
    raw_start: int | None
    raw_end: int | None
    raw_text: str
    region: str | None
    source: str
    rule: str | None

    def __str__(self) -> str:
        """Return the quotation with its headline, date and page, as one would cite it."""
        place = "，".join(str(part) for part in (self.headline, self.published, self.page) if part)
        if not self.quote:
            return f"（{place}）"
        return f"“{self.quote}”（{place}）" if place else f"“{self.quote}”"


Evidences = Callable[[tuple[str, ...]], dict[str, Evidence]]
"""What looks up the evidence of rows by the id asked for: the store behind the answer."""


@dataclass(frozen=True, eq=False)
class Result:
    """The answer to a question or to a query.

    ``columns`` have a label in two languages, a type and a unit; ``rows`` are mappings from column name to str, int,
    Decimal, bool, date, tuple (for lists) or None for what is not known. ``sparql`` is what was run.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sparql: str
    question: Question | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    generation: str | None = None
    evidences: Evidences | None = field(default=None, repr=False)
    caption: str = "SPARQL"

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, i: int) -> Row:
        return self.rows[i]

    @property
    def title(self) -> str:
        """Return the id and the Chinese question, or what it is where it answers none."""
        return f"{self.question.id} {self.question.question.zh}" if self.question else self.caption

    @property
    def df(self) -> "pandas.DataFrame":
        """Return the rows as a pandas frame; see ``to_pandas``."""
        return self.to_pandas()

    def to_pandas(self, labels: str = "name", *, codes: bool = True) -> "pandas.DataFrame":
        """Return the rows as a pandas frame: nullable Int64, Float64, boolean and string, real dates, categories.

        Args:
            labels: what heads the columns: ``name``, ``zh`` or ``en``.
            codes: put a column of codes (``region_code``) behind a column of regions where the answer has none. The code of a
                region shown by a name that several have is empty: it is not guessed.

        Raises:
            QueryError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise QueryError("需要 pandas wanted pandas, which is not installed; run: pip install 'swgraph[analyst]'") from error
        plain = ((column, [row[column.name] for row in self.rows]) for column in self.columns)
        table = {column: series(column, values) for column, values in (with_codes(self.columns, self.rows) if codes else plain)}
        frame = pd.DataFrame({column.name: values for column, values in table.items()})
        return frame.rename(columns={column.name: heading(column, labels) for column in table})

    def evidence(self, i: int) -> Evidence:
        """Return the quotation behind row ``i``.

        Raises:
            QueryError: the answer has no such row, or the row has no evidence.
        """
        if not -len(self) <= i < len(self):
            raise QueryError(f"没有这一行 no row {i}: the answer has {len(self)}; give 0 to {len(self) - 1}")
        found = self._look_up((self.rows[i],))[0]
        if found is None:
            status = self.rows[i].get("status")
            raise QueryError(
                f"此行没有证据 row {i} has no evidence (status {status}); rows that only say what is missing rest on no quotation"
            )
        return found

    def all_evidence(self) -> tuple[Evidence | None, ...]:
        """Return the quotation behind each row, None where a row has none."""
        return self._look_up(self.rows)

    def quotations(self) -> tuple[tuple[int, Evidence], ...]:
        """Return every quotation of the answer with the number of its row, from 1."""
        return tuple((i, evidence) for i, evidence in enumerate(self.all_evidence(), 1) if evidence)

    def _look_up(self, rows: tuple[Row, ...]) -> tuple[Evidence | None, ...]:
        ids = [row.get(EVIDENCE_COLUMN) for row in rows]
        wanted = tuple(dict.fromkeys(each for each in ids if isinstance(each, str)))
        found = self.evidences(wanted) if self.evidences and wanted else {}
        return tuple(found.get(each) if isinstance(each, str) else None for each in ids)

    def __repr__(self) -> str:
        of = f", generation {self.generation}" if self.generation else ""
        names = " · ".join(column.name for column in self.columns)
        return f"<Result {self.title}: {len(self)} 行 rows × {len(self.columns)} 列 columns ({names}){of}>"

    def _repr_html_(self) -> str:
        head = "".join(f'<th title="{escape(column.label.en)}"{_ONE_LINE}>{escape(heading(column, "zh"))}</th>' for column in self.columns)
        body = "".join(f"<tr>{self._html_cells(row)}</tr>" for row in self.rows[:_SHOWN_ROWS])
        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes())
        return (
            f'<div style="overflow-x:auto"><table><caption style="text-align:left">{escape(self.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div><ul><small>{notes}</small></ul>"
        )

    def _html_cells(self, row: Row) -> str:
        return "".join(_html_cell(column, row[column.name]) for column in self.columns)

    def notes(self) -> tuple[str, ...]:
        """Return what stands under a table: number of rows, parameters, generation, and what each status in it means."""
        rows = f"共 {len(self)} 行" + (f"，显示前 {_SHOWN_ROWS} 行" if len(self) > _SHOWN_ROWS else "")
        given = [f"{name} = {shown_parameter(value)}" for name, value in self.params.items() if value is not None]
        build = [f"数据版本 generation {self.generation}"] if self.generation else []
        seen = {row.get("status") for row in self.rows}
        meanings = [f"{word} = {zh} {en}" for word, (zh, en) in STATUS.items() if word in seen]
        return (rows, *given, *build, *meanings)


def _html_cell(column: Column, value: Value) -> str:
    """Return a cell: short words on one line, and of an IRI of ours the part that ``evidence`` takes, the whole as its title."""
    text = escape(shown(value))
    if column.type == "iri" and isinstance(value, str) and value.startswith(ID):
        return f'<td title="{text}"{_ONE_LINE}>{escape(value.removeprefix(ID))}</td>'
    return f"<td{_ONE_LINE if len(text) <= _SHORT else _SEVERAL_LINES}>{text}</td>"


def heading(column: Column, labels: str) -> str:
    """Return what heads a column: its name, or its label with the unit."""
    if labels == "name":
        return column.name
    label = column.label.en if labels == "en" else column.label.zh
    return f"{label}（{column.unit}）" if column.unit else label


def shown(value: Value) -> str:
    """Return a value as people read it: lists joined by ；, nothing for what is not known.

    >>> shown(("甲", "乙")), shown(None), shown(True)
    ('甲；乙', '', '是')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "；".join(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def shown_parameter(value: object) -> str:
    """Return the value of a parameter as people read it."""
    if isinstance(value, list | tuple | set | frozenset):
        return "、".join(map(shown_parameter, value))
    return str(getattr(value, "name", value))
