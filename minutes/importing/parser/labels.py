"""Name the words by which minutes say what a line is; a new layout is a new word here."""

import re
from functools import lru_cache

# What a labelled value is. Every label may stand alone, before a colon, or in the cell before its value.
VALUES: dict[str, tuple[str, ...]] = {
    "date": (
        "datum", "mötesdatum", "sammanträdesdatum", "dag", "when", "datum för möte", "datum för mötet", "date", "när",
        "mötesdag", "datum och tid", "datum & tid", "datum/tid", "dag och tid", "tid och datum", "datum, tid",
        "mötestillfälle", "tillfälle",
    ),
    "time": (
        "tid", "mötestid", "tidpunkt", "klockan", "kl", "klockslag", "time", "sammanträdestid", "tider",
        "från–till", "från-till", "hålltider", "start–slut", "start-slut", "start och slut", "från och till",
        "starttid", "från kl", "från klockan", "börjar", "började", "mötet börjar", "mötet började", "mötets början",
        "mötets öppnande kl", "tid för möte", "tid för mötet",
    ),
    "end": ("sluttid", "till kl", "till klockan", "slut kl", "slutar", "slutade", "mötet slutar", "mötet slutade",
            "mötets slut", "avslutades", "avslutat", "mötet avslutades kl"),
    "place": (
        "plats", "ställe", "mötesställe", "samlingsplats",
        "where", "mötesplats", "lokal", "var", "sammanträdesplats", "place", "location", "plats för möte",
        "plats för mötet", "hur", "möteslokal", "mötesrum", "sammanträdesrum", "ort", "mötesort", "sammanträdeslokal",
        "adress", "rum", "form", "mötesform", "venue",
        "plats och tid", "tid och plats", "tid & plats", "plats & tid", "tid/plats", "plats/tid",
        "datum och plats", "datum, tid och plats", "tid, plats", "datum/plats", "plats och datum",
        "vart", "var någonstans", "var vi sågs", "träffpunkt", "mötesställe och lokal", "sal", "salen",
        "datum, tid, plats", "när och var", "plats, datum och tid", "dag, tid och plats",
    ),
    "body": (
        "organ", "nämnd", "grupp", "nämnd/styrelse", "styrelse/nämnd", "forum", "mötesforum", "mötesgrupp",
        "organ/grupp", "temagrupp", "ledningsgrupp", "länsgrupp",
        "styrelse", "utskott", "nätverk", "styrgrupp", "arbetsgrupp", "instans", "group", "body",
        "beslutande organ", "samverkansorgan", "mötesorgan", "mötets namn", "benämning", "sammanhang",
        "projekt", "projektnamn", "typ av möte", "mötestyp", "mötesnamn", "möte", "sammanträde", "meeting",
        "sammanträde med", "möte med", "mötande grupp", "gäller", "avser", "avseende", "rör", "sammanträde för",
        "möte i", "möte för", "träff med", "nätverksträff", "samverkansgrupp", "samverkansforum", "konstellation",
    ),
    "region": ("region", "län"),
    "chair": ("ordförande", "mötesordförande", "ordf", "ordf.", "mötesledare", "sammankallande", "chair",
    "chairperson",
              "ordförande för mötet", "mötets ordförande"),
    "vice_chair": ("vice ordförande", "v ordförande", "v. ordförande", "vice ordf", "vice ordf.",
    "1:e vice ordförande",
                   "2:e vice ordförande", "förste vice ordförande", "andre vice ordförande"),
    "secretary": (
        "sekreterare", "mötessekreterare", "antecknare", "protokollförare", "vid anteckningarna",
        "för anteckningarna", "minutes", "skriver", "skrev", "vem för pennan", "för pennan", "vem skriver",
        "antecknar", "loggförare",
        "anteckningar och protokoll", "dokumentation", "protokoll", "note-taker", "taking notes", "skribent",
        "vid protokollet", "vid pennan", "antecknat av", "anteckningar av", "antecknade", "minnesanteckningar av",
        "protokoll av", "protokollfört av", "noterat av", "secretary", "minutes by", "skrivet av", "nedtecknat av",
        "anteckningar förda av", "protokoll fört av", "anteckningar", "upprättat av", "upprättad av",
        "dokumenterat av",
        "vid tangenterna", "vid tangentbordet", "vid datorn", "för anteckningar", "minnesanteckningar förda",
        "för protokollet", "för loggen", "logg av",
        "förd av", "fört av", "protokollsekreterare", "anteckningarna förda av",
        "minnesanteckningar förda av", "notes by", "note taker", "dag som ovan", "sekr", "sekr.", "nämndsekreterare",
    ),
    "process_leader": ("processledare", "samordnare", "projektledare"),
    "approver": (
        "justering", "justerare", "justeras", "justerat", "justeringsperson", "justeringspersoner", "justeringsman",
        "justeringsmän",
        "justerat av", "justeras av", "utsedd att justera", "utsedda att justera", "protokolljusterare",
        "justerande", "att justera", "approved by", "justerare av protokollet", "utses att justera",
        "vid justeringen",
        "godkänt av",
    ),
    "next_meeting": (
        "nästa möte", "nästa sammanträde", "nästa träff", "kommande möten", "kommande möte", "nästkommande möte",
        "mötestider", "mötesdatum framåt", "kommande mötesdatum", "nästa mötestillfälle", "nästa mötestid",
        "nästa möten", "kommande sammanträden", "next meeting", "nästa styrgruppsmöte", "nästa styrelsemöte",
        "möten framåt",
        "nästa", "nästa gång",
        "nästa mötesdatum", "tid för nästa möte", "datum för nästa möte", "kommande mötestider", "nya mötestider",
    ),
    "attachments": ("bilagor", "bilaga", "bifogat", "bifogas", "attachments"),
    "other": (
        "diarienummer", "dnr", "ärendenummer", "tjänsteställe", "handläggare", "kallelse", "utdrag", "paragrafer",
        "paragraf", "underskrifter", "justeringens plats och tid", "justeringens plats", "justeringsdag", "sida",
        "version",
        "anslag/bevis", "anslag", "bevis", "förvaringsplats", "underskrift", "sändlista", "kopia till",
        "för kännedom",
        "distribution", "ämne", "från", "till", "kopia", "skickat", "avsändare", "subject", "from", "to", "cc",
        "sent",
        "delges", "utses att justera protokollet", "syfte", "utgåva", "dokumenttyp", "klassning", "status",
        "typ av dokument", "publicerat", "publicerad", "rast", "handlingstyp", "informationsklass", "arkiv",
        "senast ändrad", "utskickat", "utskick", "utsänd", "kallelse utsänd", "gäller t.o.m", "dokumentdatum",
        "org.nr", "organisationsnummer", "ärendenr",
        "author", "lang", "keywords", "diarienr", "närvarolista", "skickas till", "filnamn",
    ),
}  # fmt: skip

