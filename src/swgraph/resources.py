"""Where ontology, queries and data are: inside the installed package, or at the top of a checkout."""

from pathlib import Path

from swgraph.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as ``resource_path("ontology", "shapes.ttl")``.

    >>> resource_path("ontology").name
    'ontology'

    Raises:
        ResourceError: nothing of that name ships with swgraph.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise ResourceError(
            f"缺少随附文件 wanted the shipped {'/'.join(parts)}, found none under {path.parent}; reinstall swgraph"
        )
    return path


def _root() -> Path:
    installed = _PACKAGE / "_resources"
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parents[1]
    if (checkout / "ontology").is_dir():
        return checkout
    raise ResourceError(
        f"找不到随附文件 wanted the ontology, found neither {installed} nor {checkout / 'ontology'}; reinstall swgraph"
    )
