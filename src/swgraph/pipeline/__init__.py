"""The whole way: files to sources, facts, triples, a checked graph and a published generation.

No step is done here; each belongs to its floor. What cannot be used is left out and listed, never skipped in silence:
a file that cannot be read, and a source whose facts do not fit the shapes. A quotation that is not what its text says
stops the build, since then nothing that was built can be trusted. The last good generation stays until the new one is
whole.
"""

from swgraph.pipeline.built import Built, build
from swgraph.pipeline.check import Checked, check_inputs
from swgraph.pipeline.inputs import SUFFIXES, Refused, find_files, read_files
from swgraph.pipeline.quads import Quads, assemble
from swgraph.pipeline.renewal import update
from swgraph.validate import check_store

__all__ = [
    "SUFFIXES", "Built", "Checked", "Quads", "Refused", "assemble", "build", "check_inputs", "check_store", "find_files",
    "read_files", "update",
]  # fmt: skip