# Words over a list of people -> presence, role. Looked for whole, so that “ej närvarande” is not “närvarande”.
ATTENDANCE: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        (
            "närvarande", "närvaro", "närvarolista", "deltagare", "deltagande", "deltog", "deltagarlista",
            "beslutande",
            "tjänstgörande", "övriga", "övriga deltagare", "övriga närvarande", "övriga deltagande", "på plats",
            "närvarande ledamöter", "deltar", "deltagare vid mötet", "deltagare på mötet", "närvarande vid mötet",
            "närvarande på mötet", "present", "participants", "attendees", "attending", "tjänstemän",
            "tjänstepersoner",
            "mötesdeltagare", "digitalt", "via länk", "på länk", "deltar digitalt", "deltar via länk", "medverkande",
            "närvarande på plats", "närvarande digitalt", "närvarande via länk", "närvarande via teams", "i rummet",
            "ej tjänstgörande",
            "ej tjänstgörande ersättare", "icke tjänstgörande ersättare", "närvarande ej tjänstgörande ersättare",
            "insynsplats", "insynsplatser", "övriga tjänstemän", "närvarande deltagare",
            "personalföreträdare", "fackliga företrädare", "deltagare i mötet", "närvarande medlemmar", "medlemmar",
            "röstberättigade", "förtroendevalda", "politiker", "politiska företrädare", "representanter", "deltagit",
            "med", "närv", "via teams", "per telefon", "på distans", "digital närvaro", "fysiskt på plats",
            "närvarande personer", "med på mötet", "med på träffen", "var med", "med var", "på mötet", "på mötet var",
            "vi som var med", "vilka var med", "vilka var där", "vilka deltog",
            "deltagare och roller", "med idag", "med i dag", "närvarande idag", "närvarande i dag", "deltagare idag",
        ),
        ("present", ""),
    ),
    **dict.fromkeys(
        ("ledamöter", "ordinarie ledamöter", "ordinarie", "ledamot", "beslutande ledamöter",
        "tjänstgörande ledamöter",
         "ordinarie representanter", "members"),
        ("present", "member"),
    ),
    **dict.fromkeys(
        ("ersättare", "närvarande ersättare", "tjänstgörande ersättare", "suppleanter", "suppleant", "substitutes"),
        ("present", "substitute"),
    ),
    **dict.fromkeys(
        ("ej", "ej närv", "ej närv.", "kunde inte",
         "ej med", "ej med på mötet", "inte med på mötet", "kunde inte vara med",
         "frånv", "inte med", "frånvarande", "ej närvarande", "icke närvarande", "frånvaro",
        "ej deltagande", "deltog ej", "deltog inte", "absent",
         "inte närvarande", "ej deltagit", "saknades", "frånvarande ledamöter", "frånvarande ersättare",
         "kunde inte delta", "ej på plats", "deltar ej", "deltar inte", "ej deltagare"),
        ("absent", ""),
    ),
    **dict.fromkeys(
        ("förhinder", "anmält förhinder", "anmälda förhinder", "förhindrade", "förhindrad", "återbud",
        "meddelat förhinder",
         "har anmält förhinder", "anmäld frånvaro", "anmält frånvaro", "anmält återbud", "lämnat återbud",
         "apologies",
         "meddelat frånvaro", "anmälda frånvarande", "förhinder att delta", "anmäld förhinder", "regrets", "förfall",
         "anmäler förhinder", "förhinder anmält", "meddelade förhinder", "anmält sig förhindrade"),
        ("apologies", ""),
    ),
    **dict.fromkeys(
        ("inbjudna", "inbjudna gäster", "gäster", "inbjuden", "inbjuden gäst", "inbjuden till mötet", "gäst",
        "invited", "guests",
         "särskilt inbjudna", "övriga inbjudna", "inbjudna deltagare", "föredragande", "föredragande tjänstepersoner",
         "inbjudna föredragande", "föredragare"),
        ("invited", ""),
    ),
    **dict.fromkeys(
        ("adjungerade", "adjungerad", "adjungerande", "adjungerade deltagare", "co-opted", "övriga adjungerade",
         "adjungerade ledamöter", "adjungerade till mötet"),
        ("invited", "co_opted"),
    ),
    **dict.fromkeys(
        ("ordförande", "mötesordförande", "ordf", "ordf.", "mötesledare", "mötets ordförande"), ("present", "chair")),
    **dict.fromkeys(("vice ordförande",), ("present", "vice_chair")),
    **dict.fromkeys(("sekreterare", "mötessekreterare", "protokollförare", "antecknare"), ("present", "secretary")),
    **dict.fromkeys(("processledare",), ("present", "process_leader")),
}  # fmt: skip

