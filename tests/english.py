"""English words on a page that should be Swedish."""

import json
import re
from html.parser import HTMLParser

from django.http import HttpResponse

# Words of function and of the screen. Those that are Swedish too are left out: all, arm, by, data, filter, form, hand,
# in, is, man, or, order, organisation, person, region, sort, status, text, under, version and the like.
WORDS = frozenset(
    """
    about above accepted access account accounts action actions active activity add added adding address after again
    allowed already amount and another any app apply approve approved archive are attachment attachments attempt
    attempts attendee attendees august available back because been before below between bodies body both bottom but
    can cancel cannot change changed changes changing character characters check checked choice choices choose
    chosen clear clicking close collapse column combination comma comment complete confirm confirmation confirmed
    contact contain contains continue copy correct could create created creation currently database date dates
    decision decisions decrease default delete deleted deletes deleting deletion denied deny description deselect
    details did different digit digits disabled does done download draft drag due duplicate duplicated each edit
    edited either email empty enabled end ends ensure enter entered entries entry equal error errors every exceeds
    exist existing exists expand expected expired extension extensions failed february fewer field fields file
    filename files first following forbidden found friday from generic give given go greater group groups guess has
    have help hidden hide history holding hour however if in-line incorrect increase inline instance instead integer
    interface internal invalid issue item items its january july june keep key keys label large larger later latest
    least left length less letter letters light like line lines link list listed locked log logged login logout
    longer lookup made main management many march matching may meeting meetings membership memberships merge merged
    message midnight missing model models modified modify monday more move multiple must my name named names need
    needs never new next no none noon nothing now null number numbers object objects october of off old once one
    only open optional other others our out page pages parent password passwords paste perform permission
    permissions persons pick place please preview previous proceed proceeding protected publish published raw reason
    record records redirect redirected redirects related remain remove removed replace request required reset result
    results return right role roles row rows run same saturday save saved saving search secret see select selected
    selecting separate should show shown sign since site sites size slug some sorry source spaces starts still
    string submission submit submitted success successfully sunday superuser sure tampered than thank that the their
    them then there these they this those through thursday time timeout title to today toggle token tomorrow too
    tool top topic topics tries true try tuesday type typed undo undone unexpected unique unknown until up update
    updated upload uploaded use used user username users using valid validation value values verbose very view
    viewing want warning warnings was we website wednesday weekday welcome were what when where whether which while
    who whole will with withdraw withdrawn without words would wrong year years yes yesterday you your zero
    zone
    """.split()  # noqa: SIM905
)
ADDRESS = re.compile(r"(?:https?:/)?/[^\s”\"),]*|\S+@\S+|\b[\w-]+\.(?:pdf|txt|docx)\b")
SEEN = {"alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "title", "data-name"}


class _Text(HTMLParser):
    """Collect what a person sees or hears of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "style"):
            self.silent = tag
        self.found += [value for name, value in given.items() if name in SEEN]
        if given.get("type") in ("submit", "button", "reset"):
            self.found.append(given.get("value", ""))
        if tag in ("optgroup", "option"):
            self.found.append(given.get("label", ""))
        if "data-inline-formset" in given:
            options = json.loads(given["data-inline-formset"])["options"]
            self.found += [options["addText"], options["deleteText"]]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = None

    def handle_data(self, data: str) -> None:
        if self.silent is None:
            self.found.append(data)


def words_of(html: str) -> str:
    """Return what a person sees or hears of the page."""
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\s+", " ", " ".join(parser.found))


def english_in_text(text: str) -> list[str]:
    """Return each English word of the text with the words around it."""
    text = ADDRESS.sub(" ", text)
    words = re.finditer(r"(?<![\w-])[A-Za-z]+(?![\w*-])", text)
    return [text[max(0, word.start() - 30) : word.end() + 30] for word in words if word[0].lower() in WORDS]


def english_in(response: HttpResponse) -> list[str]:
    """Return each English word of an answer that people read; nothing of files and styles."""
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        return english_in_text(" ".join(_strings(response.json())))
    if response.streaming or not kind.startswith("text/html"):
        return []
    return english_in_text(words_of(response.content.decode()))


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []
