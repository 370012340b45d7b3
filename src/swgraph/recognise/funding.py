"""Money: how much, from whom and for what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from swgraph.model import Quantity, Span
from swgraph.recognise.pattern import Pattern
from swgraph.recognise.quantities import recognise_quantities
from swgraph.recognise.titles import mask_titles

_CLAUSE: Final = Pattern(r"[^，。；！？\n：]+")
#: Words that make a sum of money public funding; pay, fines, prices and the like have none of them.
_CUE: Final = Pattern(
    r"投入|资金|经费|拨付|下拨|安排|筹集|筹措|募集|链接|用于|补助|支持|购买服务|公益金|列支|落实|配套|统筹|整合"
)
#: A sum for each is a rate, not a total; pay and benefits are for persons.
_RATE: Final = Pattern(
    r"(?:募集|接收|接受|筹集)[^，。；]{0,6}(?:款物|善款|捐)|"
    r"单个|单项|每(?:个|一|名|人|月|年|站|户|所|乡|镇|村|社区|例|次)|人均|站均|平均|工资|薪酬|月薪|年薪|奖励|罚款|价值|低保标准"
)
_PAYER: Final = Pattern(
    r"(?:中央|自治区|省级?|市级?|县级?|区级?|州级?|各级|本级|地方)?(?:财政(?:性|专项)?资金|财政|福利?彩(?:票)?公益金|"
    r"社会慈善资源|慈善(?:资源|资金|捐赠)|社会(?:资金|资源|力量|捐赠)|政府购买服务(?:专项)?资金)"
)
_PURPOSE: Final = Pattern(
    r"^[^，。；\n]{0,4}，?(?:专项|主要|全部|重点)?(?:用于|用在|支持)(?P<purpose>[^，。；：、\n《》]{2,40})"
)
_LONGEST: Final = 60
_YEARLY: Final = Pattern(r"每年(?:都|均|至少)?(?:投入|安排|列支|拿出|落实|从|由)")  # what is spent every year is a total
_MONEY: Final = Pattern(r"资金|经费|财政投入|公益金")
_NEAR: Final = 12


@dataclass(frozen=True, slots=True)
class FundingMention:
    """A sum of money, with its payer and purpose where they are printed.

    ``span`` goes from the first of them to the last.
    """

    amount: Quantity
    payer: str | None
    purpose: str | None
    span: Span


def recognise_funding(text: str) -> Iterator[FundingMention]:
    """Yield each sum that pays for services, in reading order; no rates (每站20万元), pay or fines.

    >>> text = "省级财政投入资金300万元，用于站点建设，月薪3000元"
    >>> [(f.amount.text, f.payer, f.purpose) for f in recognise_funding(text)]
    [('300万元', '省级财政', '站点建设')]
    """
    masked = mask_titles(text)
    sums = [quantity for quantity in recognise_quantities(text) if quantity.unit in ("yuan", None)]
    for clause in _CLAUSE.finditer(masked):
        inside = [q for q in sums if clause.start <= q.span.start and q.span.end <= clause.end]
        lead = clause.start
        for amount in inside:
            yield from _mention(masked, amount, Span(lead, clause.end))
            lead = amount.span.end


def _mention(masked: str, amount: Quantity, clause: Span) -> Iterator[FundingMention]:
    """Yield the sum in its clause, unless nothing there says what money it is."""
    said = masked[clause.start : clause.end]
    rated = said.replace("每年", "  ") if _YEARLY.search(said) else said
    if not _CUE.search(said) or _RATE.search(rated):
        return
    lead = masked[clause.start : amount.span.start]
    if amount.unit is None:  # 资金累计达到7.7亿: money, where its name stands before it
        if not _MONEY.search(lead[-_NEAR:]):
            return
        amount = replace(amount, unit="yuan")
    payer = next(iter([*_PAYER.finditer(lead)][-1:]), None)
    behind = _PURPOSE.match(masked[amount.span.end : amount.span.end + _LONGEST])
    start = clause.start + payer.start if payer else clause.start
    end = amount.span.end + (behind.end if behind else 0)
    yield FundingMention(
        amount=amount,
        payer=lead[payer.start : payer.end] if payer else None,
        purpose=behind["purpose"].strip() if behind and behind["purpose"] else None,
        span=Span(start, end),
    )