WHOLE = {  # what the shortened words of such labels stand for: “Ej tjänstg. ers.”
    "tjänstg": "tjänstgörande", "tjg": "tjänstgörande", "tj": "tjänstgörande", "ers": "ersättare",
    "suppl": "suppleanter", "närv": "närvarande", "frånv": "frånvarande", "övr": "övriga", "led": "ledamöter",
    "ordin": "ordinarie", "delt": "deltagare", "förh": "förhinder", "adj": "adjungerade", "inbj": "inbjudna",
}  # fmt: skip

# Marks of presence beside a name.
PRESENCE_MARKS: dict[str, tuple[str, ...]] = {
    "apologies": ("förhinder", "förh", "förh.", "förhindrad", "förhindrat", "anmält förhinder", "återbud", "sjuk",
    "förfall", "anmäld frånvaro", "ledig", "föräldraledig", "tjänstledig", "semester", "vab", "sjukskriven"),
    "absent": ("ej närvarande", "frånvarande", "frånvaro", "ej", "nej", "deltog ej", "deltog inte",
    "inte närvarande", "borta", "frånv", "frånvar"),
    "invited": ("inbjuden", "gäst", "inbjuden gäst", "adjungerad", "adj", "adj.", "föredragande", "inbjudna"),
    "present": ("närvarande", "ja", "x", "deltar", "deltog", "på plats", "närv", "närv.", "närvar", "✓", "✔", "ok"),
}  # fmt: skip

