"""Names and terms as data: the divisions of the country, and the labels of every vocabulary.

``load_regions()`` finds a division by code, full name, short name or path; ``load_townships()`` has those below the counties;
``load_lexicon()`` gives a gazetteer for each scheme, whose labels stand in ``data/lexicon/<scheme>.tsv``. All read their files
at the first call and keep what they made.
"""

from swgraph.lexicon.forms import expand
from swgraph.lexicon.gazetteer import Gazetteer, Term
from swgraph.lexicon.regions import Regions, load_regions
from swgraph.lexicon.terms import Lexicon, load_lexicon
from swgraph.lexicon.townships import Townships, load_townships

__all__ = [
    "Gazetteer", "Lexicon", "Regions", "Term", "Townships", "expand", "load_lexicon", "load_regions", "load_townships",
]  # fmt: skip
