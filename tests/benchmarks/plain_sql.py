"""The SQL that gives what each page shows, the same rows and the same counts, as well as we can write it by hand.

Every question is one or more statements, run one after the other on one connection; parameters are named.
"""

import re
import sqlite3
from functools import cache
from typing import Any

import psycopg

# A region or topic counts for itself and for what it is part of.
WITH_PARENTS = "(SELECT id AS inside, id AS above FROM {0} UNION ALL SELECT id, parent_id FROM {0} WHERE parent_id > 0)"
REGIONS, TOPICS = WITH_PARENTS.format("organisations_region"), WITH_PARENTS.format("minutes_topic")

REGISTERS = """
    SELECT 'region', id, name, slug, sort_key, parent_id FROM organisations_region
    UNION ALL SELECT 'topic', id, name, slug, sort_key, parent_id FROM minutes_topic
    UNION ALL SELECT 'body', id, name, slug, sort_key, region_id FROM organisations_body
"""
_HIDDEN = "SELECT id FROM organisations_person WHERE NOT is_public"
_NAMED_HIDDEN = f"""
    SELECT name, '', CAST(NULL AS bigint) FROM {{0}} WHERE person_id IN ({_HIDDEN})
    UNION ALL SELECT name, '', CAST(NULL AS bigint) FROM {{0}}
        WHERE attendee_id IN (SELECT id FROM minutes_attendee WHERE person_id IN ({_HIDDEN}))
"""
HIDDEN_NAMES = f"""
    SELECT name, other_names, CAST(NULL AS bigint) FROM organisations_person WHERE NOT is_public
    UNION SELECT name, '', CAST(NULL AS bigint) FROM minutes_attendee WHERE person_id IN ({_HIDDEN})
    UNION SELECT name, '', meeting_id FROM minutes_attendee WHERE NOT is_public
    UNION SELECT * FROM ({_NAMED_HIDDEN.format("minutes_presenter")}) AS presenters
    UNION SELECT * FROM ({_NAMED_HIDDEN.format("minutes_responsible")}) AS responsibles
"""

# --- the list of meetings: published, in a period and, but for one facet each, of a region

_LISTED = """
    WITH base AS MATERIALIZED (
        SELECT id, body_id FROM minutes_meeting WHERE status = 'published' AND date BETWEEN :first AND :last
    ), held AS MATERIALIZED (
        SELECT id, body_id FROM base
        UNION SELECT j.meeting_id, j.body_id FROM minutes_meeting_joint_bodies j JOIN base ON base.id = j.meeting_id
    ), inside AS MATERIALIZED (
        SELECT DISTINCT held.id FROM held JOIN organisations_body b ON b.id = held.body_id
        WHERE :region = '' OR b.region_id IN (
            SELECT id FROM organisations_region WHERE slug = :region
            UNION ALL SELECT part.id FROM organisations_region part
                JOIN organisations_region whole ON whole.id = part.parent_id WHERE whole.slug = :region
        )
    )
"""
_MEETING_ROWS = """
    SELECT m.date, m.last_date, m.slug, m.place, b.name, b.slug, r.name, up.name,
        (SELECT count(*) FROM minutes_agendaitem i WHERE i.meeting_id = m.id),
        (SELECT count(*) FROM minutes_agendaitem i JOIN minutes_decision d ON d.item_id = i.id
            WHERE i.meeting_id = m.id AND d.kind = 'decision')
    FROM ({0}) AS page
    JOIN minutes_meeting m ON m.id = page.id
    JOIN organisations_body b ON b.id = m.body_id
    JOIN organisations_region r ON r.id = b.region_id
    LEFT JOIN organisations_region up ON up.id = r.parent_id
    ORDER BY m.date DESC, b.sort_key, m.same_day_number DESC, m.id DESC
"""
_JOINT = """
    SELECT j.meeting_id, b.name FROM minutes_meeting_joint_bodies j JOIN organisations_body b ON b.id = j.body_id
    WHERE j.meeting_id IN ({0})
"""


