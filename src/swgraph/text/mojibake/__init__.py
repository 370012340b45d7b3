"""GBK read one byte late, undone.

A reader of GBK that loses the first byte of a character pairs the second byte with the first byte of the next character,
and so on to the next ASCII character: ``A1A3 A1B6 D2E2 D28A 28`` (。《意見 and a bracket) without its first byte reads
``A3A1 B6D2 E2D2 8A28``, that is ！兑庖 and a pair that is no character, printed as ``?``; a later change of full-width
marks makes ``?!兑庖?`` of it. The way back: take the bytes of the damaged run, put a first byte before them, pair them
again, and let word frequencies and the page's own wording choose what the lost bytes were. The lost end is chosen by
the note of pronunciation behind it where there is one.
"""

from swgraph.text.mojibake.restore import NAME, restore

__all__ = ["NAME", "restore"]
