"""The desk's own pages under /admin/. `PressOfficeSite` lets nobody in who is not signed in as staff."""

from itertools import chain

from editorial.collaboration import urls as collaboration
from editorial.desk import urls as desk
from editorial.glossary import urls as glossary
from editorial.guides import urls as guides
from editorial.history import urls as history
from editorial.pasting import urls as pasting
from editorial.previews import urls as previews
from editorial.translation import urls as translating

urlpatterns = list(
    chain.from_iterable(
        screen.urlpatterns
        for screen in (desk, translating, history, previews, glossary, collaboration, guides, pasting)
    )
)