def _meeting_facets(with_region: bool) -> list[str]:
    """Return the statements that count the choices of the list of meetings."""
    base = _LISTED
    return [
        f"{base} SELECT up.above, count(DISTINCT held.id) FROM held JOIN organisations_body b ON b.id = held.body_id"
        f" JOIN {REGIONS} up ON up.inside = b.region_id GROUP BY up.above",
        f"{base} SELECT held.body_id, count(*) FROM held JOIN inside ON inside.id = held.id GROUP BY held.body_id",
        # In this order, of meeting, items and topics, which a planner does not always find.
        f"{base}, tagged AS MATERIALIZED (SELECT DISTINCT i.meeting_id, t.topic_id FROM inside"
        f" CROSS JOIN minutes_agendaitem i CROSS JOIN minutes_agendaitem_topics t"
        f" WHERE i.meeting_id = inside.id AND t.agendaitem_id = i.id)"
        f" SELECT up.above, count(DISTINCT tagged.meeting_id) FROM tagged"
        f" JOIN {TOPICS} up ON up.inside = tagged.topic_id GROUP BY up.above",
        f"{base} SELECT count(*), sum(CASE WHEN EXISTS (SELECT 1 FROM minutes_agendaitem i"
        " JOIN minutes_decision d ON d.item_id = i.id WHERE i.meeting_id = inside.id AND d.kind = 'decision')"
        " THEN 1 ELSE 0 END) FROM inside",
    ]


_PAGE_OF_LISTED = f"""
    {_LISTED} SELECT m.id FROM inside JOIN minutes_meeting m ON m.id = inside.id
    JOIN organisations_body b ON b.id = m.body_id
    ORDER BY m.date DESC, b.sort_key, m.same_day_number DESC, m.id DESC LIMIT 25 OFFSET :start
"""
MEETING_LIST = [
    REGISTERS,
    HIDDEN_NAMES,
    *_meeting_facets(True),
    _MEETING_ROWS.format(_PAGE_OF_LISTED),
    _JOINT.format(f"SELECT id FROM ({_PAGE_OF_LISTED}) AS page"),
]

# --- one meeting

