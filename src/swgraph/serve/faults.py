"""Errors as HTTP: a status, a name and words in both languages for each; as plain text, or as a problem (RFC 9457)."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from swgraph import errors

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: status, name of the problem, its title in both languages, and what was wanted and what came."""

    status: int
    name: str
    title: str
    detail: str

    def body(self) -> bytes:
        """Return the problem as application/problem+json."""
        form = {"type": f"urn:swgraph:problem:{self.name}", "title": self.title, "status": self.status, "detail": self.detail}
        return json.dumps(form, ensure_ascii=False).encode()

    def text(self) -> bytes:
        """Return the problem as plain text."""
        return f"{self.status} {self.title}\n{self.detail}\n".encode("utf-8", "replace")


# The first class that fits decides: children stand before their parents.
_OF_ERRORS: Final = (
    (errors.QuerySyntaxError, 400, "query-syntax", "查询有误 the query does not parse"),
    (errors.ParameterError, 400, "parameter", "参数有误 a parameter does not fit"),
    (errors.IncomparableError, 422, "incomparable", "不可比 figures that must not be compared"),
    (errors.UnknownQuestionError, 404, "unknown-question", "未知问题 unknown question"),
    (errors.UnknownResourceError, 404, "unknown-resource", "未知标识符 unknown identifier"),
    (errors.AmbiguousRegionError, 404, "ambiguous-region", "同名地区 several regions of this name"),
    (errors.LexiconError, 404, "unknown-name", "未知名称 unknown name"),
    (errors.AnswerTooLargeError, 413, "answer-too-large", "答案过大 the answer is too large"),
    (errors.PoolFullError, 503, "busy", "繁忙 too many queries wait"),
    (errors.WorkerTimeoutError, 504, "timeout", "超时 the query took too long"),
    (errors.WorkerLostError, 503, "worker-lost", "查询进程中断 the process that ran the query ended"),
    (errors.ExportError, 406, "not-acceptable", "没有可接受的格式 no form that the client accepts"),
    (errors.QueryError, 400, "query", "无法查询 a question that cannot be asked"),
    (errors.StoreError, 503, "store", "存储不可用 the store cannot be read"),
)
_OF_STATUS: Final[dict[int, tuple[str, str]]] = {
    400: ("bad-request", "请求有误 malformed request"),
    403: ("read-only", "只读 read-only"),
    404: ("not-found", "没有此页 nothing is here"),
    405: ("method", "不支持此方法 method not allowed"),
    406: ("not-acceptable", "没有可接受的格式 no form that the client accepts"),
    408: ("slow", "请求过慢 the request came too slowly"),
    413: ("too-large", "请求过大 the request is too large"),
    414: ("too-long", "地址过长 the address is too long"),
    415: ("media-type", "不支持此媒体类型 unsupported media type"),
    421: ("host", "主机名不符 not a name of this server"),
    429: ("budget", "查询时间已用完 your query time is used up"),
}


def problem_of(error: errors.SwgraphError) -> Problem:
    """Return what to tell about one of our errors; what is nobody's fault but ours says nothing of the inside.

    >>> problem_of(errors.UnknownRegionError("没有 no region of this name")).status
    404
    """
    for kind, status, name, title in _OF_ERRORS:
        if isinstance(error, kind):
            hidden = isinstance(error, errors.StoreError)  # it names files
            return Problem(status, name, title, "稍后再试 try again later" if hidden else str(error))
    return Problem(500, "fault", "服务器出错 a fault of the server", "请报告 please report it")


def problem_of_status(status: int, detail: str) -> Problem:
    """Return what to tell where a request itself is at fault."""
    name, title = _OF_STATUS.get(status, ("request", "请求不被接受 the request is not accepted"))
    return Problem(status, name, title, detail)


def retry_headers(problem: Problem) -> "Mapping[str, str]":
    """Return when to come back, for what passes."""
    return {"Retry-After": "1"} if problem.status == 503 else {}
