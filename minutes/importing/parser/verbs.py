"""Name the verbs by which a meeting decides, each in the forms that minutes use; one more is one more line."""

import re
from collections.abc import Iterable


def any_of(lines: Iterable[str]) -> str:
    """Take lines of wordings, the words of a wording parted by “_”; give the pattern of any of them."""
    return "|".join(re.sub(r"_", r"\\s+", wording) for line in lines for wording in line.split())


# What a body does: present, past and perfect. A “_” stands for the blank between two words.
ACTIVE = (
    "beslutar beslutade beslöt beslutat",
    "bestämmer bestämde bestämt",
    "godkänner godkände godkänt",
    "fastställer fastställde fastställt",
    "antar(?!_att) antog antagit",
    "bifaller biföll",
    "tillstyrker tillstyrkte",
    "avstyrker avstyrkte",
    "avslår avslog",
    "bordlägger bordlade",
    "återremitterar återremitterade",
    "hänskjuter hänsköt",
    "överlämnar överlämnade översänder översände",
    "skjuter_(?:upp|på|fram) sköt_(?:upp|på|fram)",
    "utser utsåg väljer valde nominerar nominerade adjungerar adjungerade",
    "entledigar entledigade",
    "uppdrar uppdrog",
    "delegerar delegerade bemyndigar bemyndigade",
    "beviljar beviljade",
    "avsätter avsatte(?!_sig)",
    "tillsätter tillsatte",
    "inrättar inrättade inför(?=_(?:en|ett|den|det|nya?)_) införde",
    "förlänger förlängde",
    "pausar pausade vilandeförklarar",
    "avslutar(?!_(?:mötet|dagen|med|sammanträdet)) avslutade(?!_(?:mötet|dagen|med|sammanträdet))",
    "upphäver upphävde återkallar återkallade",
    "senarelägger senarelade tidigarelägger",
    "ställer_in ställde_in lägger_ner lade_ner lägger_ned lade_ned",
    "avstår_från avstod_från avböjer avböjde",
    "accepterar accepterade godtar godtog klubbar klubbade",
    "vidhåller vidhöll bekräftar bekräftade",
    "noterar noterade",
    "rekommenderar rekommenderade",
    "förordar förordade",
    "uppmanar uppmanade",
    "stödjer stödde stöder",
    "ansluter_sig_till anslöt_sig_till",
    "instämmer_i instämde_i",
    "(?:ställer|ställde)_(?:sig|oss)_(?:\\w+_)?(?:bakom|positiva?_till|avvisande_till|negativa?_till)",
    "(?:står|stod)_bakom",
    "(?:ser|såg)_positivt_på (?:är|var)_positiva?_till",
    "delar_(?:[\\w-]+_){0,2}(?:bedömning|bedömningen|uppfattning|uppfattningen|förslag)",
    "(?:fattar|fattade|tar|tog)_(?:följande_)?beslut(?:et)?",
    "(?:tar|tog)_ställning_för (?:stannar|stannade|fastnade)_för fastslår fastslog (?:slår|slog)_fast",
    "(?:tar|tog|tagit)_del_av_informationen",
    "(?:är|var)_(?:(?:helt|rörande|alla|också|även|fullständigt)_)?(?:eniga?|enigt|överens)_(?:om|i)",
    "enas_om enades_om enades enats_om (?:är|var)_(?:eniga?|överens)(?=:)",
    "(?:är|var)_(?:ense|enade|enat)_om enas_kring enades_kring",
    "(?:är|var)_av_(?:den_)?(?:meningen|uppfattningen|åsikten)_att",
    "(?:kommer|kom|kommit)_(?:gemensamt_|slutligen_|också_)?(?:överens_om|fram_till_att) landar_i landade_i landat_i",
    "(?:ger|gav)_(?:klartecken|grönt_ljus|sitt_(?:godkännande|bifall|stöd))",
    "(?:ger|gav)_(?:[\\w-]+_){1,5}?(?:i_uppdrag|i_uppgift|uppdraget|mandat|fria_händer)",
    "(?:ger|gav)_(?:mandat|uppdrag|uppdraget|i_uppdrag|i_uppgift)_(?:till|åt)",
    "(?:flyttar|flyttade)_(?:mötet|mötestiden|träffen|nästa_möte)",
    "bildar_e(?:n|tt) bildade_e(?:n|tt) startar_e(?:n|tt) startade_e(?:n|tt) anslår anslog",
    "(?:avger|avgav)_(?:[\\w-]+_)?(?:yttrande\\w*|remissvar\\w*|svaret)",
    "uttalar uttalade begär begärde beslutar_sig_för beslutade_sig_för remitterar remitterade",
    "(?:har|hade)_(?:inga_(?:invändningar|synpunkter)|inget_att_(?:erinra|invända))_(?:mot|på)",
    "(?:lämnar|lämnade|skickar|skickade|för|förde|tar|tog)_(?:över_|vidare_)?(?:frågan|ärendet|förslaget)_(?:vidare_|över_)?till",
    "(?:tackar|tackade)_(?:ja|nej)_till (?:säger|sade|sa)_(?:ja|nej)(?=[.!]|$|_till)",
    "(?:röstar|röstade)_(?:för|mot|ja|nej)",
    "(?:är|var)_med_på(?!_(?:länk|mötet|möten|distans|teams|telefon|plats|träff\\w*|\\w+mötet))",
    "(?:lyfter|lyfte)_(?:frågan|ärendet|förslaget)_(?:vidare_)?till",
    "lägger_(?:[\\w-]+_){1,6}?till_handlingarna lade_(?:[\\w-]+_){1,6}?till_handlingarna",
    "(?:tar|tog)_(?:med_sig_|med_)?(?:frågan|ärendet|förslaget)_(?:med_)?(?:sig_)?hem",
    "(?:ber|bad)(?!_(?:om_att_få|om_ursäkt))(?=_[\\w-])",
    "(?:stänger|stängde|avslutar|avslutade)_(?:ärendet|uppdraget|projektet|frågan)",
    "decided decides agreed agrees approved approves",
)
# What becomes of a matter: “Planen antas.” First what a report tells of another body's matters as well.
BY_ANY_BODY = (
    "godkänns godkännes godkändes",
    "fastställs fastställes fastställdes",
    "antas(?!_\\w+[ae]\\b) antogs",
    "utses utsågs",
    "bordläggs bordlägges bordlades",
)
PASSIVE = (
    *BY_ANY_BODY,
    "godkänt godkänd godkända fastställd fastställt fastställda",
    "bifalls bifölls (?:får|fick)_(?:stöd|bifall)",
    "tillstyrks tillstyrktes avstyrks avstyrktes avslås avslogs",
    "(?:förordas|förordades)(?=[.]|$|_av_(?:alla|samtliga|mötet))",
    "godtas godtogs accepteras accepterades beviljas beviljades klubbas klubbades",
    "återremitteras återremitterades hänskjuts hänsköts",
    "(?:skjuts|sköts)_(?:upp|fram|på) lämnas_utan_\\w+ lämnades_utan_\\w+",
    "(?:lyfts|lyftes|skickas|sänds)(?:_vidare)(?=_till) (?:lyfts|lyftes)(?=_till)",
    "(?:tas|togs)_(?:med_)?hem (?:tas|togs)_med(?=_till)",
    "vilar(?!_på) vilandeförklaras vilandeförklarades",
    "väljs valdes nomineras nominerades",
    "(?:röstas|röstades)_(?:igenom|ned|ner)",
    "(?:läggs|lades)_(?:[\\w-]+_){0,3}?till_handlingarna",
    "notera(?:s|des)(?=[.]|$|_till_protokollet)",
    "(?:is|are|was|were)_(?:approved|adopted|accepted|endorsed|postponed)",
)
# What is said of no matter: “Det beslutades att …”.
IMPERSONAL = (
    "beslutas beslutades",
    "bestäms bestämdes",
    "rekommenderas rekommenderades",
)
# A verb that its subject may follow: “Till slut enades vi om att …”, “Med det godkänner gruppen planen”.
BEFORE_SUBJECT = (
    "beslutar beslutade beslöt",
    "bestämmer bestämde",
    "enas enades",
    "godkänner godkände",
    "fastställer fastställde",
    "antog utsåg valde bordlade avslog tillstyrkte förordade",
    "(?:ställde|ställer)_sig (?:landar|landade|stannar|stannade)",
    "kom kommer är var",
)

DOES, BECOMES, DOES_FIRST = any_of(ACTIVE), any_of(PASSIVE), any_of(BEFORE_SUBJECT)
IS_DECIDED = any_of((*BY_ANY_BODY, *IMPERSONAL))