_ITEMS_OF = "SELECT i.id FROM minutes_agendaitem i JOIN minutes_meeting m ON m.id = i.meeting_id WHERE m.slug = :slug"
_ACTIONS_OF = f"SELECT id FROM minutes_actionitem WHERE item_id IN ({_ITEMS_OF})"
_ONE = "(SELECT id FROM minutes_meeting WHERE slug = :slug)"
_CHANGES = " UNION ALL ".join(
    f"SELECT history_date, history_user_id, history_change_reason FROM {table}"
    f" WHERE {link} AND history_date > (SELECT min(history_date) FROM minutes_historicalmeeting"
    f" WHERE id = {_ONE} AND status = 'published') AND history_change_reason <> 'Inlagt från början'"
    for table, link in (
        ("minutes_historicalmeeting", f"id = {_ONE}"),
        ("minutes_historicalattendee", f"meeting_id = {_ONE}"),
        ("minutes_historicalagendaitem", f"meeting_id = {_ONE}"),
        ("minutes_historicalattachment", f"meeting_id = {_ONE}"),
        ("minutes_historicalplannedmeeting", f"announced_by_id = {_ONE}"),
        ("minutes_historicaldecision", f"item_id IN ({_ITEMS_OF})"),
        ("minutes_historicalactionitem", f"item_id IN ({_ITEMS_OF})"),
        ("minutes_historicalpresenter", f"item_id IN ({_ITEMS_OF})"),
        ("minutes_historicalresponsible", f"action_id IN ({_ACTIONS_OF})"),
    )
)
_DAY = "(SELECT date FROM minutes_meeting WHERE slug = :slug)"
MEETING = [
    """
    SELECT m.*, b.name, b.slug, r.name, r.slug, up.name, up.slug, s.name, s.lines, s.removals
    FROM minutes_meeting m JOIN organisations_body b ON b.id = m.body_id
    JOIN organisations_region r ON r.id = b.region_id LEFT JOIN organisations_region up ON up.id = r.parent_id
    LEFT JOIN minutes_sourcedocument s ON s.meeting_id = m.id
    WHERE m.slug = :slug AND m.status = 'published'
    """,
    f"SELECT b.name, b.slug FROM minutes_meeting_joint_bodies j JOIN organisations_body b ON b.id = j.body_id"
    f" WHERE j.meeting_id = {_ONE}",
    f"""
    SELECT a.*, p.name, p.slug, p.is_public, o.name, o.slug FROM minutes_attendee a
    LEFT JOIN organisations_person p ON p.id = a.person_id
    LEFT JOIN organisations_organisation o ON o.id = a.organisation_id
    WHERE a.meeting_id = {_ONE} ORDER BY a.position
    """,
    f"SELECT * FROM minutes_agendaitem WHERE meeting_id = {_ONE} ORDER BY position",
    f"SELECT t.agendaitem_id, topic.name, topic.slug FROM minutes_agendaitem_topics t"
    f" JOIN minutes_topic topic ON topic.id = t.topic_id WHERE t.agendaitem_id IN ({_ITEMS_OF})",
    f"SELECT t.agendaitem_id, r.name, r.slug FROM minutes_agendaitem_regions t"
    f" JOIN organisations_region r ON r.id = t.region_id WHERE t.agendaitem_id IN ({_ITEMS_OF})",
    f"SELECT * FROM minutes_presenter p WHERE p.item_id IN ({_ITEMS_OF})",
    f"SELECT d.*, b.name, b.slug FROM minutes_decision d LEFT JOIN organisations_body b ON b.id = d.referred_to_id"
    f" WHERE d.item_id IN ({_ITEMS_OF}) ORDER BY d.item_id, d.position",
    f"SELECT * FROM minutes_actionitem WHERE item_id IN ({_ITEMS_OF})",
    f"SELECT * FROM minutes_responsible WHERE action_id IN ({_ACTIONS_OF})",
    f"SELECT * FROM minutes_attachment WHERE meeting_id = {_ONE}",
    """
    SELECT * FROM (SELECT x.slug, x.date FROM minutes_meeting x JOIN minutes_meeting m ON m.body_id = x.body_id
        WHERE m.slug = :slug AND x.status = 'published' AND x.date < m.date ORDER BY x.date DESC LIMIT 1) AS earlier
    UNION ALL
    SELECT * FROM (SELECT x.slug, x.date FROM minutes_meeting x JOIN minutes_meeting m ON m.body_id = x.body_id
        WHERE m.slug = :slug AND x.status = 'published' AND x.date > m.date ORDER BY x.date LIMIT 1) AS later
    """,
    f"""
    SELECT * FROM (
        SELECT t.topic_id, i.key, i.title, m.slug, m.date, b.name, row_number() OVER (
            PARTITION BY t.topic_id, coalesce(r.parent_id, r.id) ORDER BY m.date DESC, t.id) AS place
        FROM minutes_agendaitem_topics t JOIN minutes_agendaitem i ON i.id = t.agendaitem_id
        JOIN minutes_meeting m ON m.id = i.meeting_id JOIN organisations_body b ON b.id = m.body_id
        JOIN organisations_region r ON r.id = b.region_id
        WHERE m.status = 'published' AND m.body_id <> (SELECT body_id FROM minutes_meeting WHERE slug = :slug)
        AND m.date BETWEEN
            coalesce((SELECT date FROM minutes_meeting WHERE status = 'published' AND date < {_DAY}
                ORDER BY date DESC LIMIT 1 OFFSET 100), '0001-01-01')
            AND coalesce((SELECT date FROM minutes_meeting WHERE status = 'published' AND date > {_DAY}
                ORDER BY date LIMIT 1 OFFSET 100), '9999-12-31')
        AND t.topic_id IN (SELECT topic_id FROM minutes_agendaitem_topics WHERE agendaitem_id IN ({_ITEMS_OF}))
    ) AS placed WHERE place <= 3
    """,
    HIDDEN_NAMES,
    _CHANGES,
]

# --- one person