ROLES: tuple[tuple[str, str], ...] = (  # role -> what its words look like; the first that fits
    ("vice_chair", r"(?:[12]:[ea]|1st|förste|andre|v\.?|vice)\s*(?:vice\s+)?(?:ordf(?:örande|\.)?|chair)"),
    ("chair", r"(?:mötes)?ordf(?:örande|\.)?|mötesledare|sammankallande|chair(?:person|man)?"),
    (
        "secretary",
        r"(?:mötes|nämnd|protokoll)?sekr(?:eterare|\.)?|protokollförare|antecknare|secretary|vid pennan"
        r"|ant\.?|antecknar|vid anteckningarna",
    ),
    ("process_leader", r"processledare"),
    ("approver", r"justerare|justeringsperson|justeringsman|protokolljusterare"),
    ("substitute", r"(?:tjänstgörande\s+)?ersättare|suppleant"),
    ("co_opted", r"adjungerad|adj\."),
    ("member", r"ledamot|styrelseledamot|ordinarie ledamot"),
)

RECORD_KINDS: tuple[tuple[str, str], ...] = (  # kind -> the words of a title
    ("notes", r"minnes?anteckning(?:ar|arna)?|mötesanteckning(?:ar|arna)?|mötesnotering(?:ar|arna)?"
              r"|minnesnotering(?:ar)?|(?:minnes|mötes)ant\.?|ant\.?(?=\s+(?:från|fr\.?)\s)|anteckn\."
              r"|anteckning(?:ar|arna)?|meeting notes|notes|noteringar|stödanteckningar"
              r"|(?:besluts|aktivitets|åtgärds|mötes)?logg(?:en)?"),
    ("minutes", r"(?:sammanträdes|mötes|styrelse|årsmötes|nämnd|besluts|stämmo|styrgrupps"
        r"|konstituerande\s+)?protokoll(?:et)?"
                r"|minutes|beslutsprotokoll"),
)  # fmt: skip

CONTENTS = ("dagordning", "agenda", "innehåll", "innehållsförteckning", "föredragningslista", "ärendelista",
    "ärenden",
            "punkter", "dagordning för mötet", "mötets dagordning", "dagens agenda", "dagens punkter",
            "ärendeförteckning",
            "program", "anteckningar", "minnesanteckningar", "protokoll", "mötesanteckningar", "noteringar", "notes",
            "dagordningspunkter", "diskussion", "anteckningar från mötet", "mötespunkter")  # fmt: skip

