"""The rules of axe, asked of a page in light and dark, on a telephone and on a wide screen."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# In light all rules that axe runs by itself, and the one of WCAG 2.2 AA that it does not;
# in dark those that ask for colours, since nothing else differs.
RULES = {
    "light": {"rules": {"target-size": {"enabled": True}}},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}
RUN = "(rules) => axe.run({...rules, resultTypes: ['violations']}).then((answer) => answer.violations)"


def faults(page: Page) -> list[str]:
    """Return what axe finds in each scheme and width."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)
            found += [
                f"{scheme} {width} {rule['id']}: {node['html']}\n{node['failureSummary']}"
                for rule in page.evaluate(RUN, rules)
                for node in rule["nodes"]
            ]
    return found


def too_wide(page: Page) -> list[int]:
    """Return the widths of screen at which one must scroll sideways."""
    found = []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found
