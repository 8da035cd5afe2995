"""Know the sentences that settle a matter by what becomes of it, without a verb by which a body decides."""

import re

from minutes.importing.parser.verbs import any_of

# What becomes of a matter that is not settled here: it goes to others, or comes again.
GOES_ON = any_of(
    (
        "(?:lämnas|lämnades)_(?:över|vidare)_(?:till|åt) (?:överlämnas|överlämnades)_(?:till|åt)",
        "(?:skickas|skickades|förs|fördes|går|gick|tas|togs)_vidare_till",
        "(?:skickas|skickades)_till",
        "(?:flyttas|flyttades|skjuts|sköts)_(?:fram_|över_)?till_(?:nästa|nästkommande|hösten|våren|efter|ett|kommande|i)",
        "(?:återkommer|återupptas)_(?:på|till|vid|i)_(?:nästa|nästkommande|kommande)",
        "(?:tas|togs)_upp_(?:igen|på_nytt|till_beslut) (?:tas|togs)_upp_(?:på|vid|till)_nästa",
        "(?:förs|fördes|sätts|sattes)_upp_på_(?:dagordningen|agendan)",
        "(?:avslutas|avslutades|avskrivs|avskrevs|stryks|ströks|tas_bort|togs_bort)",
        "anses_(?:besvarad|avslutad|utagerad|utredd)",
        "(?:får|fick)_(?:vila|ligga|vänta|anstå) (?:läggs|lades|ligger)_på_is (?:parkeras|parkerades|pausas|pausades)",
    )
)
MATTER_OF_MEETING = (
    r"(?:[Dd]en|[Dd]et|[Dd]etta|[Ff]rågan|[Ff]rågorna|[Ää]rendet|[Pp]unkten|[Bb]eslutet|[Ff]örslaget"
    r"|[Ss]krivelsen|[Mm]otionen|[Mm]edborgarförslaget)"
)
SENT_FURTHER = re.compile(
    rf"(?:^|[,;]\s+|\b(?:och|utan|men)\s+){MATTER_OF_MEETING}(?:\s+om\s[^,.;]{{3,60}}?)?\s+"
    rf"(?:(?:därför|därmed|nu|då|i\s+stället|istället)\s+)?(?:{GOES_ON})\b"
)
# What becomes of a group, a task or a position that the meeting rules over.
RULED_OVER = re.compile(
    r"(?:(?:En\s+(?:ny\s+|gemensam\s+|mindre\s+)?(?:[\w-]*grupp)|[\w-]*(?:[Gg]ruppen|[Uu]ppdrag|[Uu]ppdraget)"
    r"|[\w-]+s\s+uppdrag|Arbetet"
    r"|Mandatet|Mandatperioden|Mötet(?:\s+(?:den|i)\s[\w\s]{3,12}?)?|Nästa\s+möte|Remissen|Remissvaret))\s+"
    r"(?:tillsätts|bildas|förlängs|avslutas(?!\s+(?:i\s|\d|kl|med))|upplöses|läggs\s+(?:ned|ner)|utökas|pausas|ställs\s+in"
    r"|senareläggs|tidigareläggs|återupptas|flyttas\s+(?:fram\s+)?till)\b"
)
REPORT_WANTED = re.compile(  # “Ny avrapportering begärs till våren.”
    r"(?:(?:Ny|En|En\s+ny|Förnyad|Fördjupad)\s+)?[\w-]*(?:rapport|rapportering|redovisning|uppföljning|återkoppling|utredning)\s+begärs\b",
    re.I,
)
GIVEN = re.compile(  # “Uppdrag ges till AU att ta fram ett underlag.”
    r"(?:Uppdraget|(?:I\s+)?[Uu]ppdrag|Mandat)\s+(?:ges|gavs|lämnas|lämnades|går|gick)\s+(?:till|åt)\s"
    r"|[A-ZÅÄÖ][\w-]+(?:\s+och\s+[\w-]+)?\s+(?:uppdr(?:as|ogs)|bemyndiga(?:s|des))\s+att\b|Uppdras\s+till\s"
    r"|(?:Huvudmännen|Parterna|Kommunerna(?:\s+och\s+\w+)?)\s+rekommender(?:as|ades)\s+att\b"
)
DOCUMENT = (
    r"[\w-]*(?:[Pp]lanen|[Ff]örslaget|[Ff]rågan|[Ää]rendet|[Dd]agordningen|[Rr]utinen|[Pp]rotokollet|[Uu]ppdraget"
    r"|[Bb]udgeten|[Rr]apporten|[Aa]nteckningarna)"
)
IS_SETTLED = re.compile(  # “Därmed är planen fastställd.”
    rf"(?:{DOCUMENT}\s+(?:är|var)\s+(?:därmed|härmed|nu)|(?:Därmed|Härmed|Med\s+det(?:ta)?)\s+(?:är|var)\s+{DOCUMENT})"
    r"\s+(?:antagen|antaget|fastställ[dt]|godkän[dt]|avslutad|besvarad)\b"
)
GONE_ON_WITH = re.compile(  # “De tre första går vi vidare med.”
    r"[A-ZÅÄÖ][^.,;:?]{2,70}\s(?:(?:går|arbetar|jobbar)\s+vi\s+vidare\s+med|(?:fortsätter|kör|väntar|avvaktar|börjar|startar)\s+vi\s+(?:med|på)"
    r"|(?:provar|testar|behåller|avslutar|avvecklar)\s+vi)\b"
)
ANSWER = re.compile(  # “Inget gemensamt yttrande lämnas.”, “Vi lämnar inget gemensamt svar.”
    r"(?:Inget|Ingen|Inga)\s+(?:[\w-]+\s+){0,2}?(?:yttrande|remissvar|svar|skrivelse|synpunkter)\s+(?:lämnas|lämnades|avges"
    r"|avgavs|skickas|skickades)(?:\s+in)?(?!\s+ut)\b"
    r"|(?P<who>[A-ZÅÄÖ][\w-]+)\s+(?:lämnar|lämnade|avger|avgav|skickar|skickade)\s+(?:in\s+)?(?:inget"
    r"|ett\s+gemensamt)\s+(?:[\w-]+\s+){0,2}?(?:yttrande|remissvar|svar)\b"
)
