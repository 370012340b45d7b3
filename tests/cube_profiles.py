"""The published profiles of cube.link as one graph of shapes, and what pySHACL finds with them."""

from pathlib import Path

from pyshacl import validate
from rdflib import RDF, SH, Graph

PROFILES = ("basic-cube-constraint", "standalone-constraint-constraint", "standalone-cube-constraint", "shared/data-kind", "profile-visualize")


def profiles(folder: Path) -> Graph:
    """Return the shapes of the profile for visualisation and of all that it imports.

    One path of the published files is a list of a single path, which SHACL does not allow and pySHACL refuses: it stands here as
    that path, which is what it means.
    """
    shapes = Graph()
    for name in PROFILES:
        shapes.parse(folder / "validation" / f"{name}.ttl", publicID=f"https://cube.link/shape/{name}")
    for shape, listed in list(shapes.subject_objects(SH.path)):
        only = shapes.value(listed, RDF.first)
        if only is not None and (listed, RDF.rest, RDF.nil) in shapes:
            shapes.set((shape, SH.path, only))
    return shapes


def violations(graph: Graph, shapes: Graph) -> list[str]:
    """Return what the shapes find in a graph, warnings and remarks too: node, path and message."""
    _, report, _ = validate(graph, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return sorted(
        " | ".join(str(report.value(result, part)) for part in (SH.resultSeverity, SH.focusNode, SH.resultPath, SH.resultMessage))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )
