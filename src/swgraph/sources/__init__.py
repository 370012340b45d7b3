"""Facts as files: what a person reads and corrects, and what the command line prints."""

from swgraph.sources.form import SCHEMA_VERSION, to_facts_file
from swgraph.sources.reading import facts_about, facts_schema, read_facts_file, read_form, read_source_file
from swgraph.sources.writing import write_source_file

__all__ = [
    "SCHEMA_VERSION", "facts_about", "facts_schema", "read_facts_file", "read_form", "read_source_file", "to_facts_file",
    "write_source_file",
]  # fmt: skip
