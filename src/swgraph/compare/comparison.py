"""A comparison as an answer: a table whose every number is quoted, with notes on what was aligned and how."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from swgraph.compare.table import ACTUAL_EVIDENCE
from swgraph.errors import QueryError
from swgraph.query import Evidence, Result, Row
from swgraph.query.result import EVIDENCE_COLUMN

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, eq=False, repr=False)
class Explained(Result):
    """An answer that was worked out here: ``remarks`` say how, and stand under the table in every form."""

    remarks: tuple[str, ...] = ()

    def notes(self) -> tuple[str, ...]:
        """Return what stands under the table: what every answer says, then how this one was made."""
        return (*Result.notes(self), *self.remarks)


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Explained):
    """A table of regions × indicators × document versions; ``remarks`` say what was aligned and how."""

    def actual_evidence(self, i: int) -> Evidence:
        """Return the quotation behind the latest actual value of row ``i``; ``evidence`` gives that of the value itself.

        Raises:
            QueryError: there is no such row, or it has no actual value.
        """
        found = self.rows[i].get(ACTUAL_EVIDENCE) if -len(self) <= i < len(self) else None
        if not isinstance(found, str) or self.evidences is None:
            raise QueryError(f"没有实际值的证据 no evidence of an actual value: row {i} of {len(self)} has none; see the column {ACTUAL_EVIDENCE}")
        return self.evidences((found,))[found]

    def quotations(self) -> tuple[tuple[int, Evidence], ...]:
        """Return the quotations behind the values and behind the latest actual values, with the numbers of their rows."""
        names = (EVIDENCE_COLUMN, ACTUAL_EVIDENCE)
        wanted = [(i, each) for i, row in enumerate(self.rows, 1) for each in dict.fromkeys(row[name] for name in names)]
        ids = tuple(dict.fromkeys(each for _, each in wanted if isinstance(each, str)))
        found = self.evidences(ids) if self.evidences and ids else {}
        return tuple((i, found[each]) for i, each in wanted if isinstance(each, str) and each in found)

    def pivot(self, value: str = "value") -> "pandas.DataFrame":
        """Return a frame with a row a region and a column an indicator.

        Where a cell has several rows it shows a number before words, a target before an actual value, the one to be preferred,
        and of those the one with the latest deadline.

        Raises:
            QueryError: there is no such column, or pandas is not installed.
        """
        column = next((each for each in self.columns if each.name == value), None)
        if column is None:
            raise QueryError(f"没有这一列 no column {value!r}; wanted one of {', '.join(each.name for each in self.columns)}")
        chosen = self._chosen()
        regions = {code: row["region"] for (code, _), row in chosen.items()}
        names = {key: str(row["indicator"]) for (_, key), row in chosen.items()}
        rows = tuple({"region": r, **{name: chosen[code, key][value] for key, name in names.items()}} for code, r in regions.items())
        columns = (self.columns[0], *(replace(column, name=name) for name in names.values()))
        return Result(columns, rows, self.sparql).to_pandas(codes=False).set_index("region")

    def _chosen(self) -> dict[tuple[str, str], Row]:
        """Return the row to show of each region and indicator."""
        chosen: dict[tuple[str, str], Row] = {}
        for row in self.rows:
            cell = str(row["region_code"]), str(row["indicator_id"])
            if cell not in chosen or _order(row) < _order(chosen[cell]):
                chosen[cell] = row
        return chosen

    def _repr_html_(self) -> str:
        # Forty columns do not fit a page: those that hold nothing are left out on the screen, not in the data.
        filled = tuple(column for column in self.columns if any(row[column.name] is not None for row in self.rows))
        return Result._repr_html_(replace(self, columns=filled))


def _order(row: Row) -> tuple[bool, bool, bool, int]:
    year = row["deadline_year"]
    return row["status"] == "missing", row["kind"] != "target", row["preferred"] is False, -(year if isinstance(year, int) else 0)
