"""Templates are written one element a line; pages go out without the indents of those lines."""

import re

from django.template import Origin
from django.template.loaders import filesystem

_INDENT = re.compile(r"\n\s+")


class Loader(filesystem.Loader):
    """Where a line begins, one line break says to a browser what a line break and its indent say. Not for templates of
    `<pre>`: none of ours has one."""

    def get_contents(self, origin: Origin) -> str:
        return _INDENT.sub("\n", super().get_contents(origin))
