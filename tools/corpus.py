"""Annotates real pages and checks their texts, which stay outside the project.

``python tools/corpus.py annotate TEXTS`` reads ``TEXTS/drafts/<id>.yaml`` (what a person read, each fact with a ``quote`` from
the text) with ``TEXTS/<id>.txt``, finds each quotation, and writes ``tests/unseen/<half>/<id>.yaml`` with its place instead.
A quotation that is not there letter by letter, or is there more than once without ``nth``, is refused.

``python tools/corpus.py check TEXTS`` tells which annotated texts are there and whether they are the ones that were annotated.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks" / "extraction"))

from annotations import FOLDER, HALVES, Folded, fold, half_of, read_half

_SHOWN: Final = 8  # characters of the first and the last words, to find the stored part of a page again

Draft = dict[str, Any]


def annotate(texts: Path) -> Iterator[str]:
    """Write the annotation of each draft; yield what is wrong with those that are refused."""
    for path in sorted((texts / "drafts").glob("*.yaml")):
        draft: Draft = yaml.safe_load(path.read_text("utf-8"))
        folded = fold((texts / f"{path.stem}.txt").read_text("utf-8"))
        try:
            form = annotated(draft, folded)
        except ValueError as error:
            yield f"{path}: {error}"
            continue
        target = FOLDER / half_of(draft["address"]) / f"{path.stem}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_written(form), "utf-8")


def annotated(draft: Draft, folded: Folded) -> Draft:
    """Return the annotation that a draft means.

    Raises:
        ValueError: a quotation is not in the text, or is there more than once.
    """
    address = draft["address"]
    page = {
        "address": address if "://" in address else None,
        "title": draft.get("title"),
        "publisher": draft.get("publisher"),
        "search": draft["query"],
        "begins": folded.text[:_SHOWN],
        "ends": folded.text[-_SHOWN:],
        "characters": len(folded.text),
        "sha256": folded.digest,
        **{key: draft[key] for key in ("genre", "topic", "shape")},
    }
    facts = [placed(fact, folded) for fact in draft["facts"]]
    return {
        "schema_version": 1,
        "page": {key: value for key, value in page.items() if value is not None},
        "articles": [{"region": draft["region"], "published": draft["published"]}],
        "facts": facts,
    }


def placed(fact: Draft, folded: Folded) -> Draft:
    """Return a fact with the place of its quotation instead of the quotation."""
    quote, nth = fold(fact["quote"]).text, fact.get("nth")
    number = folded.text.count(quote)
    if number == 0 or (number > 1 and nth is None):
        raise ValueError(f"引文应恰好出现一次 a quotation must stand in the text exactly once, stands {number} times: {fact['quote']}")
    start = -1
    for _ in range(nth or 1):
        start = folded.text.index(quote, start + 1)
    return {**{key: value for key, value in fact.items() if key not in ("quote", "nth")}, "at": [start, start + len(quote)]}


def check(texts: Path) -> Iterator[str]:
    """Yield a line for each annotated text that is missing or another one, and the sum."""
    there = 0
    for annotation in (a for half in HALVES for a in read_half(half)):
        path = texts / f"{annotation.id}.txt"
        if not path.is_file():
            yield f"{path}: 缺 missing: {annotation.page.get('address') or annotation.page.get('title')}"
        elif fold(path.read_text("utf-8")).digest != annotation.page["sha256"]:
            yield f"{path}: 不是标注时的文本 not the text that was annotated"
        else:
            there += 1
    yield f"{there} 个文本与标注相符 texts are the ones that were annotated"


def _written(form: Draft) -> str:
    text: str = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None)
    return text


def main(arguments: list[str]) -> int:
    """Run one of the two commands."""
    commands = {"annotate": annotate, "check": check}
    if len(arguments) != 2 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    lines = list(commands[arguments[0]](Path(arguments[1])))
    print("\n".join(lines) or "标注已写好 annotations written")
    return int(any(": " in line for line in lines))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
