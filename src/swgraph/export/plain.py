"""Plain text for pipes: one line a row, cells divided by tabs, so that ``cut``, ``grep`` and ``awk`` can read it."""

from swgraph.query import Result, shown

_BLANKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\x1b": "", "\x00": ""})


def export_plain(result: Result) -> bytes:
    """Return a line of column names and a line a row; line ends and tabs inside a cell become blanks."""
    lines = ["\t".join(column.name for column in result.columns)]
    lines += ["\t".join(one_line(shown(row[column.name])) for column in result.columns) for row in result.rows]
    return ("\n".join(lines) + "\n").encode()


def one_line(text: str) -> str:
    r"""Return text that fits a cell: no line ends, no tabs, no terminal escapes.

    >>> one_line("甲\t乙\n\x1b[31m丙")
    '甲 乙 [31m丙'
    """
    return text.translate(_BLANKS)