PERSON = [
    "SELECT * FROM organisations_person WHERE slug = :slug AND is_public",
    """
    SELECT ms.*, b.name, b.slug, r.name, o.name FROM organisations_membership ms
    JOIN organisations_person p ON p.id = ms.person_id JOIN organisations_body b ON b.id = ms.body_id
    JOIN organisations_region r ON r.id = b.region_id
    LEFT JOIN organisations_organisation o ON o.id = ms.organisation_id WHERE p.slug = :slug
    """,
    """
    SELECT a.*, m.date, m.slug, b.name, o.name FROM minutes_attendee a
    JOIN organisations_person p ON p.id = a.person_id JOIN minutes_meeting m ON m.id = a.meeting_id
    JOIN organisations_body b ON b.id = m.body_id LEFT JOIN organisations_organisation o ON o.id = a.organisation_id
    WHERE p.slug = :slug AND m.status = 'published' AND a.is_public ORDER BY m.date DESC
    """,
    """
    SELECT i.title, i.key, m.slug, m.date, b.name FROM minutes_presenter pr
    JOIN organisations_person p ON p.id = pr.person_id JOIN minutes_agendaitem i ON i.id = pr.item_id
    JOIN minutes_meeting m ON m.id = i.meeting_id JOIN organisations_body b ON b.id = m.body_id
    WHERE p.slug = :slug AND m.status = 'published'
    """,
    HIDDEN_NAMES,
]

# --- the decisions on a topic

_DECIDED = """
    WITH inside AS MATERIALIZED (
        SELECT DISTINCT d.id, d.kind, d.outcome, m.id AS meeting, m.body_id FROM minutes_decision_topics t
        JOIN minutes_decision d ON d.id = t.decision_id JOIN minutes_agendaitem i ON i.id = d.item_id
        JOIN minutes_meeting m ON m.id = i.meeting_id
        WHERE m.status = 'published' AND t.topic_id IN (
            SELECT part.id FROM minutes_topic part LEFT JOIN minutes_topic whole ON whole.id = part.parent_id
            WHERE part.slug = :topic OR whole.slug = :topic)
    ), held AS MATERIALIZED (
        SELECT id, body_id FROM inside
        UNION SELECT inside.id, j.body_id FROM inside
            JOIN minutes_meeting_joint_bodies j ON j.meeting_id = inside.meeting
    )
"""
DECISION_LIST = [
    REGISTERS,
    HIDDEN_NAMES,
    f"""
    WITH public AS MATERIALIZED (
        SELECT d.id FROM minutes_meeting m CROSS JOIN minutes_agendaitem i CROSS JOIN minutes_decision d
        WHERE m.status = 'published' AND i.meeting_id = m.id AND d.item_id = i.id
    )
    SELECT up.above, count(DISTINCT t.decision_id) FROM public CROSS JOIN minutes_decision_topics t
    JOIN {TOPICS} up ON up.inside = t.topic_id WHERE t.decision_id = public.id GROUP BY up.above
    """,
    f"{_DECIDED} SELECT up.above, count(DISTINCT held.id) FROM held JOIN organisations_body b ON b.id = held.body_id"
    f" JOIN {REGIONS} up ON up.inside = b.region_id GROUP BY up.above",
    f"{_DECIDED} SELECT body_id, count(*) FROM held GROUP BY body_id",
    f"{_DECIDED} SELECT kind, outcome, count(*) FROM inside GROUP BY kind, outcome",
    f"""
    {_DECIDED} SELECT d.*, i.number, i.title, up.title, m.date, m.slug, b.name, r.name, f.name
    FROM inside JOIN minutes_decision d ON d.id = inside.id JOIN minutes_agendaitem i ON i.id = d.item_id
    LEFT JOIN minutes_agendaitem up ON up.id = i.parent_id JOIN minutes_meeting m ON m.id = i.meeting_id
    JOIN organisations_body b ON b.id = m.body_id JOIN organisations_region r ON r.id = b.region_id
    LEFT JOIN organisations_body f ON f.id = d.referred_to_id
    ORDER BY m.date DESC, m.id DESC, i.position, d.position LIMIT 25
    """,
    f"""
    {_DECIDED} SELECT t.decision_id, topic.name, topic.slug FROM minutes_decision_topics t
    JOIN minutes_topic topic ON topic.id = t.topic_id WHERE t.decision_id IN (
        SELECT inside.id FROM inside JOIN minutes_decision d ON d.id = inside.id
        JOIN minutes_agendaitem i ON i.id = d.item_id JOIN minutes_meeting m ON m.id = inside.meeting
        ORDER BY m.date DESC, m.id DESC, i.position, d.position LIMIT 25)
    """,
]

