"""Every type of public page, with real data in it."""

import pytest
from playwright.sync_api import Page

from tests.browser.archive import PASSWORD, SECRETARY, WITHDRAWN

MEETINGS = {
    "möte i Avtalsutskottet": "/moten/2020-03-06-avtalsutskottet/",
    "möte i Chefsgruppen": "/moten/2020-11-13-chefsgruppen-orebro/",
    "möte i Centrala": "/moten/2020-12-04-centrala-tjanstemannaberedningen/",
    "möte i Nordväst": "/moten/2021-10-15-delregional-tjanstemannaberedning-nordvast/",
    "möte i Mellersta": "/moten/2024-04-05-delregional-tjanstemannaberedning-mellersta/",
    "möte med allt ovanligt": "/moten/2019-05-06-lang/",
}
LONG_NAMES = {
    "ett organ med långt namn": "/organ/lang/",
    "ett ämne med långt namn": "/amnen/lang/",
    "beslut, andra sidan": "/beslut/?sida=2",
}
PUBLIC = (
    MEETINGS
    | LONG_NAMES
    | {
        "start": "/",
        "möten": "/moten/",
        "möten i urval": "/moten/?region=skane&amne=avtal&fran=2020-01-01&beslut=on&text=e",
        "möten med fel": "/moten/?fran=2022-01-01&till=2021-01-01&region=mars&person=ingen",
        "möten utan träff": "/moten/?region=skane&text=finnsinte",
        "ändringar i ett möte": "/moten/2019-05-06-lang/andringar/?sida=2",
        "ett mötes dokument": "/moten/2020-03-06-avtalsutskottet/kalla/",
        "tillbakadraget möte": f"/moten/{WITHDRAWN}/",
        "beslut": "/beslut/",
        "beslut i urval": "/beslut/?amne=avtal&slag=decision&utfall=decided&utfall=position",
        "beslut efter ämne": "/beslut/?amne=avtal&amne=god-och-nara-vard&amnen=alla&grupp=amne&ordning=aldst",
        "beslut efter organ": "/beslut/?region=skane&lage=open&grupp=organ",
        "sök": "/sok/?q=avtal",
        "sök i urval": "/sok/?q=vård&region=skane&ordning=nyast",
        "sök utan träff": "/sok/?q=xyzzyqwq",
        "sök, hjälp": "/sok/hjalp/",
        "jämförelse": "/jamfor/?amne=avtal&region=skane&region=stockholm&organ=chefsgruppen-orebro",
        "jämförelse med långa namn": "/jamfor/?amne=lang&organ=lang&region=orebro",
        "jämförelse att göra": "/jamfor/?region=skane",
        "jämförelse med fel": "/jamfor/?amne=mars&region=skane&fran=igår",
        "beslut med fel": "/beslut/?fran=igår&utfall=okänt",
        "organ": "/organ/",
        "ett organ": "/organ/delregional-tjanstemannaberedning-nordvast/",
        "ett organ genom åren": "/organ/genom-aren/",
        "en person": "/personer/lang/",
        "en organisation": "/organisationer/lang/",
        "ämnen": "/amnen/",
        "ett ämne": "/amnen/avtal/",
        "kalender": "/kalender/?manad=2019-06",
        "kalender med fel": "/kalender/?manad=snart",
        "ordlista": "/ordlista/",
        "om arkivet": "/om/",
        "tillgänglighet": "/om/tillganglighet/",
        "personuppgifter": "/om/personuppgifter/",
        "sidan finns inte": "/finns-inte/",
        "inloggning": "/admin/login/",
    }
)
QUICK = ("start", "möten", "möte med allt ovanligt", "sök")  # the others are walked with the slow tests
EACH_PUBLIC = [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in PUBLIC]
STATUS = {"sidan finns inte": 404, "tillbakadraget möte": 410}
# What the browser says of such a page, and of a field for days that is given what is no day.
EXPECTED_COMPLAINTS = {
    "sidan finns inte": "status of 404",
    "tillbakadraget möte": "status of 410",
    "beslut med fel": "does not conform to the required format",
    "jämförelse med fel": "does not conform to the required format",
    "kalender med fel": "does not conform to the required format",
}
OPEN_ALL_FOLDS = "document.querySelectorAll('details').forEach((fold) => { fold.open = true })"


def visit(page: Page, name: str) -> None:
    """Go to the page and open all that is folded in it."""
    answer = page.goto(PUBLIC[name])
    assert answer.status == STATUS.get(name, 200)
    page.evaluate(OPEN_ALL_FOLDS)


def log_in(page: Page, password: str = PASSWORD, name: str = SECRETARY) -> None:
    """Log in, as the secretary where nobody else is named."""
    page.goto("/admin/login/")
    page.get_by_label("Användarnamn").fill(name)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in").click()
