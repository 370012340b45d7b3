"""A Markdown table with Chinese headings, and the notes under it."""

from swgraph.query import Result, heading, shown

_ESCAPES = str.maketrans({"|": "\\|", "\\": "\\\\", "\n": " ", "\r": " ", "<": "&lt;"})


def export_markdown(result: Result) -> bytes:
    """Return the answer as a Markdown table: question above, notes below."""
    heads = [_cell(heading(column, "zh")) for column in result.columns]
    lines = [f"**{_cell(result.title)}**", "", _line(heads), _line(["---"] * len(heads))]
    lines += [_line([_cell(shown(row[column.name])) for column in result.columns]) for row in result.rows]
    lines += ["", *(f"- {_cell(note)}" for note in result.notes())]
    return ("\n".join(lines) + "\n").encode()


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    r"""Return text that cannot break the table.

    >>> _cell("甲|乙\n丙")
    '甲\\|乙 丙'
    """
    return text.translate(_ESCAPES)
