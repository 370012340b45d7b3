"""What rests on what: documents, each with an edge to every document that it is based on, applies, cites, forwards or replaces."""

from swgraph.iri import digest
from swgraph.network.actors import days_of
from swgraph.network.asking import Asking, Wanted, grouped, short, sources, texts
from swgraph.network.records import Edge, Node


def lineage(asking: Asking, wanted: Wanted) -> tuple[list[Node], list[Edge]]:
    """Return documents and their relations; ``kind`` is the relation. What is cited by its wording only is an attribute.

    A document has a beginning and no end: nothing tells when it went out of force.
    """
    days, titles = days_of(asking), {str(row["document"]): row for row in asking.rows("titles")}
    names = asking.names(row[name] for row in titles.values() for name in ("kind", "region"))
    levels = {iri: named.level for iri, named in names.items()}
    kept = {
        document for document, row in titles.items()
        if wanted.has_region(str(row["region"])) and wanted.has_level(levels.get(str(row["region"]))) and wanted.has_day(days.get(document))
    }  # fmt: skip
    said = [row for row in asking.rows("lineage") if str(row["document"]) in kept and wanted.has_kind(str(row["relation"]))]
    relations = asking.names(row["relation"] for row in said)
    words = {key[0]: rows for key, rows in grouped((row for row in said if row["cited"] is None), "document")}
    nodes = []
    for (document,), rows in grouped((row for row in asking.rows("documents") if str(row["document"]) in kept), "document"):
        row = titles[document]
        nodes.append(Node(
            document, short(str(row["title"])), str(row["title"]), "PolicyDocument",
            names[str(row["region"])].name if row["region"] else None, days.get(document), None, sources(rows),
            {
                "type": names[str(row["kind"])].name if row["kind"] else None,
                "number": row["number"],
                "also_cites": texts(words.get(document, ()), "words") or None,
            },
        ))  # fmt: skip
    there = {node.id: node.region for node in nodes}
    joined = (row for row in said if row["cited"] is not None and {str(row["document"]), str(row["cited"])} <= there.keys())
    edges = [
        Edge(
            digest("lineage", *key), key[0], key[1], key[2].rpartition("/")[2], relations[key[2]].name, len({row["fact"] for row in rows}),
            there[key[0]] if there[key[0]] == there[key[1]] else None, days.get(key[0]), None, sources(rows),
            {"words": texts(rows, "words")},
        )
        for key, rows in grouped(joined, "document", "cited", "relation")
    ]  # fmt: skip
    return nodes, sorted(edges, key=lambda edge: edge.id)
