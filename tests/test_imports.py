"""Who may import whom. A module that no row names, and an import that no row allows, are faults."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MODELS = {"organisations.models.*", "minutes.models.*"}
# What asks the models, and what writes them.
FILTERS = MODELS | {"minutes.filters", "minutes.privacy", "minutes.private_data", "minutes.words"}
FILTERS |= {"minutes.search.*"}
WRITING = {
    "minutes.importing.agenda",
    "minutes.importing.attendance",
    "minutes.importing.disk",
    "minutes.importing.draft",
    "minutes.importing.matching",
    "minutes.importing.meeting",
    "minutes.importing.prediction",
    "minutes.importing.spellings",
    "minutes.importing.stored",
    "minutes.importing.stray",
    "minutes.importing.suggestions",
    "minutes.importing.writer",
}
# What lays a new reading over the rows of an old one.
UPDATING = {
    "minutes.importing.batch",
    "minutes.importing.intake",
    "minutes.importing.leaving",
    "minutes.importing.merging",
    "minutes.importing.origins",
    "minutes.importing.rewriting",
    "minutes.importing.updating",
    "minutes.importing.wording",
}
PURE_IMPORTING = {
    "minutes.importing.became",
    "minutes.importing.corrections",
    "minutes.importing.limited",
    "minutes.importing.lines",
    "minutes.importing.packing",
    "minutes.importing.pairing",
    "minutes.importing.parsed",
    "minutes.importing.parser.*",
    "minutes.importing.readers.*",
    "minutes.importing.reading_process",
    "minutes.importing.spelling",
}
PUBLISHING = {"minutes.privacy", "minutes.private_data", "minutes.publishing", "minutes.questions"}
PUBLISHING |= {"organisations.addresses"}
HISTORY = {"minutes.history", "minutes.changes", "minutes.public_changes", "minutes.differences"}
SEARCH = {"minutes.search.*", "minutes.search.analysis"}
# What keeps the registers whole: what hangs on an entry, two made one, entries deleted.
KEEPING = {"organisations.hanging", "organisations.merging", "organisations.moving", "organisations.removing"}
# What words and neighbours say of topics, and what people answer; topics parted.
TOPICS = {"minutes.topics.answering", "minutes.topics.suggesting", "minutes.topics.splitting"}
PURE_TOPICS = {"minutes.search.analysis", "minutes.topics.finding"}
# All that the outer rooms may ask: pages, the desk, commands.
INNER = FILTERS | WRITING | UPDATING | PURE_IMPORTING | PUBLISHING | HISTORY | KEEPING | TOPICS
INNER |= {"minutes.environment", "minutes.facets", "minutes.listing", "minutes.markdown", "minutes.meeting_page"}
INNER |= {"minutes.comparison", "minutes.register", "minutes.results"}
INNER |= SEARCH | {"minutes.file_faults", "minutes.open_sources", "minutes.source_lines", "minutes.starting"}
INNER |= {"minutes.counting", "minutes.pictures", "minutes.read_only"}
OUTER = {
    "minutes.admin.*",
    "minutes.api",
    "minutes.management.*",
    "minutes.sitemaps",
    "minutes.templatetags.*",
    "minutes.views.*",
    "organisations.admin.*",
    "organisations.views",
}

MAY_IMPORT: dict[str, set[str]] = {
    "organisations.models.*": set(),
    "minutes.models.*": {"organisations.models.*"},
    "minutes.importing.became": {"minutes.importing.lines", "minutes.importing.parsed"},
    "minutes.importing.corrections": {"minutes.importing.lines"},
    "minutes.importing.lines": set(),
    "minutes.importing.parsed": set(),
    "minutes.importing.spelling": set(),
    "minutes.importing.pairing": set(),
    "minutes.importing.readers.*": {"minutes.importing.lines"},
    "minutes.importing.packing": set(),
    "minutes.importing.reading_process": {
        "minutes.importing.lines",
        "minutes.importing.packing",
        "minutes.importing.parser.*",
        "minutes.importing.readers.*",
    },
    "minutes.importing.limited": {
        "minutes.importing.lines",
        "minutes.importing.packing",
        "minutes.importing.parsed",
        "minutes.importing.reading_process",  # by name: it is started, not loaded
    },
    "minutes.importing.parser.*": {
        "minutes.importing.corrections",
        "minutes.importing.lines",
        "minutes.importing.parsed",
    },
    **dict.fromkeys(
        WRITING, MODELS | WRITING | PURE_IMPORTING | SEARCH | TOPICS | {"minutes.history", "minutes.questions"}
    ),
    **dict.fromkeys(UPDATING, MODELS | WRITING | UPDATING | PURE_IMPORTING | HISTORY | PUBLISHING | SEARCH | TOPICS),
    **dict.fromkeys(
        TOPICS, MODELS | TOPICS | PURE_TOPICS | KEEPING | SEARCH | {"organisations.addresses", "minutes.words"}
    ),
    "minutes.topics.finding": {"minutes.search.analysis"},
    "minutes.counting": MODELS | {"minutes.pictures"},
    "minutes.file_faults": MODELS,
    "minutes.markdown": set(),
    "minutes.meeting_page": MODELS | {"minutes.open_sources", "minutes.privacy"},
    "minutes.open_sources": MODELS | {"minutes.importing.readers.*", "minutes.privacy", "minutes.private_data"},
    "minutes.source_lines": MODELS
    | {
        "minutes.importing.became",
        "minutes.importing.corrections",
        "minutes.importing.lines",
        "minutes.importing.stored",
    },
    "minutes.pictures": set(),
    "minutes.private_data": set(),
    "minutes.privacy": MODELS | {"minutes.private_data"},
    "minutes.publishing": MODELS | PUBLISHING | SEARCH,
    "minutes.questions": MODELS | {"minutes.importing.parser.*", "minutes.privacy", "minutes.private_data"},
    "minutes.differences": set(),
    "minutes.history": MODELS,
    "minutes.changes": MODELS | {"minutes.history", "minutes.differences"},
    "minutes.public_changes": MODELS | {"minutes.history", "minutes.changes", "minutes.privacy"},
    "organisations.addresses": MODELS,
    **dict.fromkeys(KEEPING, MODELS | KEEPING | SEARCH | {"organisations.addresses"}),
    "organisations.passwords": {"organisations.models.*"},
    "minutes.search.*": MODELS | SEARCH | {"minutes.privacy", "minutes.private_data"},
    "minutes.search.analysis": set(),
    "minutes.words": {"minutes.privacy"},
    "minutes.filters": FILTERS | {"organisations.addresses"},
    "minutes.facets": MODELS | {"minutes.filters"},
    "minutes.comparison": MODELS | {"minutes.filters", "minutes.pictures"},
    "minutes.register": MODELS | {"minutes.facets", "minutes.filters"},
    "minutes.results": MODELS | SEARCH | {"minutes.facets", "minutes.filters", "minutes.privacy"},
    "minutes.starting": MODELS | {"minutes.importing.spelling", "minutes.questions"},
    "minutes.listing": MODELS
    | {"minutes.importing.attendance", "minutes.importing.matching", "organisations.addresses"},
    **dict.fromkeys(OUTER, INNER),
    "minutes.admin.*": INNER | {"organisations.admin.*"},  # the forms and rows that both desks are made of
    "minutes.urls": {"minutes.api", "minutes.sitemaps", "minutes.views.*", "organisations.urls"},
    "organisations.urls": {"organisations.views"},
    "minutes.migrations.*": MODELS,
    "organisations.migrations.*": MODELS,
    # How the program is started, from manage.py inwards.
    "manage": {"minutes.environment", "minutes.settings"},
    "minutes.environment": set(),
    "minutes.settings": {
        "minutes.urls",
        "minutes.wsgi",
        "minutes.views.*",
        "organisations.addresses",
        "organisations.passwords",
        "minutes.accounts",
        "minutes.client_address",
        "minutes.desk",
        "minutes.no_store",
        "minutes.unchanged",
    },
    "minutes.wsgi": {"minutes.settings"},
    "minutes.apps": {"minutes.search.*"},
    "minutes.accounts": set(),
    "minutes.client_address": set(),
    "minutes.no_store": set(),
    "minutes.read_only": set(),
    "minutes.unchanged": {"minutes.no_store", "organisations.models.*"},
    "minutes.desk": {"minutes.views.*"},
    "organisations.apps": set(),
    "minutes.importing": set(),
    "minutes.topics": set(),
    "minutes": set(),
    "organisations": set(),
}
# They must work, and be tested, where no Django is set up.
WITHOUT_DJANGO = (
    PURE_IMPORTING
    | {"minutes.differences", "minutes.environment", "minutes.pictures", "minutes.private_data"}
    | PURE_TOPICS
)
# What may be a name for import_string or get_model, a relation, a setting, a permission.
DOTTED_NAME = re.compile(r"(minutes|organisations|tests)(\.\w+)+")


def module_name(path: Path) -> str:
    """Return the dotted name of the module in the file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = [ROOT / "manage.py", *sorted((ROOT / "minutes").rglob("*.py")), *sorted((ROOT / "organisations").rglob("*.py"))]
