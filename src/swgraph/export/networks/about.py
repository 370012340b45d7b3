"""What every format says of the network as a whole."""

from swgraph.export.networks.values import LIST_MARK, clean
from swgraph.network.records import Network


def about(network: Network) -> dict[str, str]:
    """Return name, title, build and parameters; what is not known is left out.

    >>> about(Network("actors", "部门 actors", False, (), (), None, {"region": "宁夏"}))
    {'name': 'actors', 'title': '部门 actors', 'params': 'region=宁夏'}
    """
    params = LIST_MARK.join(f"{name}={value}" for name, value in sorted(network.params.items()))
    said = {"name": network.name, "title": network.title, "version": network.version, "params": params}
    return {key: clean(value) for key, value in said.items() if value}
