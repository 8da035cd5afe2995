"""The text of an item, Markdown without HTML, as HTML."""

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Headings and pictures are left out: the page has headings of its own, and the text is not to bring others' files.
_markdown = MarkdownIt("zero", {"breaks": True, "html": False, "linkify": False}).enable(
    ["blockquote", "emphasis", "escape", "link", "list", "newline", "strikethrough", "table"]
)
# A wide table is scrolled by itself, also by keyboard, so that the page need not be.
_markdown.add_render_rule(
    "table_open", lambda *_: '<div class="table-wrap" role="group" aria-label="Tabell" tabindex="0">\n<table>\n'
)
_markdown.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")


def to_html(text: str) -> SafeString:
    """Return the Markdown text as HTML. HTML in it is shown as it is written, never obeyed."""
    return mark_safe(_markdown.render(text))  # noqa: S308 - the library escapes all but its own marks
