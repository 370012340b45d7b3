"""How well pages that nobody here wrote are read: scores an extractor on a half of the annotated pages.

Run: ``SWGRAPH_CORPUS=TEXTS python benchmarks/extraction/run.py [development|test] [--misses]``. TEXTS is the folder of the
texts (``<id>.txt``), which are not part of the project; ``tools/corpus.py check`` says which are there. Prints Markdown.
``--misses`` lists what was not found and what was beyond: for the development half only, the other is there to measure.
"""

import argparse
import sys

from annotations import CORPUS, HALVES, Annotation, corpus_folder, fold, read_half, with_texts
from items import found, wanted
from scoring import Score, confidence_table, table

from swgraph.errors import NoArticleError
from swgraph.extract import extract
from swgraph.model import Extraction
from swgraph.sources import to_facts_file
from swgraph.text.page import source_from_bytes


def main(arguments: list[str]) -> int:
    """Score a half and print its tables; 2 where there are no texts."""
    given = _options(arguments)
    folder = corpus_folder()
    if folder is None or not folder.is_dir():
        print(f"没有文本 no texts: set {CORPUS} to the folder of the texts of the pages", file=sys.stderr)
        return 2
    score = Score()
    for annotation, text in with_texts(read_half(given.half), folder):
        score_page(score, annotation, text)
    _print(score, given.half)
    if given.misses and given.half == "development":
        for page, how, item in score.misses:
            print(f"{page}\t{how}\t{item.kind}\t{item.label}\t{item.exact}")
    return 0


def score_page(score: Score, annotation: Annotation, text: str) -> None:
    """Read one page, and count what came out."""
    extraction = read_page(annotation.id, text)
    items = found(to_facts_file(extraction), fold(text)) if extraction else []
    score.page(annotation.id, wanted(annotation), items)
    score.region(annotation.region, _region(extraction))


def read_page(name: str, text: str) -> Extraction | None:
    """Return what the extractor reads in a text, None where it finds no article."""
    try:
        return extract(source_from_bytes(text.encode(), f"{name}.txt"))
    except NoArticleError:
        return None


def _region(extraction: Extraction | None) -> str | None:
    """Return the region of the longest article."""
    if extraction is None:
        return None
    sizes = [article.body.end - article.body.start if article.body else 0 for article in extraction.source.articles]
    return extraction.regions[sizes.index(max(sizes))]


def _print(score: Score, half: str) -> None:
    told, right, wrong = score.regions
    print(f"## {half}: {score.pages} pages\n")
    print(*table(score), "", *confidence_table(score), "", sep="\n")
    print(f"region of the article: {right} of {told} right, {wrong} wrong ones")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("half", nargs="?", choices=HALVES, default="development")
    parser.add_argument("--misses", action="store_true", help="list what does not fit (development half only)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
