"""No page breaks a rule of axe, with all folds open and errors shown."""

import pytest

from tests.browser.axe import faults
from tests.browser.pages import LONG_NAMES, PUBLIC, log_in, visit


@pytest.mark.parametrize("name", [name for name in PUBLIC if name not in LONG_NAMES])
def test_page_breaks_no_rule(axe_page, name):
    visit(axe_page, name)
    assert faults(axe_page) == []


def test_login_that_failed_breaks_no_rule(axe_page):
    log_in(axe_page, password="fel")
    assert axe_page.get_by_role("alert").count() == 1
    assert faults(axe_page) == []