MODULES = {module_name(path): path for path in PATHS}


def row_of(module: str) -> str | None:
    """Return the row that names the module: its own, or that of the package that it lies in."""
    rows = [row for row in MAY_IMPORT if row == module or (row.endswith(".*") and f"{module}.".startswith(row[:-1]))]
    return max(rows, key=len, default=None)


def imported_by(module: str, source: str, is_package: bool = False) -> Iterator[str]:
    """Yield the name of everything that the source imports, also deep inside and by name in a text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".") if is_package else module.split(".")[:-1]
            start = package[: len(package) + 1 - node.level] if node.level else []
            origin = ".".join([*start, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_model" and len(node.args) == 2:
            yield ".".join(ast.unparse(argument).strip("'") for argument in node.args)
        elif isinstance(node, ast.Constant) and DOTTED_NAME.fullmatch(str(node.value)):
            yield str(node.value)


def ours(name: str) -> str | None:
    """Return the module of ours that the dotted name lies in; “app.Model” lies in the app's models."""
    if name.partition(".")[0] not in ("minutes", "organisations", "tests", "manage"):
        return None
    parts = name.split(".")
    found = [".".join(parts[:end]) for end in range(len(parts), 0, -1) if ".".join(parts[:end]) in MODULES]
    if len(parts) > 1 and found == [parts[0]]:
        return f"{parts[0]}.models"
    return found[0] if found else name


