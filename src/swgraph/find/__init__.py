"""Questions in plain words: ``find`` says which question of the catalogue is meant, and with which values.

Nothing is downloaded and nothing learned: words are compared with those of the catalogue and of ``data/lexicon/question.tsv``,
values are read by the recognisers. What is not clear is not guessed: the nearest three are offered.
"""

from swgraph.find.finding import Finding, Guess, find

__all__ = ["Finding", "Guess", "find"]
