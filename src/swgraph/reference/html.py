"""The few elements that the reference needs, as strings; text is escaped here and nowhere else."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from swgraph.reference.ontology import Bilingual, expanded


def element(tag: str, *children: str, **attributes: str) -> str:
    """Return an element around ready HTML; ``class_`` stands for ``class``, ``aria_label`` for ``aria-label``.

    >>> element("p", text("a < b"), class_="note")
    '<p class="note">a &lt; b</p>'
    """
    shown = "".join(f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{shown}>{''.join(children)}</{tag}>"


def text(value: str) -> str:
    """Return a text with the characters escaped that mean something in HTML."""
    return escape(value, quote=False)


def pair(texts: Bilingual, tag: str = "span", separator: str = " ") -> str:
    """Return a text in both languages, each marked with its language; an empty one is left out.

    >>> pair(Bilingual("类", "Class"))
    '<span lang="zh-Hans">类</span> <span lang="en">Class</span>'
    """
    both = (("zh-Hans", texts.zh), ("en", texts.en))
    return separator.join(element(tag, text(value), lang=language) for language, value in both if value)


def code(name: str) -> str:
    """Return a name as code that may be broken after an underscore or a slash, where a column is narrow.

    >>> code("a_b")
    '<code>a_<wbr>b</code>'
    """
    return element("code", text(name).replace("_", "_<wbr>").replace("/", "/<wbr>"))


def link(name: str) -> str:
    """Return a prefixed name as a link: inside the page for terms and concepts of swgraph, outside for others."""
    label = code(name)
    if name.startswith("sw:"):
        return element("a", label, href=f"#{name.removeprefix('sw:')}")
    if "/" in name and ":" not in name:
        return element("a", label, href=f"#{name}")
    if ":" not in name or name.startswith("http"):
        return label
    return element("a", label, href=quote(expanded(name), safe=":/#?&="))


def links(names: Iterable[str]) -> str:
    """Return names as links, separated by commas."""
    return ", ".join(link(name) for name in names)
