"""Which concepts each vocabulary has, so that a misspelled id is refused where it is written."""

from functools import cache

from swgraph.resources import resource_path

_NOTATION = "skos:notation"


@cache
def concept_ids(scheme: str) -> frozenset[str]:
    """Return the ids of the concepts of ``ontology/vocab/<scheme>.ttl``.

    The file is searched for its notations, not parsed: a reader of facts needs no RDF.

    >>> sorted(concept_ids("basis"))
    ['inferred', 'printed']
    """
    text = resource_path("ontology", "vocab", f"{scheme}.ttl").read_text("utf-8")
    return frozenset(part.split('"', 2)[1] for part in text.split(_NOTATION)[1:])
