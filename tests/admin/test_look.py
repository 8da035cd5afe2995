import re

from django.conf import settings


def tokens_of(name: str) -> dict[str, str]:
    """Return the colours, families and measures that the stylesheet begins with; what comes later overrides them."""
    found: dict[str, str] = {}
    for token, value in re.findall(r"(--[\w-]+): ([^;]+);", (settings.BASE_DIR / "static" / name).read_text()):
        found.setdefault(token, value)
    return found


def test_admin_has_the_tokens_of_the_public_pages():
    site, admin = tokens_of("site.css"), tokens_of("admin-theme.css")
    shared = site.keys() & admin.keys()
    assert {"--paper", "--ink", "--accent", "--rubric", "--serif", "--sans"} <= shared
    assert {token: admin[token] for token in shared} == {token: site[token] for token in shared}
