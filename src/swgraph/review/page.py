"""The page of the queue, from records to HTML: every text is escaped by ``element`` and ``text``, nothing is loaded."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from swgraph import iri
from swgraph.model import CitedEvidence, CitedSource, Extraction
from swgraph.query import shown
from swgraph.reference.html import element, pair, text
from swgraph.reference.ontology import Bilingual
from swgraph.review.passage import passage
from swgraph.review.queue import Item, Queue
from swgraph.review.snippets import form_of, head, snippet
from swgraph.review.style import CSS, SCRIPT
from swgraph.review.wording import Told, Wording

_TITLE: Final = Bilingual("待复核的事实", "Facts that wait for review")
_LOW: Final = Decimal("0.9")
_WIDEST: Final = 20_000
"""Characters of the whole text on each side of a quotation: a page of a newspaper has fewer, a book would be there for each fact."""
_STEPS: Final = (
    Bilingual(
        "把事实旁的几行复制到事实文件。引用的来源：在 data/sources 下以来源编号命名的文件里，改编号相同的一条。"
        "抽取自文本的：接在页末该文本的文件头之后，或先运行 swgraph extract 文章 -o facts.yaml。",
        "Copy the lines beside a fact into a facts file. Of a cited source: correct the fact with the same fid in the file of that "
        "source in data/sources. Of a text that was read: put them after its head, given at the end of this page, or run swgraph "
        "extract ARTICLE -o facts.yaml first.",
    ),
    Bilingual(
        "对照引文核对；有误就改数值、地区或日期（引文一字不动）。核对无误或已改正，写 status: reviewed；原文没有这样说，写 status: rejected。",
        "Compare with the quotation; correct value, region or date where wrong (leave the quotation as it is). Right or corrected: write "
        "status: reviewed. Not what the text says: status: rejected.",
    ),
    Bilingual(
        "重新构建：swgraph build 文章 facts.yaml（自带数据：swgraph build）。答案用改过的值；抽取的那条记为“已被取代”，两条都保留。",
        "Build again: swgraph build ARTICLE facts.yaml (the project's own data: swgraph build). Answers show the corrected value; the "
        "extracted fact is kept as superseded.",
    ),
)


def review_page(queue: Queue) -> str:
    """Return the whole page; the same queue gives the same page."""
    policy = f"default-src 'none'; style-src {_digest(CSS)}; script-src {_digest(SCRIPT)}; base-uri 'none'; form-action 'none'"
    parts = element(
        "head",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        element("title", text(f"{_TITLE.zh} · {_TITLE.en}")),
        element("style", CSS),
    )
    main = element("main", *(_fact(item, queue.wording) for item in queue.items))
    body = element("body", _header(queue), _finder(), main, _heads(queue), element("script", SCRIPT))
    return f"<!DOCTYPE html>\n{element('html', parts, body, lang='zh-Hans')}\n"


def _digest(content: str) -> str:
    """Return what a policy calls an inline style or script that may be used."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _header(queue: Queue) -> str:
    many, total = len(queue.items), queue.total
    sums = Bilingual(
        f"共 {total:,} 条待复核，本页显示 {many:,} 条，置信度低的在前。",
        f"{total:,} facts wait, {many:,} of them are shown, the least certain first.",
    )
    given = [f"数据版本 generation {queue.generation}"] if queue.generation else []
    given += [f"置信度低于 confidence below {queue.below}"] if queue.below is not None else []
    given += [f"地区 region {'、'.join(queue.regions)}"] if queue.regions else []
    steps = (element("ol", *(element("li", text(_side(each, side))) for each in _STEPS), lang=side) for side in ("zh-Hans", "en"))
    how = element(
        "details",
        element("summary", pair(Bilingual("怎样改正", "How to correct"))),
        element("div", *steps, class_="both"),
        class_="how",
        open="",
    )
    about = element("p", text(" · ".join(given)), class_="cite") if given else ""
    return element("header", element("h1", pair(_TITLE)), element("p", pair(sums), class_="sum"), about, how)


def _side(words: Bilingual, language: str) -> str:
    return words.en if language == "en" else words.zh


def _finder() -> str:
    """Return the field that filters; the script shows it, so that without one nothing seems to work that does not."""
    keys = Bilingual("j 下一条，k 上一条，/ 筛选", "j next, k previous, / filter")
    field = '<input type="search" aria-label="筛选 filter" placeholder="筛选：地区、类别、规则、文字 filter">'
    return element("div", field, element("output"), pair(keys), class_="find", hidden="")


def _fact(item: Item, wording: Wording) -> str:
    kind = wording.kind(type(item.fact).__name__)
    about = shown(item.row["field"])
    title = element("h3", pair(kind), f" · {text(about)}" if about else "")
    left = element("div", _words(item), _citation(item, wording), _reading(item, wording))
    right = element("div", _lines(item))
    sides = element("div", left, right, class_="sides")
    key = item.iri.removeprefix(iri.ID).replace("/", "-")
    return "\n" + element("article", title, _badges(item, wording), sides, class_="fact", id=key, tabindex="-1")


