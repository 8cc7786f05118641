"""The desk's own pages under /admin/. `PressOfficeSite` lets nobody in who is not signed in as staff."""

from itertools import chain

from .desk import urls as desk
from .glossary import urls as glossary
from .guides import urls as guides
from .history import urls as history
from .pasting import urls as pasting
from .previews import urls as previews
from .together import urls as together
from .translating import urls as translating

urlpatterns = list(
    chain.from_iterable(
        room.urlpatterns for room in (desk, translating, history, previews, glossary, together, guides, pasting)
    )
)
