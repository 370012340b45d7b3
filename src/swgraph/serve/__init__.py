"""The graph for any SPARQL client and any program: SPARQL 1.1 Protocol, a JSON interface, identifiers that lead somewhere.

Requests are read here, queries run in processes that can be killed (``swgraph.serve.workers``), and what such a process does
stands in ``swgraph.serve.jobs``. Nothing is ever written. ``docs/serving.md`` says how to run it, ``THREAT_MODEL.md`` what it
keeps and what it does not.
"""

from swgraph.serve.limits import Limits, Serving

__all__ = ["Limits", "Serving"]
