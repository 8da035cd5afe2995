"""Know the rows that lead to decisions in the rows below them."""

import re

from minutes.importing.parser.deciding import VERB

# A row that leads to what is decided, or proposed to another, in the rows below: “Nämnden beslutar för egen del”.
LEADING = re.compile(
    r"[A-ZÅÄÖ][^.!?:;]{2,90}?\s(?:(?P<decides>beslutar|beslutade|beslöt|rekommenderar|framför|framförde|uppmanar"
    r"|uppmanade|bestämmer|bestämde|enas|enades|vill(?=\s+att\s*:)|besl(?:utades|utas|öts)|bestäm(?:des|s)"
    r"|överenskoms)|(?P<proposes>föreslår|föreslog))\b"
    r"(?:\s+(?:(?!att\s)[^\s.!?:;]++\s*){1,10})?(?:\s+att(?:\s+(?:ge|uppdra)\s[^.!?:;]{3,60})?)?\s*:?",
    re.S,
)
BY_NOBODY = re.compile(r"\b(?:besl(?:utades|utas|öts)|bestäm(?:des|s)|överenskoms)\b")  # but the meeting
LEAD_IN = re.compile(rf"(?:.*\b(?:att|{VERB}|följande|bl\.a\.)\s*[:,–-]*|.*:|.*\bföljande\.)\s*$", re.S)
LEADING_NOUN = re.compile(
    r"(?!.*\bförslag).{10,140}\b(?:formulerades|fattades|togs|enades\s+om|beslutades)\b.*\b(?:ställningstaganden?|beslut)\s*:",
    re.S,
)