BODY_WORD = re.compile(
    r"(?:grupp(?:en)?|nämnd(?:en)?|styrelse(?:n)?|utskott(?:et)?|(?<!om)råd(?:et)?|beredning(?:en)?|kommitt[ée](?:n|er)?"
    r"|organ(?:et)?|nätverk(?:et)?|forum(?:et)?|kollegium(?:et)?|samverkan|(?:samråds|samverkans|dialog|presidie|politiker)möte(?:t)?|delegation(?:en)?|förening(?:en)?"
    r"|förbund(?:et)?|årsmöte(?:t)?|team(?:et)?|board|committee|group|network|council|chefsmöte|fullmäktige|AU|BRÅ"
    r"|KPR|KHR"
    r"|ledning(?:en)?|stämma(?:n)?|presidi(?:um|et)|beredningsgrupp|allians(?:en)?|nätverks?(?:träff|möte)(?:en|t|et)?)\b",
    re.I,
)

# Labels of a decision; the name of the body may stand before them.
DECISION_LABELS = (
    r"(?:\w[\w-]*s\s+)?beslut(?:\s*\d{1,2}(?:/\d{2,4})?)?(?!\s*[\w(])",
        r"beslut\s+(?!om\b|att\b|i\b|från\b|till\b|av\b|som\b)[\w-]{2,8}",
    r"b\d{1,2}", r"best[äa]m(?:t|des|s|melser)", r"överenskommelser", r"ök", r"gemensamt\s+beslut",
        r"vi\s+bestäm\w+(?:\s+att)?", r"beslut(?:\s+i\s+ärendet|et)?", r"beslutades",
    r"beslutat", r"beslöts",
    r"(?!(?:förra|föregående|tidigare|senaste)\b)(?:[\w-]+\s+){0,5}[\w-]+s\s+(?:beslut|ställningstagande)",
    r"mötets\s+beslut", r"beslut\s+och\s+åtgärd(?:er)?",
        r"ställningstaganden?",
    r"decisions?(?:\s+\d{1,2}(?:/\d{2,4})?)?",
    r"beslut\s+(?:i\s+|av\s+)?(?:[\w-]+\s+)?[\w-]*(?:grupp|nämnd|råd|utskott|organ|styrelse)(?:en|n|et)?",
    r"beslutspunkt(?:er)?", r"beslut\s*/\s*åtgärd(?:er)?", r"överenskommelse",
    r"beslutade\s+(?:åtgärder|aktiviteter|punkter)",
    r"sammanfattning\s*(?:/|och|&)\s*beslut", r"(?:[\w-]+s\s+)?rekommendation(?:er)?", r"(?:vår|[\w-]+s)\s+ståndpunkt",
    r"följande\s+beslutades", r"vårt\s+beslut", r"överenskommet", r"beslutslogg", r"klubbat", r"enades",
    r"sagt\s+och\s+(?:klart|gjort)", r"så\s+(?:här\s+)?(?:gör\s+vi|blir\s+det|blev\s+det)", r"summa\s+summarum",
    r"(?:we\s+)?(?:decided|agreed|resolved)(?:\s+that)?", r"conclusions?", r"resolution",
    r"beslut\s+(?:i\s+frågan|under\s+punkten|efter\s+\w+|på\s+punkten|av\s+mötet)",
    r"(?:det\s+|detta\s+)?(?:vi|mötet|deltagarna|parterna|[\w-]*(?:gruppen|rådet|nätverket|styrelsen|nämnden"
    r"|ledningen|utskottet|presidiet))"
    r"\s+(?:har\s+)?(?:landade\s+i|kom\s+fram\s+till|kommit\s+fram\s+till|kom(?:mit)?\s+överens\s+om|enades(?:"
    r"\s+om)?|enats\s+om|enas\s+om|beslutade"
    r"|beslutat|beslutar|bestämde|bestämt|(?:är|var)\s+(?:överens|eniga)\s+om)(?:\s+(?:följande|att|om|detta|oss"
    r"\s+för))*",
)  # fmt: skip
PROPOSAL_LABELS = (
    r"förslag(?:et)?\s+till\s+beslut(?:\s+\w+){0,3}", r"förslag", r"beslutsförslag(?:et)?",
    r"(?!beslut\b)(?:\w[\w:-]*\s+){1,3}förslag(?:\s+till\s+\w+)?",
    r"yrkanden?", r"proposal", r"förslag\s+på\s+beslut", r"föreslås\s+besluta",
)  # fmt: skip
ACTION_LABELS = (
    r"åtgärd(?:er)?", r"att\s+göra", r"uppdrag", r"aktivitet(?:er)?", r"actions?(?:\s+items?|\s+points?)?",
    r"att-göra(?:-lista)?",
    r"uppgift(?:er)?", r"to\s?do", r"åtgärdslista", r"aktivitetslista", r"nästa\s+steg", r"fortsatt\s+arbete",
)  # fmt: skip
RESPONSIBLE_LABELS = (
    r"ansvarig(?:a)?",
    r"ansvar",
    r"vem",
    r"(?:utförs?|bevakas|följs\s+upp|hanteras|genomförs)\s+av",
    r"responsible",
    r"owner",
    r"ansvarig\s+person",
)
DUE_LABELS = (r"klart?(?:\s+senast)?", r"senast", r"deadline", r"förfallodatum", r"tidplan", r"due(?:\s+date)?",
    r"när", r"slutdatum",
              r"klart\s+när", r"färdigt?", r"klar\s+datum", r"tid", r"datum")  # fmt: skip
