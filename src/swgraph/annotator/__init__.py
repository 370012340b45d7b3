"""Facts that a language model reads, beside those of the rules: off unless asked for, and never believed without the text.

A model is an annotator like any other: it is given the articles, the vocabularies and the form of a facts file, and what it
returns is checked fact by fact. A fact whose quotation does not stand in the article, whose number does not stand in the
quotation or whose names do not stand in the article is rejected with the reason. What passes waits for review.
"""

from swgraph.annotator.annotation import CONFIDENCE, Annotation, Rejected, annotate
from swgraph.annotator.endpoint import Endpoint

__all__ = ["CONFIDENCE", "Annotation", "Endpoint", "Rejected", "annotate"]