def _badges(item: Item, wording: Wording) -> str:
    confidence = item.row["confidence"]
    low = isinstance(confidence, Decimal | int) and confidence < _LOW
    status = wording.concept("status", item.fact.status)
    badges = [
        element("li", text(f"置信度 confidence {shown(confidence)}"), class_="low" if low else "sure"),
        element("li", pair(status)),
        element("li", text(f"规则 rule {item.fact.rule}")),
        *(element("li", pair(reason), class_="low") for reason in _inferred(item)),
    ]
    region = shown(item.row["region"])
    return element("ul", element("li", text(region)) if region else "", *badges, class_="on")


def _inferred(item: Item) -> Iterator[Bilingual]:
    """Yield what of a fact was not printed."""
    if item.fact.basis == "inferred":
        yield Bilingual("由推断得出，未印出", "inferred, not printed")
    if item.fact.inferred:
        yield Bilingual("部分内容由推断得出", "inferred in part")


def _words(item: Item) -> str:
    """Return the quotation in its text, or the phrase that was printed where no text was captured."""
    evidence = item.fact.evidence
    if isinstance(evidence, CitedEvidence):
        printed = Bilingual("印作", "as printed")
        missing = Bilingual("没有记下所印的文字，请对照来源", "no printed words were noted: compare with the source")
        if not evidence.printed:
            return element("p", pair(missing), class_="text")
        return element("p", pair(printed), "： ", element("mark", text(evidence.printed)), class_="text")
    whole = getattr(item.extraction.source, "text", "")
    near = passage(whole, evidence.start, evidence.end)
    quoted = element("p", _marked(near.before, near.quote, near.after, near.cut), class_="text")
    return quoted + _whole(whole, evidence.start, evidence.end) + _raw(evidence.exact, evidence.raw_text)


def _marked(before: str, quote: str, after: str, cut: tuple[bool, bool] = (False, False)) -> str:
    more = ["…" if each else "" for each in cut]
    return f"{more[0]}{text(before)}{element('mark', text(quote))}{text(after)}{more[1]}"


def _whole(whole: str, start: int, end: int) -> str:
    label = Bilingual("全文", "whole text")
    first, last = max(start - _WIDEST, 0), end + _WIDEST
    words = _marked(whole[first:start], whole[start:end], whole[end:last], (first > 0, last < len(whole)))
    body = element("div", words, class_="text", tabindex="0")
    return element("details", element("summary", pair(label)), body, class_="whole")


def _raw(quote: str, raw: str) -> str:
    if not raw or raw == quote:
        return ""
    label = Bilingual("修复前", "before repair")
    return element("details", element("summary", pair(label)), element("p", text(raw), class_="text"), class_="raw")


def _citation(item: Item, wording: Wording) -> str:
    """Return headline, publisher, day, page and address, as far as they are known."""
    article, said = item.article, item.extraction.source.citation
    headline = (article.headline if article else None) or said.title or ""
    day = (article.published if article else None) or said.published
    page = article.page if article else None
    dated = shown(day) or said.published_text or "日期未注明 undated"
    parts = [element("b", text(headline)), *(text(part) for part in (said.publisher, dated, page) if part)]
    address = _address(said.url) or text(said.url_note or "")
    trust = pair(wording.concept("reliability", said.reliability)) if said.reliability else ""
    return element("p", " · ".join(part for part in (*parts, trust, address) if part), class_="cite")


def _address(url: str | None) -> str:
    """Return a link to a page of the web; an address of any other kind is shown, not linked."""
    if not url:
        return ""
    if urlsplit(url).scheme not in ("http", "https"):
        return text(url)
    return element("a", text(url), href=url, rel="noreferrer noopener")


def _reading(item: Item, wording: Wording) -> str:
    return element("dl", *_rows(wording.told(form_of(item))))


def _rows(rows: Iterable[Told]) -> Iterator[str]:
    for label, value in rows:
        same = value.zh == value.en
        yield element("dt", pair(label)) + element("dd", text(value.zh) if same else pair(value))


def _lines(item: Item) -> str:
    source = item.extraction.source
    where = (
        element("p", text("在文件 in "), element("code", text(f"data/sources/{source.id}.yaml")), class_="in")
        if isinstance(source, CitedSource)
        else element("p", element("a", text("接在文件头之后 after this head"), href=f"#head-{source.id}"), class_="in")
    )
    name = element("p", element("code", text(item.iri.replace(iri.ID, "swr:"))), class_="in")
    return where + element("pre", text(snippet(item)), tabindex="0") + name


def _heads(queue: Queue) -> str:
    """Return the heads of facts files for the captured texts on the page."""
    captured = {
        item.extraction.source.id: item.extraction
        for item in queue.items
        if not isinstance(item.extraction.source, CitedSource)
    }
    if not captured:
        return ""
    title = element("h2", pair(Bilingual("事实文件的文件头", "Heads of facts files")))
    return element("section", title, *(_head(captured[key]) for key in sorted(captured)))


def _head(extraction: Extraction) -> str:
    source = extraction.source
    names = "、".join(article.headline for article in source.articles[:3])
    lines = element("pre", text(head(extraction)), tabindex="0")
    return element("div", element("h3", text(names)), lines, class_="fact head", id=f"head-{source.id}")
