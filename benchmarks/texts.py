"""Clean texts to damage: composed ones, the articles of this project, and titles that no list of ours holds.

Each maker returns a text and the offset of the character that will lose its first byte. A composed text is made of words of
the field, many of which stand in ``data/lexicon/repair_words.tsv``; the other two kinds are the honest measure.
"""

# ruff: noqa: SIM905 - lists of words read best as text

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

_PLACES = "河南 湖北 海南 安徽 贵州 云南 甘肃 青海 四川 浙江 江苏 福建 广东 山东 吉林 辽宁 天津 重庆 上海 北京 合肥 杭州 长沙 昆明 西宁".split()
_BODIES = "民政厅 财政厅 省委组织部 人力资源和社会保障厅 市民政局 卫生健康委 教育厅 司法厅 团省委 妇联 残联 社会工作部".split()
_VERBS = "加强 推进 规范 完善 健全 深化 提升 优化 支持 促进 加快 推动 落实 培育 创新 扩大 引导 保障 统筹 鼓励".split()
_THINGS = (
    "社会工作人才队伍 乡镇社工站 基层治理 养老服务 儿童福利 社会救助 志愿服务 城乡社区服务体系 专业督导机制 政府购买服务 "
    "项目评估 经费保障 岗位开发 职业水平考试 慈善资源 残疾人康复 心理健康 农村留守儿童关爱 专业教育 行业自律 医务社会工作 "
    "学校社会工作 矛盾纠纷调解 特殊困难群体 民办机构 信息平台 标准化 服务质量"
).split()
_KINDS = (
    "意见 实施意见 通知 工作方案 实施方案 行动计划 发展规划 管理办法 操作指南 评估标准 若干措施 指导意见 暂行规定 条例"
).split()
_SAYING = "强调 提出 明确 要求 指出 规定 还提到 显示".split()
_SLOGANS = (
    "五社联动 一老一小 双百工程 社工+志愿者 有场地、有人员 三社联动 助人自助 枢纽型 十四五 最后一米 一站式 示范点"
).split()
# What stands before an opening mark on such pages: the end of a sentence or clause mostly, and words that take a title.
_LEADS = (
    *("。《",) * 10, *("。“",) * 4, *("，《",) * 3, *("；《",) * 2, *("：《",) * 2, "，“", "：“", "；“", "、《", "》《", "）《", "”《",
    "落实《", "对《", "印发《", "有关“", "形成“",
)  # fmt: skip
_BEFORE = {"》": "印发《通知》", "、": "印发《通知》、", "）": "印发规定（试行）", "”": "推行“一站式”"}
_CLOSING = {"《": "》", "“": "”"}
_ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles"

Maker = Callable[[random.Random], tuple[str, int]]


def composed(rng: random.Random) -> tuple[str, int]:
    """Return a text of words of the field; what is damaged stands before a title or a quotation."""
    lead = rng.choice(_LEADS)
    opening = lead[-1]
    title = composed_title(rng)
    name = rng.choice((title, rng.choice(_KINDS))) if opening == "《" else rng.choice(_SLOGANS)
    before = composed_sentence(rng)
    head = f"{rng.choice(_PLACES)}{rng.choice(_BODIES)}日前印发《{title}》。"
    if rng.random() < 0.3:
        head += f"《{name}》{rng.choice(_SAYING)}，{composed_sentence(rng)}。" if opening == "《" else ""
    if lead[0] in "》、）”":
        before = f"{rng.choice(_PLACES)}{rng.choice(_BODIES)}{_BEFORE[lead[0]][:-1]}"
    elif lead[0] not in "。，；：":
        before = f"{rng.choice(_PLACES)}{rng.choice(_BODIES)}{'要' if lead[0] in '落有形' else '也'}"
    start = f"{head}{before}{lead[:-1]}"
    return start + _tail(rng, opening, name, composed_sentence), len(start) - 1


def composed_title(rng: random.Random) -> str:
    """Return a title of a document."""
    middle = f"{rng.choice(_VERBS)}{rng.choice(_THINGS)}"
    if rng.random() < 0.4:
        middle += f"{rng.choice(_VERBS)}{rng.choice(_THINGS)}"
    place = rng.choice((rng.choice(_PLACES), "", "关于", "关于", "关于进一步"))
    return f"{place}{middle}{'的' if place.startswith('关于') else ''}{rng.choice(_KINDS)}"


def composed_sentence(rng: random.Random) -> str:
    """Return a sentence without its stop."""
    thing, other = rng.sample(_THINGS, 2)
    return rng.choice((
        f"{rng.choice(_PLACES)}{rng.choice(_VERBS)}{thing}，{rng.choice(_VERBS)}{other}",
        f"要{rng.choice(_VERBS)}{thing}，{rng.choice(_VERBS)}{other}，形成合力",
        f"{rng.choice(_BODIES)}负责{thing}和{other}",
        f"到{rng.randint(2023, 2027)}年，{thing}达到{rng.randint(2, 900)}个",
        f"{thing}（试点）在{rng.choice(_PLACES)}发挥了重要作用",
    ))  # fmt: skip


def _tail(rng: random.Random, opening: str, name: str, sentence: Callable[[random.Random], str]) -> str:
    return f"{opening}{name}{_CLOSING[opening]}{rng.choice(_SAYING)}，{sentence(rng)}。\n{sentence(rng)}。"


def article(rng: random.Random) -> tuple[str, int]:
    """Return an article of this project; what is damaged is the stop before one of its sentences."""
    text = rng.choice(_articles())
    return text, rng.choice([m.start() for m in re.finditer(r"[。；](?=[^\n\dA-Za-z])", text)])


def article_sentence(rng: random.Random) -> str:
    """Return a sentence of an article, without its stop."""
    found = re.findall(r"[^。；\n#]{12,80}(?=[。；])", rng.choice(_articles()))
    return rng.choice(found) if found else article_sentence(rng)


@cache
def _articles() -> tuple[str, ...]:
    texts = (path.read_text("utf-8").split("\n---\n", 1)[-1].strip() for path in sorted(_ARTICLES.glob("*.md")))
    return tuple(text for text in texts if re.search(r"[。；](?=[^\n\dA-Za-z])", text))


def held_out(titles: list[str]) -> Maker:
    """Return a maker of texts in which sentences of articles stand around titles that no list of ours holds."""

    def make(rng: random.Random) -> tuple[str, int]:
        lead = rng.choice(_LEADS[:24])
        start = f"{article_sentence(rng)}。{article_sentence(rng)}{lead[0]}"
        return start + _tail(rng, lead[-1], rng.choice(titles), article_sentence), len(start) - 1

    return make


def titles_of(facts: Path) -> list[str]:
    """Return the titles of a collection of facts (YAML) that are Chinese and have no mark of a title in them."""
    # Repair makes brackets full-width, so clean text has them so.
    text = facts.read_text("utf-8").translate(str.maketrans("()", "（）"))
    found = re.findall(r"^ *title: *['\"]?(.+?)['\"]?$", text, flags=re.MULTILINE)
    return sorted({t for t in found if len(t) >= 4 and not set(t) & set("《》“”\\") and "一" <= t[0] <= "鿿"})
