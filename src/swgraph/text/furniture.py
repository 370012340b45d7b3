"""Lines that belong to the page and not to its article: paths of menus, tables of origin, buttons, names of pictures."""

from datetime import date
from typing import Final

import re2

_PATH = re2.compile(
    r"^(?:您?(?:的|现在的?|当前的?)?(?:所在)?(?:的)?位置|您(?:现在|当前)?(?:所)?在的?位置|首页)\s*(?:[:：是为]|[>＞»/|｜])|"
    r"^[>＞»]|[>＞»].{1,30}[>＞»]"
)
_LABEL: Final = (
    r"(?:信息|稿件|文章|新闻|消息)?来源|(?:文章)?作者|(?:责任|本文)?编辑|责编|初审|审核|记者|发布者|发布人|(?:发布|发表|更新|刊发|录入|上传)?(?:时间|日期)|"
    r"浏览(?:量|次数)?|阅读(?:量|次数)?|访问量?|点击(?:数|量)?|字号|字体(?:大小)?|打印|分享(?:到)?|收藏|投[稿搞]|评论|"
    r"索引号|发布机构|发文机关|发文单位|成文日期|发文日期|公开方式|公开范围|有效性|有\s?效\s?性|发文字号|文\s?号|生效日期|废止日期|所属主题|主题分类|规范性文件登记号|关键词"
)
#: A label is one by the mark or the blank behind it: 时间： is, 时间表 is not.
_LABELLED = re2.compile(rf"(?:^|[\s】【|｜\]\[:：0-9])(?:{_LABEL})\s*(?:[:：|｜]|[【\[】\]]|\s|$)")
_TABLE = re2.compile(r"(?:索引号|发布机构|发文机关|发文单位|成文日期|发文日期|发文字号|文\s?号)\s*[:：|｜]")
_DAY = re2.compile(r"((?:19|20)\d\d)\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})日?(\s{1,3}\d{1,2}\s?:\s?\d{2}(?::\d{2})?)?")
_NO_ISSUE = re2.compile(r"(?:生效|废止|成文|发文|施行|实施)(?:日期|时间)")
_BUTTON = re2.compile(
    r"^(?:(?:立即|点击)(?:下载|注册|登录)|会员登录|用户登录|登录|注册|打开.{0,6}(?:APP|app|客户端)|扫一扫.{0,20}|(?:微信)?公众号|官方微[信博]|微[信博](?:推荐|小程序|公众号)?|"
    r"关注我们|返回(?:顶部|首页|列表)|分享到?.{0,12}|收藏本站.{0,8}|设为首页.{0,8}|全文|正文|小\s?中\s?大|大\s?中\s?小|电脑版|手机版|小贴士|友情链接|热门排行|推荐文章|相关(?:新闻|阅读|推荐)|"
    r"我要投[稿搞]|添加评论|网站地图|第\s?\d+\s?页|\d+|.{1,6}(?:网|频道|在线|客户端))$"
)
_BROWSER = re2.compile(r"兼容模式|浏览器|Copyright|版权所有|ICP备|未经授权")
_HAN = re2.compile(r"\p{Han}")
_LONGEST: Final = 160
_REST: Final = 30  # characters that names and numbers may fill beside the labels of a line
_FEWEST: Final = 2
_ROW: Final = 5
_SHORT: Final = 6


def is_furniture(text: str) -> bool:
    """Return whether a line belongs to the page: a menu, a button, a table of origin, no words at all.

    >>> [is_furniture(line) for line in ("当前位置：首页 > 新闻", "2022-03-11 17:30 来源：某报", "某市建成社工站12个")]
    [True, True, False]
    """
    if len(text) > _LONGEST or text.endswith(("。", "；", "，")):
        return False
    if len(_HAN.findall(text)) < _FEWEST or _is_menu(text):
        return True
    return bool(_PATH.search(text) or _BROWSER.search(text) or _BUTTON.match(text)) or is_origin(text)


def _is_menu(text: str) -> bool:
    """Return whether a line is a row of short names: 今日某省 甲市 乙市 丙市 丁市."""
    words = text.replace("|", " ").replace("｜", " ").split()
    return len(words) >= _ROW and all(len(word) <= _SHORT for word in words)


def is_origin(text: str) -> bool:
    """Return whether a line says where and when the page was published, and nothing more.

    >>> is_origin("发布者:点击数:645发布时间: 2011-09-16【字体:"), is_origin("考试时间已定")
    (True, False)
    """
    labels = _LABELLED.findall(text)
    day = _DAY.search(text)
    if not labels and (day is None or not day[4]):
        return False
    rest = _LABELLED.sub(" ", _DAY.sub(" ", text))
    return len(_HAN.findall(rest)) <= _REST * max(1, len(labels)) and "，" not in rest


def is_table(text: str) -> bool:
    """Return whether a line is of the table that a government's page has above a document.

    >>> is_table("索引号: 01 发布机构: 某区民政局"), is_table("文号问题")
    (True, False)
    """
    return _TABLE.search(text) is not None


def day_of(text: str) -> date | None:
    """Return the day on which a line of origin says that the page was published.

    >>> day_of("发布时间： 2011-09-16【字体"), day_of("生效日期：2024-10-31")
    (datetime.date(2011, 9, 16), None)
    """
    match = None if _NO_ISSUE.search(text) and "发布时间" not in text else _DAY.search(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
