"""A graph with some sources added, replaced or withdrawn: what follows from them is made anew, the rest stays.

The result is that of a build of all files, byte by byte. What one source changes elsewhere is followed: names that are merged
otherwise, articles that retell it, figures that are preferred, townships that are named, what follows, and what is counted.
Another source that has to be written anew is read again from its file; where that is no longer there, and wherever else the
equality cannot be shown, nothing is published and a build is asked for.
"""

from swgraph.pipeline.renewal.renewed import update

__all__ = ["update"]
