"""Collects the messages to translate from Python, templates and JavaScript, for tools.messages."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from tokenize import TokenError
from typing import IO, Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file, extract_javascript, extract_python
from django.template.base import Lexer, Parser, Token, TokenType, Variable, constant_string
from django.template.exceptions import TemplateSyntaxError
from django.templatetags.i18n import BlockTranslateNode, TranslateNode, do_block_translate, do_translate

PACKAGES = ("editorial", "media_library", "missions", "news", "archive", "energia_site", "demo")
SKIPPED_FOLDERS = {"migrations", "tests", "node_modules", "vendor"}
TRANSLATOR_NOTE = "Translators"  # opens a comment in the sources that is copied beside the message

JS_KEYWORDS: dict[str, Any] = {
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS: dict[str, Any] = JS_KEYWORDS | {
    "_": None,
    "_lazy": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
LITERAL = re.compile(constant_string)


class Source(NamedTuple):
    """A kind of file in one folder, and how Babel reads it."""

    domain: str
    folder: str
    suffixes: tuple[str, ...]
    method: Any
    keywords: Mapping[str, Any]
    options: Mapping[str, Any]


class AnyFilterParser(Parser):
    """Takes every filter name for a known one: which filters exist is known only inside the running site."""

    def find_filter(self, filter_name: str) -> Callable[..., object]:
        def any_filter(value: object, argument: object = None) -> object:
            return value

        return any_filter


def context_of(node: TranslateNode | BlockTranslateNode) -> list[str]:
    """The context as the leading arguments of a pgettext call: none for a tag without context."""
    expression = node.message_context
    if expression is None:
        return []
    if not isinstance(expression.var, str) or expression.filters:
        raise TemplateSyntaxError("the context must be a plain string, or the message cannot be collected")
    return [expression.var] if expression.var else []


def block_texts(node: BlockTranslateNode) -> list[str]:
    """The msgids joined by the very code that joins them at run time, so trimming and %% cannot differ."""
    texts = []
    for tokens in filter(None, (node.singular, node.plural)):
        text, names = node.render_token_list(tokens)
        for name in names:
            if not name.isidentifier():
                raise TemplateSyntaxError(f"{{{{ {name} }}}} renders empty in a blocktranslate: use `with`")
        texts.append(text)
    return texts


def tag_calls(parser: Parser, token: Token) -> Iterator[tuple[str, ...]]:
    """The gettext calls one template tag makes at run time: the name of the function, then its strings.

    Django doubles % in every literal before it looks it up; hence the replacements.
    """
    command = token.contents.split()[:1] if token.token_type == TokenType.BLOCK else []
    if command == ["comment"]:
        while parser.tokens and parser.next_token().contents != "endcomment":
            pass
        return
    for literal in LITERAL.findall(token.contents):
        if literal.startswith("_("):
            yield "gettext", str(Variable(literal).literal).replace("%", "%%")
    if command in (["trans"], ["translate"]):
        inline = do_translate(parser, token)
        variable = inline.filter_expression.var
        if isinstance(variable, Variable) and isinstance(variable.literal, str):
            context = context_of(inline)
            yield "p" * len(context) + "gettext", *context, variable.literal.replace("%", "%%")
    elif command in (["blocktrans"], ["blocktranslate"]):
        block = do_block_translate(parser, token)
        context, texts = context_of(block), block_texts(block)
        yield "n" * (len(texts) - 1) + "p" * len(context) + "gettext", *context, *texts


def extract_template(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """A Babel extraction method for Django templates, built on Django's own lexer and translation tags."""
    parser = AnyFilterParser(Lexer(fileobj.read().decode("utf-8")).tokenize())
    note, note_line = "", 0
    while parser.tokens:
        token = parser.next_token()
        line = token.lineno or 0
        if token.token_type == TokenType.COMMENT and token.contents.startswith(tuple(comment_tags)):
            note, note_line = token.contents, line
        if token.token_type not in (TokenType.VAR, TokenType.BLOCK):
            continue
        try:
            for function, *texts in tag_calls(parser, token):
                if texts[-1]:
                    comments = [note] if note and line - note_line <= 1 else []
                    yield line, function, tuple(texts), comments
        except TemplateSyntaxError as error:
            raise TemplateSyntaxError(f"line {line}: {error}") from error


def sources() -> list[Source]:
    plan = [Source("django", package, (".py",), extract_python, KEYWORDS, {}) for package in PACKAGES]
    for parent in ("", *(f"{package}/" for package in PACKAGES)):
        suffixes = (".html", ".txt", ".xml")
        plan.append(Source("django", f"{parent}templates", suffixes, extract_template, KEYWORDS, {}))
        options = {"jsx": False, "parse_template_string": True}
        scripts = (".js", ".mjs")
        plan.append(Source("djangojs", f"{parent}static", scripts, extract_javascript, JS_KEYWORDS, options))
    return plan


def files_of(root: Path, source: Source) -> Iterator[Path]:
    """The files written by us: nothing vendored, minified or only run by tests."""
    for path in sorted((root / source.folder).rglob("*")):
        ours = not SKIPPED_FOLDERS.intersection(path.relative_to(root).parts)
        if ours and path.suffix in source.suffixes and ".min." not in path.name and path.is_file():
            yield path


def collect(root: Path) -> tuple[dict[str, Catalog], list[str]]:
    """The messages of the sources by gettext domain, and the problems that kept some from being collected."""
    collected = {"django": Catalog(), "djangojs": Catalog()}
    problems: list[str] = []
    for source in sources():
        for path in files_of(root, source):
            name = path.relative_to(root).as_posix()
            try:
                problems += collect_file(path, name, source, collected[source.domain])
            except (TemplateSyntaxError, SyntaxError, TokenError, UnicodeDecodeError) as error:
                problems.append(f"{name}: {error}")
    return collected, problems


def collect_file(path: Path, name: str, source: Source, collected: Catalog) -> Iterator[str]:
    """Adds the messages of one file to `found`; yields what cannot be added to it."""
    extracted = extract_from_file(source.method, path, source.keywords, (TRANSLATOR_NOTE,), source.options)
    for line, ids, comments, context in extracted:
        known = collected.get(ids, context or None)
        if known and known.pluralizable and isinstance(ids, tuple) and known.id != ids:
            yield f"{name}:{line}: {ids[0]!r} has the plural {ids[1]!r} here and {known.id[1]!r} elsewhere"
        elif source.domain == "djangojs" and "${" in "".join(ids):
            yield f"{name}:{line}: {ids!r} changes at run time, so no catalogue can hold it"
        else:
            collected.add(ids, locations=[(name, 0)], auto_comments=comments, context=context or None)
