"""``python -m swgraph``: the command line."""

from swgraph.cli import main

main()
