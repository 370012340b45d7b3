"""A facts file as YAML that is pleasant to read and to correct."""

from collections.abc import Mapping

_WIDTH = 120
_LONGEST_LINE = 100


def write_source_file(form: Mapping[str, object]) -> str:
    """Return a facts file as YAML: keys in their order, short lists on one line, a blank line before each fact.

    >>> print(write_source_file({"schema_version": 1, "facts": [{"fid": "a#1", "kind": "field", "items": ["养老", "助残"]}]}))
    schema_version: 1
    facts:
    <BLANKLINE>
    - fid: a#1
      kind: field
      items: [养老, 助残]
    <BLANKLINE>
    """
    import yaml

    class Dumper(yaml.SafeDumper):
        """Indents nothing but mappings; lists of short texts stand on one line."""

        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
            return True

    def listed(dumper: yaml.SafeDumper, data: list[object]) -> yaml.Node:
        plain = all(isinstance(item, str) for item in data)
        short = plain and sum(len(str(item)) * 2 + 2 for item in data) < _LONGEST_LINE
        return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=bool(short and data))

    Dumper.add_representer(list, listed)
    text: str = yaml.dump(dict(form), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text.replace("\n- fid:", "\n\n- fid:")