def faults_of(module: str, source: str, is_package: bool = False) -> list[str]:
    """Return a sentence for each import of the module that its row does not allow."""
    row = row_of(module)
    if row is None:
        return [f"{module} has no row in MAY_IMPORT"]
    faults = []
    for name in imported_by(module, source, is_package):
        target = ours(name)
        if target is not None and row_of(target) not in {row, *MAY_IMPORT[row]}:
            faults.append(f"{module} may not import {name}")
        if row in WITHOUT_DJANGO and name.partition(".")[0].startswith("django"):
            faults.append(f"{module} must do without {name}")
    return faults


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_what_its_row_allows(module):
    path = MODULES[module]
    assert faults_of(module, path.read_text(encoding="utf-8"), path.name == "__init__.py") == []


def test_every_row_names_a_module():
    assert set(MAY_IMPORT) - {row_of(module) for module in MODULES} == set()


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("organisations.models.body", "from minutes.models import Meeting"),
        ("organisations.models.body", "def f():\n    import minutes.models.meeting"),
        ("organisations.models.body", "from ...minutes import models"),
        ("organisations.models.body", "apps.get_model('minutes', 'Meeting')"),
        ("organisations.models.body", "apps.get_model('minutes.Meeting')"),
        ("organisations.models.body", "models.ForeignKey('minutes.Meeting', models.CASCADE)"),
        ("minutes.models.meeting", "import_string('minutes.views.meetings.meeting_list')"),
        ("minutes.models.meeting", "from minutes import publishing"),
        ("minutes.importing.lines", "from django.utils.text import slugify"),
        ("minutes.importing.parser.names", "import minutes.importing.writer as writer"),
        ("minutes.views.pages", "from minutes.admin import meeting"),
        ("minutes.views.pages", "from tests.factories import MeetingFactory"),
        ("minutes.surprise", ""),
    ],
)
def test_forbidden_import_is_found(module, source):
    assert len(faults_of(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("minutes.models.meeting", "from .keys import FromDocument\nfrom organisations.models import Body"),
        ("minutes.views.pages", "from minutes.filters import MeetingFilter\nreverse('minutes:meeting_list')"),
        ("minutes.admin.meeting", "user.has_perm('minutes.publish_meeting')"),
        ("minutes.importing.writer", "from django.db import transaction\nfrom minutes.importing import matching"),
    ],
)
def test_allowed_import_is_no_fault(module, source):
    assert faults_of(module, source) == []
