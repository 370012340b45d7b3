"""Comma-separated values (RFC 4180), with the mark that makes Excel read them as UTF-8."""

import csv
import io

from swgraph.query import Result, shown

_MARK = "\ufeff"  # Excel on Chinese Windows takes UTF-8 without a mark for GBK
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(result: Result) -> bytes:
    r"""Return the rows under the names of their columns; lists are joined by ；, unknown is empty.

    >>> from swgraph.catalogue import Column, Text
    >>> column = Column("region", Text("地区", "region"))
    >>> export_csv(Result((column,), ({"region": "宁夏"},), "")).decode("utf-8-sig")
    'region\r\n宁夏\r\n'
    """
    names = [column.name for column in result.columns]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([harmless(row[name]) for name in names] for row in result.rows)
    return (_MARK + text.getvalue()).encode()


def harmless(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula.

    Words from a page may begin with =; numbers keep their sign.

    >>> harmless("=1+1"), harmless(-3)
    ("'=1+1", '-3')
    """
    text = shown(value)  # type: ignore[arg-type]
    return f"'{text}" if isinstance(value, str | tuple) and text.startswith(_FORMULA) else text