PRESENTER_LABELS = (r"föredragande", r"föredragare", r"föredras\s+av", r"presentatör", r"presenter", r"informatör",
    r"inbjuden\s+gäst",
                    r"gäst", r"inleds?\s+av", r"ansvarig\s+för\s+punkten", r"punktansvarig",
                    r"medverkande")  # fmt: skip
# Parts of an item that retell; no decision is looked for in their sentences.
BACKGROUND_LABELS = (
    r"bakgrund(?:en)?", r"ärendebeskrivning", r"sammanfattning(?:\s+av\s+ärendet)?",
    r"beskrivning(?:\s+av\s+ärendet)?", r"beslutsunderlag(?:et)?",
    r"beslutsgång(?:en)?", r"tidigare\s+beslut", r"ärendet", r"reservation(?:er)?", r"yttrande(?:n)?", r"underlag",
    r"handlingar",
    r"ärendets\s+\w+", r"expedieras(?:\s+till)?", r"skickas\s+till", r"protokollsutdrag(?:\s+till)?",
    r"beslutet?\s+skickas(?:\s+till)?", r"kopia(?:\s+till)?", r"jäv", r"protokollsanteckning(?:ar)?",
    r"överläggning(?:ar)?",
    r"uppföljning\s+av\s+(?:tidigare\s+)?beslut",
)  # fmt: skip

NEXT_MEETING = re.compile(  # “nästa ordinarie möte”, “kommande forum”
    r"(?:nästa|kommande|nästkommande)\s+(?:\w+\s+){0,2}?\w*(?:möte|sammanträde|träff|forum|tillfälle)\w*", re.I
)
CONSENT = re.compile(r"namnpublicering|publicer\w*\s+(?:av\s+)?namn|namn\w*\s+(?:får\s+)?publicer", re.I)

