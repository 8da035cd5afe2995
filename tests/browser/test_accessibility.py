"""No page breaks a rule of axe, with all folds open and errors shown."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.pages import EACH_PUBLIC, log_in, visit


@pytest.mark.parametrize("name", EACH_PUBLIC)
def test_page_breaks_no_rule(axe_page, name):
    visit(axe_page, name)
    assert faults(axe_page) == []


def test_login_that_failed_breaks_no_rule(axe_page):
    log_in(axe_page, password="fel")
    expect(axe_page.get_by_role("alert")).to_have_count(1)
    assert faults(axe_page) == []