# --- what the search finds

_FOUND = {
    "SQLite": "minutes_search s CROSS JOIN minutes_passage p ON p.id = s.rowid WHERE s.terms MATCH {0}",
    "PostgreSQL": "minutes_passage p WHERE p.terms @@ CAST({0} AS tsquery)",
}
_SHOWN = """
    p.generation = (SELECT max(generation) FROM minutes_searchstate) AND p.kind NOT IN ('decision', 'abbreviation')
"""


def search(vendor: str, points: int) -> list[str]:
    """Return the statements for a first page of answers and its counts; so many expressions give points.

    Parameters are the expression that finds as `found`, and those that give points as `e0` with how many as `n0`.
    """
    found = f"FROM {_FOUND[vendor].format(':found')} AND {_SHOWN}"
    given = " UNION ALL ".join(
        f"SELECT p.id, CAST(:n{number} AS integer) AS n FROM {_FOUND[vendor].format(f':e{number}')}"
        for number in range(points)
    )
    return [
        REGISTERS,
        HIDDEN_NAMES,
        f"""
        SELECT l.text, c.n FROM (SELECT shelf, count(DISTINCT p.target) AS n {found} GROUP BY shelf) AS c
        JOIN minutes_searchlabel l ON l.id = c.shelf
        """,
        f"""
        SELECT l.text, c.n FROM (SELECT topics, count(*) AS n {found} GROUP BY topics) AS c
        JOIN minutes_searchlabel l ON l.id = c.topics
        """,
        f"""
        WITH answers AS MATERIALIZED (SELECT p.id, p.day, p.tie {found}),
        given AS MATERIALIZED (SELECT id, sum(n) AS n FROM ({given}) AS each GROUP BY id)
        SELECT best.*, p.kind, t.title, t.text, t.address, m.slug, b.name, it.title FROM (
            SELECT a.id, coalesce(given.n, 0) + CASE WHEN a.day > 730000 THEN (a.day - 730000) / 100
                WHEN a.day = 0 THEN 60 ELSE 0 END AS points, a.day, a.tie
            FROM answers a LEFT JOIN given ON given.id = a.id ORDER BY 2 DESC, 3 DESC, 4 LIMIT 25
        ) AS best JOIN minutes_passage p ON p.id = best.id JOIN minutes_passagetext t ON t.passage_id = p.id
        LEFT JOIN minutes_meeting m ON m.id = p.meeting LEFT JOIN organisations_body b ON b.id = m.body_id
        LEFT JOIN minutes_agendaitem it ON it.id = p.item ORDER BY 2 DESC, 3 DESC, 4
        """,
    ]


# --- asking


class Asker:
    """Ask statements on one connection to the database with the address, past Django."""

    def __init__(self, url: str) -> None:
        self._is_postgres = url.startswith("postgres")
        self._connection: Any = (
            psycopg.connect(url, autocommit=True)
            if self._is_postgres
            else sqlite3.connect(url.removeprefix("sqlite:///"))
        )

    def close(self) -> None:
        """Leave the database."""
        self._connection.close()

    def ask(self, statements: list[str], parameters: dict[str, Any]) -> list[list[tuple]]:
        """Return the rows of every statement."""
        written = map(_as_psycopg, statements) if self._is_postgres else statements
        return [self._connection.execute(one, parameters).fetchall() for one in written]


@cache
def _as_psycopg(statement: str) -> str:
    return re.sub(r"(?<!:):(\w+)", r"%(\1)s", statement)
