"""Processes that run the queries of strangers: without network, with little memory, and ended when their time is over.

One process runs one query at a time. What comes back from it is never more than bytes and names: the process may have been taken over by
what it was asked.
"""

from swgraph.serve.workers.job import Done, Job
from swgraph.serve.workers.pool import Pool

__all__ = ["Done", "Job", "Pool"]
