"""Who guides whom: the tiers of service of each region, from county centre to village room."""

from swgraph.iri import digest, mint
from swgraph.network.asking import Asking, Wanted, day, grouped, short, sources, span, texts
from swgraph.network.records import Edge, Node


def tiers(asking: Asking, wanted: Wanted) -> tuple[list[Node], list[Edge]]:
    """Return the tiers of regions, those of one name and level in one region as one node, and which guides which.

    ``level`` is that of the tier. A tier has what its facts say together; its days are those of the reports.
    """
    rows = [
        row for row in asking.rows("tiers")
        if wanted.has_region(str(row["region"])) and wanted.has_level(str(row["level"])) and wanted.has_day(day(row, "day"))
    ]  # fmt: skip
    names = asking.names(row[name] for row in rows for name in ("region", "level"))
    functions = {key[0]: said for key, said in grouped(asking.rows("functions"), "fact")}
    node_of: dict[str, str] = {}
    nodes = []
    for key, said in grouped(rows, "region", "level", "name"):
        region, level, name = key
        this = mint("tiernode", *key)
        node_of |= {str(row["fact"]): this for row in said}
        facts = sorted({str(row["fact"]) for row in said})
        jobs = [job for fact in facts for job in functions.get(fact, ())]
        places = [row["place"] for row in said if isinstance(row["place"], int)]
        start, end = span(day(row, "day") for row in said)
        nodes.append(Node(
            this, short(f"{names[region].short}·{name}"), f"{names[region].name} {name}", "Tier", names[region].name, start, end, sources(said),
            {
                "level": names[level].name, "order": min(places, default=None), "functions": texts(jobs, "words") or None,
                "hosts": texts(said, "host") or None, "facts": tuple(facts),
            },
        ))  # fmt: skip
    by_id = {node.id: node for node in nodes}
    pairs = {
        (node_of[str(row["fact"])], node_of[str(row["lower"])])
        for row in asking.rows("guides") if str(row["fact"]) in node_of and str(row["lower"]) in node_of
    }  # fmt: skip
    edges = [
        Edge(
            digest("guides", one, other), one, other, "guides", "指导", 1, by_id[one].region, by_id[one].start, by_id[one].end,
            min(by_id[one].sources, by_id[other].sources),
        )
        for one, other in pairs if one != other
    ]  # fmt: skip
    return sorted(nodes, key=lambda node: node.id), sorted(edges, key=lambda edge: edge.id)
