"""Find the region that a document names."""

import re
from collections import Counter

COUNTIES = (
    "Blekinge", "Dalarna", "Gotland", "Gävleborg", "Halland", "Jämtland Härjedalen", "Jämtland", "Jönköping", "Kalmar",
    "Kronoberg", "Norrbotten", "Skåne", "Stockholm", "Sörmland", "Södermanland", "Uppsala", "Värmland", "Västerbotten",
    "Västernorrland", "Västmanland", "Västra Götaland", "Örebro", "Östergötland",
)  # fmt: skip
COUNTY = re.compile(
    rf"\bRegion(?:en)?\s+({'|'.join(COUNTIES)})(?:s)?\b|\b({'|'.join(COUNTIES)})s?\s+(?:län"
    rf"|kommuner)\b|\b(Västra Götalandsregion)en",
    re.I,
)
COUNTY_ALONE = re.compile(rf"\b({'|'.join(COUNTIES)})s?\b")


def county(texts: list[str], head_text: str) -> str:
    """Give the region that a document names most, the head first."""
    for text in (head_text, "\n".join(texts)):
        counts = Counter(next(part for part in match.groups() if part).title() for match in COUNTY.finditer(text))
        if counts:
            name = counts.most_common(1)[0][0]
            return "Västra Götaland" if name.startswith("Västra Götaland") else name
    alone = Counter(match.group(1) for match in COUNTY_ALONE.finditer(head_text))
    return alone.most_common(1)[0][0] if alone else ""
