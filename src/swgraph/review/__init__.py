"""The review queue: what waits for a person, shown in its text, with the lines of a facts file that correct it."""

from swgraph.review.page import review_page
from swgraph.review.queue import Item, Queue, read_queue

__all__ = ["Item", "Queue", "read_queue", "review_page"]
