"""What the rich-text editor may do, and what is done about its age.

django-ckeditor bundles CKEditor 4.22.1, past its end of life (the check ckeditor.W001). Its known hole,
CVE-2024-24815, needs full-page mode or an editor that allows `script` or `style`; ours has neither. Text under
embargo never leaves the site: `exportpdf`, `scayt` and `wsc` send it to outside services and are removed.
`ckeditor_uploader` is not installed: its upload view takes SVG and HTML from anyone who can forge a request.
Whatever the editor lets through is sanitised by `editorial.core.cleaning` on its way into the database and again on its
way back. `tests/admin/test_editor.py` pins each of these controls.
"""

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from .cleaning import ATTRIBUTES, TAGS

# CKEditor 4 writes inline scripts, handlers and styles. Only the forms that carry it are served so; everything else
# in the admin keeps the site's own policy. Pasted pictures (data:) stay forbidden: the sanitiser refuses them too.
CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
}

REMOVED_PLUGINS = [
    *("exportpdf", "scayt", "wsc"),  # send the text to outside services
    *(
        "iframe",
        "flash",
        "forms",
        "embed",
        "embedbase",
        "embedsemantic",
        "autoembed",
    ),  # what the sanitiser refuses
    *("image", "image2", "uploadimage", "filebrowser"),  # pictures come from the media library
    *(
        "smiley",
        "font",
        "colorbutton",
        "colordialog",
        "justify",
        "bidi",
        "div",
        "stylescombo",
        "copyformatting",
    ),
    *("about", "templates", "newpage", "save", "print", "preview", "pagebreak", "language", "dialogadvtab"),
    *(
        "pastefromword",
        "pastefromgdocs",
        "pastefromlibreoffice",
        "pastetools",
    ),  # the server cleans: editorial.core.pasting
    *("sourcearea", "editorplaceholder", "showblocks", "elementspath"),
]

TOOLBAR = [
    ["Format"],
    ["Bold", "Italic"],
    ["BulletedList", "NumberedList", "Blockquote"],
    ["Link", "Unlink"],
    ["Table", "SpecialChar"],
    ["Undo", "Redo"],
]

CHARACTERS = "«»„“”–—…№°′″×±−≈≤≥½¼²³µ§©®™€→"
TALL, LOW = 420, 240  # pixels: for a text, for a paragraph

_static = lazy(static, str)  # not at import: in production the name has a hash that is known only later


def allowed_content() -> dict[str, dict[str, Any]]:
    """CKEditor's filter, from the sanitiser's own lists: what an editor sees while typing is what will be stored."""
    everywhere = sorted(ATTRIBUTES["*"])
    return {tag: {"attributes": ",".join([*everywhere, *sorted(ATTRIBUTES.get(tag, ()))])} for tag in sorted(TAGS)}


CONFIG: dict[str, Any] = {
    "toolbar": TOOLBAR,
    "format_tags": "p;h2;h3",
    "removePlugins": ",".join(REMOVED_PLUGINS),
    "removeDialogTabs": "link:advanced;link:target",
    "allowedContent": allowed_content(),
    "fullPage": False,
    "entities": False,
    "disableNativeSpellChecker": False,
    "versionCheck": False,
    "customConfig": "",  # the bundle's own files say nothing: two requests less
    "stylesSet": False,
    "specialChars": list(CHARACTERS),
    "contentsCss": [_static("press_admin/editor.css")],
    "paste": {
        "url": reverse_lazy("admin:paste"),
        "failed": _("Not pasted: the server does not answer. Without its formatting, Ctrl+Shift+V pastes it."),
    },
    "linkDefaultProtocol": "https://",
    "width": "auto",
    "height": TALL,
}
