"""The pages at the door: what is here and how to ask it, the look of all pages, and what robots should leave alone."""

from functools import cache
from typing import TYPE_CHECKING, Final

from swgraph.catalogue import Parameter, load_catalogue
from swgraph.reference.html import element, text
from swgraph.serve.media import GRAPHS, TABLES
from swgraph.serve.pages import both, page
from swgraph.serve.replies import reply
from swgraph.serve.site import site_of
from swgraph.serve.style import CSS

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_KEPT: Final = {"Cache-Control": "max-age=300"}
_EXAMPLE: Final = "SELECT ?class (COUNT(*) AS ?n)\nWHERE { ?thing a ?class }\nGROUP BY ?class\nORDER BY DESC(?n)\nLIMIT 20"
_ADDRESSES: Final = ("/api/compare?indicator=…&region=…", "/api/find?q=…", "/api/evidence/…", "/api/questions/C1.xlsx?region=宁夏")
_PLACES: Final = (
    ("/api/", "JSON 接口", "JSON interface"),
    ("/.well-known/void", "数据集与服务描述（RDF）", "description of data set and service (RDF)"),
    ("/def/", "本体", "ontology"),
    ("/id/dataset/swgraph", "数据集", "data set"),
)


async def home(request: "Request") -> "Response":
    """Answer with the way in: a form for a query, and where everything else is."""
    generation = site_of(request).generation()
    body = page(
        "swgraph · 中国社会工作政策知识图谱",
        element("h1", both("中国社会工作政策知识图谱", "Knowledge graph of Chinese social-work policy")),
        element("p", both("每个事实都带有原文。", "Every fact carries its words.")),
        _form(),
        element("h2", both("其他入口", "Other ways in")),
        element("ul", *(element("li", element("a", both(zh, en), href=href)) for href, zh, en in _PLACES)),
        element("p", both("数据版本", "generation"), f" {text(generation)}"),
    )
    return reply(body.encode(), "text/html", {"Cache-Control": "no-cache"})


async def interface(request: "Request") -> "Response":  # noqa: ARG001
    """Answer with the list of the questions and how to ask them."""
    return reply(_interface(), "text/html", _KEPT)


@cache
def _interface() -> bytes:
    rows = [
        element(
            "tr",
            element("th", element("a", text(f"{q.id} {q.name}"), href=f"/api/questions/{q.id}"), scope="row"),
            element("td", element("p", both(q.question.zh, "")), element("p", both("", q.question.en)), _params(q.params)),
        )
        for q in load_catalogue()
    ]
    body = page(
        "swgraph API",
        element("h1", both("JSON 接口", "JSON interface")),
        element("p", element("a", "/api/openapi.json", href="/api/openapi.json"), *(f" · {element('code', text(each))}" for each in _ADDRESSES)),
        element("h2", both("问题", "Questions")),
        element("table", *rows),
    )  # fmt: skip
    return body.encode()


async def style(request: "Request") -> "Response":  # noqa: ARG001
    """Answer with the style sheet."""
    return reply(CSS.encode(), "text/css", _KEPT)


async def robots(request: "Request") -> "Response":  # noqa: ARG001
    """Answer with what robots should not walk through."""
    return reply(b"User-agent: *\nDisallow: /sparql\nDisallow: /api/\n", "text/plain", _KEPT)


def _params(params: "tuple[Parameter, ...]") -> str:
    return element("p", *(element("code", text(f"{p.name}=… ")) for p in params)) if params else ""


def _form() -> str:
    """Return the form for a query; it works without scripts."""
    options = [element("option", text(form.names[0]), value=form.names[0]) for form in (*TABLES, *GRAPHS)]
    return element(
        "form",
        element("h2", "SPARQL", id="sparql"),
        element("label", both("查询", "Query"), for_="query"),
        element("textarea", text(_EXAMPLE), id="query", name="query", spellcheck="false"),
        element("p", element("label", both("格式", "Form"), for_="format"), element("select", *dict.fromkeys(options), id="format", name="format"),
                " ", element("button", "运行 Run", type="submit")),
        action="/sparql", method="get",
    )  # fmt: skip