# Columns of a table by the words in its first row.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("ej närvarande", "frånvarande", "inbjudna",
             "namn", "name", "fullständigt namn", "för- och efternamn", "full name", "deltagare", "ledamot",
        "ordinarie", "ordinarie ledamot",
             "person", "representant", "närvarande"),
    "title": ("titel", "roll", "funktion", "befattning", "title", "uppdrag", "role", "yrke"),
    "organisation": ("organisation", "kommun", "verksamhet", "arbetsplats", "huvudman", "organization",
    "förvaltning", "enhet",
                     "tillhörighet", "representerar", "företräder", "kommun/region", "region", "region/kommun",
                     "organisation/kommun", "förening", "part", "myndighet"),
    "party": ("parti",),
    "presence": ("närvaro", "närvarande", "status", "deltar", "förhinder", "närv", "närv.", "deltagit", "frånvaro",
    "anmärkning",
                 "ja/nej"),
    "number": ("nr", "nr.", "#", "no", "no.", "punkt", "§", "p"),
    "heading": ("ärende", "punkt", "fråga", "rubrik", "ämne", "item", "agendapunkt", "topic", "område",
    "dagordningspunkt", "agenda", "rubrik/ärende", "sak", "vad gäller saken", "punkter"),
    "text": ("anteckning", "anteckningar", "diskussion", "notering", "noteringar", "notes", "minnesanteckning",
    "beskrivning", "vad sas", "vad sa vi", "samtal", "det här sas", "referat", "diskussion/information",
    "kort om punkten", "minnesanteckningar", "vad sades", "utfall", "resultat", "status/utfall",
             "kommentar", "kommentarer", "information", "sammanfattning"),
    "decision": ("beslut", "decision", "ställningstagande", "bestämt", "bestämdes", "vad bestämdes",
        "överenskommet", "beslutat",
    "slutsats", "resultat/beslut"),
    "action": ("åtgärd", "åtgärder", "aktivitet", "action", "uppgift", "att göra", "uppdrag", "vad"),
    "responsible": ("ansvarig", "ansvar", "vem", "responsible", "owner", "ansvariga", "utförare"),
    "due": ("klart", "klar", "senast", "deadline", "när", "due", "tid", "datum", "förfallodatum", "tidplan",
    "klart senast",
            "klart när", "slutdatum"),
}  # fmt: skip

LITTLE_WORDS = (  # beside a date, a time, a name or a label
    "kl", "klockan", "den", "och", "till", "från", "via", "av", "vid", "för", "fört", "ers", "ersätter",
    "ersättare", "samt",
    "tjänstgörande", "dag", "tom", "fr", "om", "i", "med", "som", "bilaga", "se", "punkt", "ärende", "the", "on",
    "mötet", "mötets", "dagens", "detta", "denna", "dagen", "protokollet", "vem", "träffen", "sammanträdets", "of",
    "meeting", "vår",
    "sv", "re", "fw", "fwd", "vb",
)  # fmt: skip


PLAIN_LABELS = (  # words of the labels that stand as patterns above, and of roles
    "beslut", "beslutas", "beslutades", "beslutar", "mötets", "förslag", "förslaget", "till", "åtgärd", "åtgärder",
    "åtgärdslista", "aktivitetslista", "att", "göra", "uppdrag",
    "aktivitet", "aktiviteter", "ansvarig", "ansvariga", "ansvar", "klart", "klar", "senast", "deadline",
    "yrkande", "yrkanden", "decision", "bevakas", "följs", "upp", "hanteras", "genomförs",
    "action", "actions", "föredragande", "föredragare", "ordförande", "ordf", "vice", "1", "2", "e", "a",
    "sekreterare", "sekr", "ledamot",
    "ersättare", "suppleant", "justerare", "processledare", "adjungerad", "gäst", "inbjuden", "presentatör", "nr",
    "no", "och", "samt",
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "måndagen", "tisdagen", "onsdagen",
    "torsdagen", "fredagen", "lördagen", "söndagen",
    "march", "may", "june", "july", "october", "january", "february", "august", "item", "agenda",
    "dagordningspunkt", "agendapunkt", "med", "vänlig", "vänliga", "hälsning", "hälsningar", "mvh",
)  # fmt: skip


def _pattern(*groups: tuple[str, ...]) -> re.Pattern[str]:
    """Join patterns into one that fits a whole label."""
    return re.compile("|".join(f"(?:{part})" for group in groups for part in group), re.I)


DECISION_LABEL = _pattern(DECISION_LABELS)
PROPOSAL_LABEL = _pattern(PROPOSAL_LABELS)
ACTION_LABEL = _pattern(ACTION_LABELS)
RESPONSIBLE_LABEL = _pattern(RESPONSIBLE_LABELS)
DUE_LABEL = _pattern(DUE_LABELS)
PRESENTER_LABEL = _pattern(PRESENTER_LABELS)
BACKGROUND_LABEL = _pattern(BACKGROUND_LABELS)
ROLE = re.compile("|".join(f"(?P<{role}>{words})" for role, words in ROLES), re.I)
RECORD = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in RECORD_KINDS) + r")\b", re.I)

