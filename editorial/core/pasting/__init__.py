"""Markup from elsewhere as this site's own: what a program put on the clipboard, as its author saw it there.

    >>> tidy("<div>a</div><div>b <del>c</del></div>").html
    '<p>a</p><p>b </p>'

One pass over the tokens of justhtml (HTML5's own tokenizer), one tree of blocks whose depth is bounded, one walk over
it. Time and output grow with the input, never with its square. What is allowed at all is the sanitiser's to say.
"""

from editorial.core.pasting.builder import tidy

__all__ = ["tidy"]
