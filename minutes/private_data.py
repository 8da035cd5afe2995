"""Personal numbers, private addresses and telephones in a text. Plain functions that know nothing of the archive."""

import re

from stdnum import luhn

EMAIL_MARK = "[e-postadressen visas inte]"
PHONE_MARK = "[telefonnumret visas inte]"
PERSONAL_NUMBER_MARK = "[personnumret visas inte]"
MARKS = (EMAIL_MARK, PHONE_MARK, PERSONAL_NUMBER_MARK)

# Word documents have blanks that do not break, and several dashes.
_BLANK = r"[ \u00a0\u2009\u202f]"
_DASH = r"[-‐‑–−]"
_TIME = r"[0-2]\d[0-5]\d"

_WORTH_LOOKING = re.compile(r"\d{2}|@|[(\[]at[)\]]", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?:mailto:)?([\w.+\\-]{1,64})(?:\s?@\s?|\s?[(\[]at[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[^\W\d_]{2,63}",
    re.IGNORECASE,
)
# An address is somebody's own unless a part of its name says that a function reads it.
_FUNCTION = re.compile(
    r"(?:\A|[._+-])[^\W\d_]*(?:arkiv|brevl[aå]da|center|diarium|f[oö]rvaltning|funktion|hj[aä]lpmedel|h[aä]lsa|info"
    r"|kansli|kommun|kontakt|kundtj[aä]nst|n[aä]mnd|ombud|omsorg|post|press|reception|redaktion|region|registrator"
    r"|samverkan|sekretariat|service|sjukv[aå]rd|st[oö]d|support|v[aå]rdcentral)(?:er|et|en|n)?(?:\Z|[._+-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<!\w)(?<!\d[-.:,])(?<!\b(?:19|20)\d\d/)"
    rf"(?:(?:\+|00)[1-9]\d{{0,2}}(?:{_BLANK}|-)?(?:\(0\){_BLANK}?)?[1-9]\d{{0,3}}"
    r"|\(0[1-9]\d{0,2}\)|0[1-9]\d{0,2})"
    rf"(?:{_BLANK}?(?:{_DASH}|/){_BLANK}?|{_BLANK})?"
    rf"\d{{2,3}}(?:(?:{_BLANK}?\d{{2,3}}){{1,3}}|(?:{_DASH}\d{{2,3}}){{1,3}})(?!\w)"
)
# What looks like one: times after each other, a day or a month with its year.
_NO_PHONE = re.compile(
    rf"{_TIME}(?:{_BLANK}?[-–/]?{_BLANK}?{_TIME})+|0[1-9][-–/ ]?[01]\d[-–/ ](?:19|20)\d\d|0[1-9]/(?:19|20)\d\d\D.*"
)
_PERSONAL_NUMBER = re.compile(rf"(?<!\d)(?<!\d-)(?:18|19|20)?\d{{6}}(?:\s?(?:\+|{_DASH})\s?|{_BLANK})?\d{{4}}(?!\d)")
_DATE_AND_TIME = re.compile(rf"(?:20)?[0-4]\d{{5}}{_BLANK}{_TIME}")
_MOBILE = re.compile(r"07\d{8}")


def personal_numbers(text: str) -> list[str]:
    """Return the numbers in the text whose date and check digit make them personal numbers."""
    return [match[0] for match in _PERSONAL_NUMBER.finditer(text) if _is_personal_number(match[0])]


def private_emails(text: str) -> list[str]:
    """Return the e-mail addresses in the text that are somebody's own."""
    found = _EMAIL.finditer(text) if _WORTH_LOOKING.search(text) else ()
    return [match[0] for match in found if not _FUNCTION.search(match[1])]


def telephones(text: str) -> list[str]:
    """Return the telephone numbers in the text."""
    found = _PHONE.finditer(text) if _WORTH_LOOKING.search(text) else ()
    return [match[0] for match in found if _is_phone(match[0])]


def mask_private_data(text: str) -> str:
    """Return the text without personal numbers, people's own e-mail addresses, and telephone numbers."""
    if not _WORTH_LOOKING.search(text):
        return text
    text = _EMAIL.sub(lambda match: match[0] if _FUNCTION.search(match[1]) else EMAIL_MARK, text)
    text = _PERSONAL_NUMBER.sub(lambda match: PERSONAL_NUMBER_MARK if _is_personal_number(match[0]) else match[0], text)
    return _PHONE.sub(lambda match: PHONE_MARK if _is_phone(match[0]) else match[0], text)


def _is_personal_number(text: str) -> bool:
    if _DATE_AND_TIME.fullmatch(text) or _MOBILE.fullmatch(text):
        return False
    digits = "".join(letter for letter in text if letter.isdigit())[-10:]
    month, day = int(digits[2:4]), int(digits[4:6])
    # A coordination number has 60 added to its day.
    return 1 <= month <= 12 and 1 <= day % 60 <= 31 and day <= 91 and luhn.is_valid(digits)


def _is_phone(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return 8 <= digits <= 15 and not _NO_PHONE.fullmatch(text)
