"""Targets and observations as a statistics cube: cube.link and the W3C Data Cube; ``docs/cube.md`` describes it."""

from swgraph.cube.cube import FORMS, VOCABULARIES, Cube, Vocabulary, form_of, make_cube

__all__ = ["FORMS", "VOCABULARIES", "Cube", "Vocabulary", "form_of", "make_cube"]