# A letter sequence that every kind of record has one of; looking for it first is quicker.
RECORD_STEMS = ("anteckn", "protokoll", "noter", "logg", "minnes", "ant ", "ant. ", "mötesant", "minutes", "notes")


@lru_cache(maxsize=4096)
def record_in(text: str) -> re.Match[str] | None:
    """Find the words that name the kind of record in a text, or None."""
    lower = text.casefold()
    return RECORD.search(text) if any(stem in lower for stem in RECORD_STEMS) else None


VALUE_OF = {word: meaning for meaning, words in VALUES.items() for word in words}
PRESENCE_OF = {mark: presence for presence, marks in PRESENCE_MARKS.items() for mark in marks}
COLUMNS_OF: dict[str, tuple[str, ...]] = {
    word: tuple(meaning for meaning, words in COLUMNS.items() if word in words)
    for words in COLUMNS.values()
    for word in words
}
# Every word that may be missing from the fields since a field holds what it means.
LABEL_WORDS = frozenset(
    word
    for label in (*VALUE_OF, *ATTENDANCE, *WHOLE, *PRESENCE_OF, *COLUMNS_OF, *CONTENTS, *LITTLE_WORDS, *PLAIN_LABELS)
    for word in re.findall(r"\w+", label)
)


LABELLED = re.compile(r"\s*([^:;\d][^:;]{0,70}(?::[ea]\s[^:;]{0,40})?)\s*[:;]\s*(.*)$", re.S)
CAPITALS = re.compile(  # “BESLUT Rapporten godkänns.”
    r"([A-ZÅÄÖ]{3,}(?:\s[A-ZÅÄÖ]{2,}){0,2}|EJ\s[A-ZÅÄÖ]{3,})\s+((?![A-ZÅÄÖ]{2,}\b)\S.*[a-zåäö].*)$", re.S
)


# “Beslut Workshop anordnas i april.”: a label that was set in bold before its sentence.
WITHOUT_COLON = re.compile(
    r"(Beslut|Ställningstagande|Beslutsförslag|Förslag till beslut)\.?\s+([A-ZÅÄÖ][a-zåäö]+\s.{8,})$", re.S
)


WIDE = re.compile(r"([A-ZÅÄÖ][^\W\d_]+(?: [^\W\d_]+){0,2}) {2,}(\S.*)$", re.S)  # “Beslut   BUP erbjuder …”
ASKED = re.compile(r"([A-ZÅÄÖ][^:;?.!]{1,30})\?\s+(\S.*)$", re.S)  # “När? Fredag 5 april”


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Take a label as written; give it in lower case, single-spaced, without closing punctuation."""
    return " ".join(text.split()).strip(" \t:;.?!–-*_").casefold()


@lru_cache(maxsize=4096)
def split_label(text: str) -> tuple[str, str] | None:
    """Take a line; give the words before its first colon or semicolon, and the rest, or None."""
    if (found := CAPITALS.match(text)) and _is_known(bare(found.group(1))) and bare(found.group(1)) not in CONTENTS:
        return found.group(1), found.group(2)
    if "  " in text and (found := WIDE.match(text)) and _is_known(bare(found.group(1))):
        return found.group(1), found.group(2)
    if "?" in text and (found := ASKED.match(text)) and _is_known(bare(found.group(1))):
        return found.group(1).strip(), found.group(2).strip()
    if found := WITHOUT_COLON.match(text) or (LABELLED.match(text) if ":" in text or ";" in text else None):
        return found.group(1).strip(), found.group(2).strip()
    return None


def _is_known(label: str) -> bool:
    """Tell whether a text is the label of a value, of a list of people, or of a decision or action."""
    patterns = (DECISION_LABEL, PROPOSAL_LABEL, ACTION_LABEL, RESPONSIBLE_LABEL, DUE_LABEL)
    return label in VALUE_OF or label in ATTENDANCE or any(pattern.fullmatch(label) for pattern in patterns)
