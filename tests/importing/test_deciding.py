"""Tell the sentences by which a meeting decides from all others, and who is to do what by when."""

import pytest

from minutes.importing.lines import lines_of
from minutes.importing.parsed import ParsedAction, ParsedDecision
from minutes.importing.parser.actions import read_actions
from minutes.importing.parser.deciders import with_decider
from minutes.importing.parser.decisions import read_decisions
from minutes.importing.parser.own import is_own
from minutes.importing.parser.rows import Row, rows_of

BODY = "Styrgruppen för nära vård"
DECIDES = """\
Styrgruppen ställer sig positiv till att arbetet fortsätter och ger arbetsgruppen i uppdrag att återkomma i höst.
Styrgruppen ger AU mandat att fastställa datum.
Gruppen är enig i att frågan behöver lyftas till länsnivå.
Samtliga ställer sig bakom förslaget.
Alla är överens om att mötena fortsatt ska vara digitala.
Vi enas om att ta upp frågan igen i januari.
Informationen läggs till handlingarna.
Styrgruppen tackar för informationen och lägger den till handlingarna.
Rapporten lades med godkännande till handlingarna.
Mötet beslutade enligt förslaget.
Beslutades i enlighet med förslaget.
Styrgruppen beslutar enhälligt att bifalla förslaget.
Punkten bordläggs till nästa möte.
Ärendet återremitteras till beredningsgruppen.
Efter diskussion beslutades att uppdragsdirektivet revideras.
Styrgruppen antar handlingsplanen för 2024–2026.
Till ny vice ordförande valdes Anna Ek.
Anna Ek valdes till ordförande för mandatperioden.
Anna Ek utses att tillsammans med ordföranden justera protokollet.
Att justera dagens protokoll utsågs Anna Ek.
Dagordningen godkänns med tillägg av en övrig fråga.
Mötet godkände föregående minnesanteckningar utan ändringar.
Föregående anteckningar gicks igenom och lades till handlingarna.
Inga synpunkter på föregående anteckningar, som därmed läggs till handlingarna.
Styrgruppen godkänner redovisningen med tack.
Styrgruppen noterar informationen till protokollet.
Informationen noteras.
Det bestämdes att nästa möte flyttas till den 14 mars.
Gruppen landade i att behålla nuvarande rutin.
Gruppen kom fram till att avvakta tills den nya lagen är på plats.
Gruppen landar i att pröva modellen i två kommuner.
Man enades om att skicka ut enkäten på nytt.
Styrgruppen förordar alternativ 2.
Styrgruppen rekommenderar kommunerna att anta överenskommelsen.
Styrgruppen avstår från att lämna yttrande.
Styrgruppen avslår ansökan.
Styrgruppen väljer att inte gå vidare med frågan.
Styrgruppen uppdrar åt processledaren att ta fram ett förslag till modell.
Uppdrogs åt arbetsutskottet att bereda frågan vidare.
Styrgruppen står bakom inriktningen.
Förslaget antogs med acklamation.
Förslaget fick bifall.
Mötet biföll förslaget.
Mötet ger klartecken till fortsatt arbete.
Styrgruppen tillstyrker förslaget och skickar det vidare till Centralt samverkansorgan.
Frågan hänskjuts till Centralt samverkansorgan.
Frågan lyfts till länsstyrgruppen.
Beslutet skjuts upp till nästa möte.
Styrgruppen pausar arbetet tills vidare.
Arbetsgruppens förlängda uppdrag godkänns t.o.m. 2025-12-31.
Gruppen är positiv till förslaget och vill gå vidare.
Det rådde enighet om att bilda en arbetsgrupp.
Enighet råder kring att bilda en arbetsgrupp.
Samsyn råder om att rutinen gäller från 1 mars.
Styrgruppen ser positivt på förslaget.
Styrgruppen instämmer i förslaget.
Styrgruppen delar beredningens bedömning.
Styrgruppen ansluter sig till den nationella rekommendationen.
Styrgruppen fattar beslut i enlighet med AU:s förslag.
Beslut fattas om att inrätta en tvärprofessionell grupp.
Årshjulet antas.
Verksamhetsplanen fastställs enligt bilaga 2.
Sammanträdesdagar för 2024 fastställs till 5 februari, 8 april, 3 juni och 7 oktober.
Till justerare utses Bo Berg.
Styrgruppen tar del av informationen.
Styrgruppen har tagit del av informationen.
Alla är med på att vi kör igång efter sommaren.
Ingen hade något att invända mot förslaget, som därmed godkändes.
Förslaget godkändes utan invändningar.
Styrgruppen sade ja till att delta i pilotprojektet.
Gruppen tackade nej till erbjudandet.
Styrgruppen avsätter 150 000 kr till utbildningsinsatser.
Styrgruppen tillsätter en arbetsgrupp med två från varje kommun.
Styrgruppen inrättar ett brukarråd.
Styrgruppen avslutar arbetsgruppens uppdrag.
Styrgruppen delegerar till AU att besluta om datum.
Det beslutas att Anna Ek blir sammankallande.
Styrgruppen har idag beslutat att rutinen ska gälla.
Styrgruppen beslutar därför att återkalla remissen.
Styrgruppen beslutar, efter omröstning, att bifalla förslaget.
Mötet fattade beslut om att senarelägga starten.
På mötet beslutades att bilda en arbetsgrupp.
Vid mötet togs beslut om att bilda en arbetsgrupp.
Härmed beslutas att arbetsgruppen avslutas.
Beslut togs att enkäten görs om.
Mötet valde att senarelägga införandet till hösten.
Tiden för nästa möte ändras till den 3 maj, vilket alla godkände.
Styrgruppen bekräftar sitt tidigare beslut.
Styrgruppen vidhåller sitt ställningstagande.
Styrgruppen ställer sig inte bakom förslaget i sin nuvarande form.
Styrgruppen godkänner inte slutrapporten utan återremitterar den.
Styrgruppen beslutar att inte delta.
Frågan tas med hem till respektive organisation.
Samtliga tar med sig frågan hem.
Frågan bordlades på grund av tidsbrist.
Frågan hanns inte med och bordläggs.
Vi skjuter på beslutet till nästa möte.
Beslut skjuts fram till mötet i april.
Ärendet vilar i väntan på den nationella utredningen.
Ordföranden får mandat att skicka in svaret.
AU fick mandat att slutföra skrivelsen.
Vi beslutade att alla skickar sina synpunkter till Anna.
Vi bestämmer att nästa träff blir fysisk.
Beslutet blev att söka medel för ett år till.
Resultatet av omröstningen blev att förslaget antogs.
Representanterna enades om en gemensam skrivning.
Ledamöterna var eniga om att uppvakta regeringen.
Deltagarna kom överens om att dela kontaktuppgifter.
Parterna är överens om fördelningsnyckeln 50/50.
Presidiet föreslår styrgruppen att anta planen.
Mötesdeltagarna ställer sig positiva till förslaget.
Samtliga närvarande röstade för förslaget.
Förslaget röstades igenom.
Mandatperioden förlängs till årsskiftet, beslutar styrgruppen.
Bo Berg väljs att justera protokollet.
Föregående protokoll godkänt och läggs till handlingarna.
Planen godkänd med de ändringar som framfördes.
Redaktionella ändringar görs, därefter godkänns rutinen.
Efter vissa justeringar kunde rutinen godkännas.
Med dessa ändringar fastställs rutinen.
Styrgruppen rekommenderar samtliga huvudmän att teckna avtalet.
Styrgruppen uppmanar regionen att skyndsamt se över taxan.
Styrgruppen ger processledaren uppdraget att se över rutinen.
Styrgruppen avböjer inbjudan.
Styrgruppen väljer in Region Halland som adjungerad.
Yttrandet godkänns och översänds till Socialstyrelsen.
Enades om att ses varannan månad.
Gruppen kom överens om att rutinen börjar gälla i mars.
Beslut togs om en gemensam utbildningsdag.
Beslut togs om gemensam utbildningsdag i november.
Beslut fattades om en ny mötesstruktur.
Gruppen ger Anna i uppdrag att ta fram ett förslag.
Anna får i uppdrag att ta fram ett förslag.
Anna och Bo fick i uppdrag att skriva ett utkast.
Arbetsgruppen får i uppdrag att revidera rutinen.
Samordnaren fick i uppdrag att skicka ut en enkät.
Frågan lämnas över till arbetsutskottet.
Frågan lämnas vidare till förvaltningsgruppen.
Frågan överlämnas till presidiet.
Det överlämnas åt tjänstemannagruppen att ordna det praktiska.
Punkten flyttas till nästa möte.
Frågan flyttas fram till hösten.
Ärendet flyttas till nästa sammanträde.
Ärendet vilar.
Frågan får vila till våren.
Frågan läggs på is.
Frågan parkeras tills vidare.
Vi gör så att alla skickar in sina siffror före mötet.
Vi gör så att Anna kallar och Bo skriver.
Frågan skickas vidare till förvaltningsgruppen för hälso- och sjukvårdsavtalet.
Ärendet skickas till arbetsutskottet för beredning.
Förslaget skickas till kommuncheferna för slutligt ställningstagande.
Frågan förs vidare till länsstyrgruppen.
Frågan tas vidare till chefsgruppen.
Frågan tas upp igen på nästa möte.
Frågan återkommer på nästa möte.
Punkten förs upp på dagordningen till junimötet.
Punkten skjuts till nästa gång.
Punkten bordlades.
Förslaget om gemensam länskonferens avslogs av kostnadsskäl.
Alternativ 2 förordas av samtliga utom Svedala.
Alternativ 2 förordas.
Till ersättare för Ingemar vid dennes ledighet 1/6–31/8 utsågs Marita.
Gruppen var av den meningen att kommunerna ska erbjudas plats.
Gruppen är av uppfattningen att rutinen ska revideras.
Rapporten publiceras med förbehåll, enades man om.
Rutinen gäller från mars, kom vi överens om.
Rutinen börjar gälla i mars, bestämde vi.
Vi lämnar inget gemensamt svar.
Inget länsgemensamt yttrande lämnas.
Inget gemensamt remissvar avges.
Gruppen avstår från yttrande.
Styrgruppen uttalar att läkarbilen är av stor betydelse.
Alla var med på att börja i april.
Vi kör på alternativ 2.
Vi satsar på en gemensam utbildningsdag i maj.
Vi väljer alternativ 2.
Vi fortsätter som tidigare.
Vi fortsätter med nuvarande upplägg.
Vi avvaktar med beslut till hösten.
Vi behåller dagens upplägg.
Vi går på Annas förslag.
Det har beslutats att mötena blir digitala.
Det har bestämts att mötena ska vara digitala.
Man beslöt att skjuta på frågan.
Man kom överens om att träffas i maj.
Gruppen valde alternativ 2.
Gruppen väljer att gå vidare med modell B.
Gruppen bestämmer sig för modell B.
Gruppen beslutar sig för att gå vidare.
Gruppen bestämde sig för att gå vidare.
Gruppen enades kring förslag B.
Efter diskussion enas gruppen kring åtta indikatorer.
Samtliga bifaller.
Styrgruppen har inga invändningar mot förslaget.
Styrgruppen har inget att erinra mot förslaget.
Styrgruppen begär en redovisning till nästa möte.
Styrgruppen lämnar frågan till AU.
Styrgruppen lämnar över frågan till AU.
Styrgruppen lyfter frågan till länsledningen.
Styrgruppen skickar frågan vidare till länsledningen.
Styrgruppen remitterar ärendet till AU.
Uppdraget avslutas.
Uppdraget förlängs till årsskiftet.
Arbetsgruppen läggs ner.
Arbetsgruppen upplöses.
Arbetsgruppen utökas med en representant från psykiatrin.
En arbetsgrupp tillsätts.
En arbetsgrupp bildas med Anna, Bo och Cilla.
En skrivargrupp bildas.
Mötet den 3 maj ställs in.
Förslaget fick stöd.
Förslaget accepterades.
Gruppens beslut: vi kör på som vanligt.
Utfall: Förslaget går vidare till styrgruppen.
Överenskommelse: Mötena hålls digitalt.
Vi enades om: digitala möten.
Beslutades därför att skjuta upp starten.
Mötet ställde sig bakom detta.
Anna fick klartecken att gå vidare.
Arbetsgruppen får klartecken att fortsätta.
Medel för utbildning beviljas.
Det fastslogs att ansvaret ligger på kommunen.
Det slogs fast att ansvaret ligger på kommunen.
Man var ense om att ansvaret är gemensamt.
Vi är ense om att ansvaret är gemensamt.
Mötet är enat om att gå vidare.
Alla är eniga om upplägget.
Alla står bakom detta.
Konsensus kring att rutinen ska gälla.
Hanife tycker att vi ska träffas. Det fick bli så.
Bo föreslår onsdagar. Så fick det bli.
Bo föreslår onsdagar. Det bestämdes.
Bo föreslår onsdagar. Detta bifölls.
Bo föreslår onsdagar, vilket gruppen tycker är okej.
Bo föreslår onsdagar. Ingen hade något emot detta.
Bo föreslår onsdagar. Inga invändningar.
Bo föreslår onsdagar. Alla är överens.
Bo föreslår onsdagar. Gruppen är enig.
Bo föreslår onsdagar. OK för alla.
Avtalet sägs inte upp men parterna är överens om att det ska revideras.
Ny avrapportering begärs till våren.
De tre första går vi vidare med.
Ny avrapportering begärs till våren.
De tre första går vi vidare med.
Alternativ 2 provar vi till jul.
Avtalet sägs inte upp men parterna är överens om att det ska revideras under 2021.
Punkten förs upp på dagordningen till junimötet och då bjuds även polisen in.
Bo föreslår onsdagar, vilket alla tyckte var bra.
Det blev bestämt att vi ses i Lund.
Det beslutades att gruppen utser en representant.
Beslutades att Styrgruppen lämnar ett gemensamt remissvar.
Det bestämdes att AU godkänner texten.
Det blev bestämt att vi ses i Lund.
Anna valdes till ordförande.
Som ny ordförande valdes Anna Ek.
Till representant i nätverket utses Anna Ek.
Anna nomineras till styrgruppen.
Gruppen nominerar Anna till nätverket.
Gruppen utser Anna till representant.
Mötestiderna fastställs enligt förslag.
Tiderna för våren godkänns.
Mötet flyttas till den 12 maj.
Nästa möte flyttas till den 12 maj.
Beslut: se ovan.
Beslöts att bordlägga frågan.
Mötet beslöt bordlägga frågan.
Mötet beslöt uppdra åt AU att bereda frågan.
Styrgruppen beslutade i enlighet med förslaget.
Gruppen var positiv till förslaget.
Gruppen ställde sig positiv och gav Anna i uppdrag att gå vidare.
Gruppen tillstyrker.
Gruppen är överens om upplägget och arbetet fortsätter.
Gruppen gav sitt bifall.
Samtliga tillstyrker förslaget.
Efter votering beslutades att avslå.
Styrgruppen ger grönt ljus.
Vi är överens om att gå vidare med förslaget.
Vi kom fram till att ses igen i maj.
Vi kom överens om följande upplägg: Anna kallar.
Gruppen beslutade gemensamt att vänta.
Ordföranden konstaterade att gruppen är enig om förslaget.
Ordförande sammanfattar att alla är överens om att vänta.
Överens om att vänta.
Alla överens om att vänta.
Enighet om att vänta.
Enhälligt beslut att vänta.
Beslutade att vänta.
Beslutar att vänta.
Beslutas: att vänta.
Beslutet är att vänta.
Beslutet blir därmed att vänta.
Detta godkändes av gruppen.
Förslaget godkänns av styrgruppen.
Planen godkändes av mötet.
Planen är godkänd.
Planen är härmed antagen.
Planen är därmed fastställd.
Därmed är planen fastställd.
Därmed är frågan avslutad.
Frågan anses besvarad.
Ärendet avslutas.
Ärendet avskrivs.
Frågan avskrivs.
Frågan stryks från dagordningen.
Punkten stryks.
Frågan tas bort från åtgärdslistan.
Frågan läggs till handlingarna.
Vi skickar in ett gemensamt svar.
Gruppen lämnar ett gemensamt remissvar.
Gruppen avger ett gemensamt yttrande.
Gruppen ställer sig bakom remissvaret.
Styrgruppen stänger uppdraget Delaktighet.
Minnesanteckningarna godkännes.
AU får mandat att besluta.
AU ges mandat att besluta.
Mandat ges till AU att besluta.
Uppdrag ges till AU att ta fram underlag.
Uppdraget ges till AU.
Uppdraget går till AU.
Uppdras till AU att ta fram underlag.
AU uppdras att ta fram underlag.
Huvudmännen rekommenderas att anta planen.
"""
DECIDES_NOTHING = """\
Socialnämnden i Lund beslutade i förra veckan att stänga boendet.
Regionfullmäktige har beslutat om ny budget.
Regeringen beslutade i juni om nya riktlinjer.
Riksdagen väntas fatta beslut i vår.
Beslut fattas av regionstyrelsen den 12 mars.
Frågan ska upp för beslut i nämnden i april.
Styrgruppen ska fatta beslut om inriktning på nästa möte.
Styrgruppen kommer att besluta om detta i maj.
Om styrgruppen godkänner förslaget kan arbetet starta i höst.
När planen är antagen kan arbetet börja.
Förslaget är att gruppen beslutar om ny tid.
Arbetsgruppen föreslår att rutinen antas.
Anna föreslår att vi bordlägger frågan.
Anna undrar om styrgruppen har beslutat om detta tidigare.
Vid föregående möte beslutades att ta fram en rutin.
Styrgruppen beslutade 2019 att starta projektet.
Socialstyrelsen rekommenderar att alla erbjuds screening.
SKR rekommenderar regioner och kommuner att anta överenskommelsen.
Bo informerade om att regionen har antagit en ny strategi.
Det är viktigt att alla är överens om målbilden.
Inget beslut fattades.
Gruppen kunde inte enas om ett gemensamt svar.
Beslut om finansiering saknas.
Beslutet är överklagat.
Beslutsunderlaget skickas ut före nästa möte.
Ett beslut behövs senast i juni.
Rutinen är beslutad i alla kommuner.
Patienten godkänner att uppgifter delas.
Verksamhetschefen beslutar om inskrivning.
Läkaren beslutar om patienten är utskrivningsklar.
Förvaltningen har fått i uppdrag av nämnden att se över rutinen.
Nationella arbetsgruppen har tagit fram ett förslag.
Planen har godkänts av socialchefen.
Avtalet godkändes av regionstyrelsen i mars.
I Malmö har man beslutat att avvakta.
Lund och Eslöv har sagt ja till att delta.
Kommunen har valt att inte delta.
Kävlinge tackade nej.
De valde att avvakta.
Anna noterade att siffrorna skiljer sig.
Inspektionen noterade brister.
Projektledaren rekommenderar en pilot.
Ordföranden öppnade mötet och hälsade välkommen.
Diskussion om förslaget; några är positiva och andra tveksamma.
Regionens ledning ställer sig bakom arbetet, berättar Bo.
Det finns ännu inget beslut om förlängning.
Hur ska vi besluta om gemensamma medel?
Har styrgruppen godkänt direktivet?
Beslutet från förra mötet har verkställts.
Förslaget skickas till styrgruppen för godkännande.
Vi diskuterade om vi ska bordlägga frågan.
Statsbidraget beslutas årligen av regeringen.
Taxan fastställs av kommunfullmäktige.
Riktlinjen ska fastställas före sommaren.
Överenskommelsen behöver antas av samtliga kommuner.
Några kommuner har ännu inte antagit överenskommelsen.
Under hösten bestämdes att projektet skulle pausas.
Ny föreskrift antas träda i kraft i januari.
Behovet antas öka.
Man antar att volymerna ökar.
Vi antar att det beror på sommaren.
Vi noterar en ökning av inflödet.
Arbetsgruppen träffas varannan vecka och har valt ordförande.
Vi ber om ursäkt för sent utskick.
Mötet avslutades.
Nästa möte bestäms senare.
Tid för nästa möte bestäms via Doodle.
Alla presenterar sig.
Enligt beslut i regionfullmäktige införs avgift.
I uppdraget ingår att besluta om fördelning av medel.
Styrgruppen har mandat att besluta om medel.
Länsstyrelsen avslog ansökan.
IVO har beslutat om vite.
Frågan har tidigare bordlagts.
Vårdcentralen utser en fast vårdkontakt.
Kommunstyrelsen antog planen enhälligt.
Efter sommaren väntas ställningstagande.
Vi kommer att ta ställning i höst.
Kommundirektörerna ställde sig bakom förslaget den 3 maj.
Hur ställer sig gruppen till förslaget?
Regionen har lämnat besked att avtalet sägs upp.
Bo redogjorde för det beslut som togs i AU.
Politiken beslutade om en besparing på två procent.
Arbetsgruppen har enats om en definition.
Beredningsgruppen godkände underlaget inför mötet.
Utvecklingsrådet ställde sig bakom förslaget i augusti.
Nämnden för hälsa beslutade i går att avslå ansökan.
Besluten från regeringen gäller från årsskiftet.
Förhoppningen är att rutinen kan antas i höst.
Vi behöver fatta beslut om hur vi går vidare.
Det är ännu inte bestämt vem som tar över.
Uppdraget godkändes av förra styrgruppen.
Kommunerna beslutar själva om omfattningen.
Regionen utser en kontaktperson.
Så länge avtalet inte är godkänt gäller det gamla.
Bo berättar att styrgruppen för digitalisering har godkänt planen.
Patienter väljs ut av vårdcentralen.
Två kommuner har ställt sig bakom, övriga väntar.
Gruppen är positiv men har frågor.
Stadsdelsdirektören beslutar om öppettiderna.
Hon tycker att gruppen bör ställa sig bakom skrivelsen.
Tanken är att frågan bordläggs om underlaget inte är klart.
Några ledamöter ställde sig frågande till kostnaden.
Medlen har beviljats av Socialstyrelsen.
Ansökan beviljades i december.
Projektet har fått klartecken från EU.
Försäkringskassan lämnar besked om ersättning.
Det beslutade datumet är 1 juli.
Den antagna planen finns på webben.
Från och med 2023 gäller den fastställda riktlinjen.
Handlingsplanen fastställdes 2021 och ska revideras.
Ett förslag till beslut skickas ut.
Kommunen ställer sig bakom förslaget, säger Karin.
Beslutet kommer att fattas av politiken.
Överläggningarna med facket är avslutade.
Vi hoppas kunna bestämma datum på nästa möte.
Anna tackade ja till uppdraget som föreläsare.
Kommunalförbundet tackar ja till inbjudan.
Det råder osäkerhet om vem som har ansvaret.
Det råder delade meningar om modellen.
Länsgruppen har uppdragit åt Bo att skriva.
Beslut togs om det i sjukhusledningen i förra veckan.
Beslut togs om detta av nämnden i mars.
Beslut i frågan om ledarkraft tas av SKL.
Kommunen ger ingen i uppdrag att göra detta.
Anna fick i uppdrag av sin nämnd att se över rutinen.
Förvaltningen fick i uppdrag av nämnden att se över rutinen.
Socialstyrelsen får i uppdrag av regeringen att kartlägga vården.
Regionen fick 2019 i uppdrag att bygga ut vården.
Arbetsgruppen fick i våras i uppdrag att ta fram en plan.
Patienten lämnas över till kommunens hemsjukvård.
Mottagningen flyttas till nya lokaler i september.
Verksamheten flyttas till Lund.
Remissen skickas till vårdcentralen.
Fakturan skickas till kommunen.
Kallelsen skickas ut en vecka före mötet.
Inga svar har kommit in.
Inget svar har lämnats av regionen.
Inget ytterligare lämnas ut.
Kommunen lämnar inget svar på frågan.
Ansökan avslogs av länsstyrelsen.
Behandlingen förordas av läkaren.
Vi tar en snabb runda.
Vi tar frågorna i turordning.
Vi fortsätter följa frågan.
Vi ser en ökning.
Vi kör fem mil om dagen.
Det blir svårt att hinna.
Det blev en lång diskussion.
Det har beslutats om nya regler nationellt.
Gruppen anser att det är svårt.
Gruppen är av olika uppfattning.
Arbetsgruppen bildades 2019.
En ny enhet bildas vid sjukhuset.
Kommunens avtal förlängdes ett år.
Avtalet förlängdes av nämnden.
Projektet förlängs av Socialstyrelsen.
Avtalet läggs ner.
Boendet läggs ner i höst.
Resultat: 84 procent har svarat.
Resultat: Se bilaga.
Resultatet visar att färre söker vård.
Utfall: 12 patienter.
Utfall t.o.m. augusti:
Uppdrag: 734
Slutsats: svårt att säga.
Lagen träder i kraft 1 juli.
Punkten utgick då föredragande fått förhinder.
Frågan återkommer ofta.
Frågan är komplex.
Frågan vilar på kommunen.
Patienterna skickas till akuten.
Gruppen behöver mer tid och ber om att få återkomma efter sommaren.
Vi säger att det är svårt.
Bo undrar hur det går. Inga invändningar finns mot det.
Bo säger att så får det bli ibland.
Kommunerna ställer sig positiva till lagen enligt Bo.
Kommunerna är eniga om att kritisera lagen.
Det är svårt att få ihop det, det fick bli så.
Styrgruppen vill veta mer.
Styrgruppen önskar Anna lycka till.
Styrgruppen tackar Anna för hennes insats.
Bo vill ha en återrapport.
Rapporten publiceras i juni.
Frågan lyfts av Bo.
Frågan lyftes av Anna under mötet.
Frågan tas upp av Bo.
Frågan togs upp på förra mötet.
Ensamkommande flyttas till andra kommuner.
Vi gör så att gott vi kan.
Ersättning begärs från Försäkringskassan.
Så långt går vi sällan.
Nu går vi på semester.
Avtalet sägs upp men kommunerna är överens om att överklaga.
Läget är svårt men ledningen är enig.
Frågan skickas till nämnden av regionen.
Om frågan flyttas till nästa möte hinner vi inte.
Bo tycker att frågan ska skickas vidare till AU.
I fjol fick Anna i uppdrag att utreda detta.
Arbetsgruppen har fått i uppdrag att utreda detta.
Vårdcentralen ska ge patienten klartecken att gå hem.
Slutsatser: Det finns behov av ett gemensamt dokument
Ärendet avslutades av förvaltningen i våras.
Mottagningen är nu avslutad.
Uppdraget gick till en konsult i fjol.
Verksamheten avslutas i juni.
Planen är inte antagen.
Kommunen lämnar ett gemensamt svar.
Frågan är inte avslutad.
Alla uppmanas att svara på enkäten.
Mötet flyttades i fjol.
Boendet flyttas till en annan ort.
I Sollefteå har nämnden beslutat om ny bemanning.
I Lund beslutade styrelsen att stänga.
Nämnden har beslutat om ny bemanning.
Länsgruppen har beslutat att det ska finnas en ansvarig.
Regionens besked blev att vänta.
Vi bestämde inget.
Vi behöver enas om en rutin.
Gruppen borde bestämma tid.
Alla är överens om att läget är svårt.
Det råder enighet om att läget är allvarligt.
Läget måste bli bättre, det var alla ense om.
Diskussionen landade i olika uppfattningar.
Alla är med på länk.
Vi provar ut hjälpmedel varje vecka.
Vi väljer ofta det enklaste.
Så fort styrelsen godkänt planen skickas den ut.
The report was discussed.
"""


def rows(text: str) -> list[Row]:
    return rows_of(lines_of(text.split("\n"))[0])


def decided(text: str, title: str = "") -> list[ParsedDecision]:
    return read_decisions(rows(f"Anna Ek berättade om läget.\n\n{text}"), BODY, title).decisions


def to_do(text: str) -> list[ParsedAction]:
    return read_actions(rows(f"Läget är gott.\n\n{text}"), None).actions


@pytest.mark.parametrize("sentence", DECIDES.splitlines())
def test_sentence_that_decides(sentence: str) -> None:
    assert decided(sentence)


@pytest.mark.parametrize("sentence", DECIDES_NOTHING.splitlines())
def test_sentence_that_decides_nothing(sentence: str) -> None:
    assert not decided(sentence)


WHO = ("Mötet", "Gruppen", "Vi", "Samtliga", "Deltagarna", "Träffen", "Samrådet", "En enig grupp", "De närvarande")
WHAT = """\
beslutade att köpa in vågar
enades slutligen om att köpa in vågar
är helt överens om att köpa in vågar
har kommit överens om att köpa in vågar
kom gemensamt fram till att vågarna köps in
fastnade för alternativ två
fattade beslutet att köpa in vågar
fastslog att rutinen gäller
gav i uppdrag åt Bo Ros att skriva rutinen
ger Bo Ros fria händer att välja lokal
bildade en arbetsgrupp för frågan
röstade ja till förslaget
avger yttrandet som sitt
"""


@pytest.mark.parametrize("what", WHAT.splitlines())
@pytest.mark.parametrize("who", WHO)
def test_everyone_who_met_decides_alike(who: str, what: str) -> None:
    assert decided(f"{who} {what}.")
    assert not decided(f"{who} diskuterade om man {what}.")
    assert not decided(f"Kommunen {what}.")


OPENED = (
    "Det", "Efter en stunds resonemang", "Därför", "Samtidigt", "Till sist", "I övrigt",
    "Med 4 ja-röster mot 3 nej-röster", "Utifrån detta",
)  # fmt: skip


@pytest.mark.parametrize("opening", OPENED)
@pytest.mark.parametrize("verb", ["beslutades", "bestämdes", "beslöts"])
def test_nobody_but_the_meeting_decides_in_the_passive(opening: str, verb: str) -> None:
    assert decided(f"{opening} {verb} att vågar köps in.")
    assert not decided(f"{opening} {verb} av regionen att vågar köps in.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Diskussionen mynnade ut i att vågar köps in.",
        "Slutsatsen blev därför att vågar köps in.",
        "Ok från alla att köpa vågar.",
        "Klartecken gavs till att köpa vågar.",
        "Ordföranden frågade om gruppen kunde anta planen och fann att så var fallet.",
    ],
)
def test_end_of_a_talk_decides_where_no_label_does(sentence: str) -> None:
    assert decided(sentence)
    assert [one.text for one in decided(f"{sentence}\n\nBeslut: Tio vågar köps in.")] == ["Tio vågar köps in."]


MORE_TEXTS = [
    ("Gruppen:\n- tillstyrker förslaget\n- utser Bo", ["tillstyrker förslaget", "utser Bo"]),
    ("Kommunen:\n- tillstyrker förslaget\n- utser Bo", []),
    ("Frågan om stolarna: överens om att Bo köper dem.", ["överens om att Bo köper dem."]),
    ("Länsnätverket: beslutade vid sitt möte att köpa stolar.", []),
    ("Arbetsgrupp tillsätts, Bo kallar.", ["Arbetsgrupp tillsätts, Bo kallar."]),
    ("Beslut\nGruppen föreslår kommunerna att besluta\natt anta taxan.", ["att anta taxan."]),
    ("Webb eller sal? Båda, blev slutsatsen.", ["Båda, blev slutsatsen."]),
    ("Det beslöts\natt köpa vågar, samt\natt låna ut stolar.", ["att köpa vågar, samt", "att låna ut stolar."]),
    ("Bo sa en sak. Gruppen vill att:\n1. Bo ringer\n2. Eva skriver", ["Bo ringer", "Eva skriver"]),
    ("Decided: Scales are bought.", ["Scales are bought."]),
    ("Sagt och gjort: Bo ringer alltid först.", ["Bo ringer alltid först."]),
    ("Ställningstagande – Vågar köps in.", ["Vågar köps in."]),
    ("Beslut: Vågar köps in.\nBo Ros undersöker priset.", ["Vågar köps in."]),
    ("Beslut:\nVågar köps in.\nBo Ros (S) reserverar sig mot beslutet.", ["Vågar köps in."]),
    ("Beslut:\nVågar köps in.\nBo Ros får till protokollet antecknat att han är emot.", ["Vågar köps in."]),
    ("Beslut: Utan beslut.", []),
    (
        "Gruppen föreslår fullmäktige i respektive kommun besluta\n1. Planen antas.",
        ["Planen antas."],
    ),
]


@pytest.mark.parametrize(("text", "texts"), MORE_TEXTS)
def test_texts_of_decisions_below_and_beside_their_words(text: str, texts: list[str]) -> None:
    assert [one.text for one in decided(text)] == texts


LEADS = (
    "Fattade beslut", "Beslut på mötet", "Beslut enligt följande:", "Beslut i korthet:", "Slutsats och beslut:",
    "Resultat/beslut:", "Följande beslut togs:", "Vi enades om tre saker:", "Så här gör vi:", "Bestämdes att:",
    "Gruppen vill att:", "Enades om att:", "Agreed:", "Det vi bestämde:", "Till slut enades vi om:",
)  # fmt: skip
OTHER_LEADS = (
    "Förslag till beslut:", "Regionens beslut:", "Regionen beslutade att:", "Bo tycker att:", "Följande diskuterades:",
    "Vi behöver besluta om:", "Uppföljning av beslut:", "Målet är att:", "Att göra:",
)  # fmt: skip


@pytest.mark.parametrize("lead", LEADS)
def test_words_that_lead_to_decisions(lead: str) -> None:
    for entries in ("- Vågar köps in\n- Stolar hyrs ut", "1. Vågar köps in\n2. Stolar hyrs ut"):
        assert [one.text for one in decided(f"{lead}\n{entries}")] == ["Vågar köps in", "Stolar hyrs ut"]


@pytest.mark.parametrize("lead", OTHER_LEADS)
def test_words_that_lead_to_something_else(lead: str) -> None:
    told = decided(f"{lead}\n- Vågar köps in\n- Stolar hyrs ut")
    assert [one for one in told if one.kind == "decision"] == []


def test_arrow_inside_a_row_marks_a_decision() -> None:
    talk = rows("Fyra gånger räcker. >> Vi ses i maj.\n\n→ AH: Lund vill vänta.\n\n→ Mallen används överallt.")
    read = read_decisions(talk, BODY, arrows=True)
    assert [one.text for one in read.decisions] == ["Vi ses i maj.", "Mallen används överallt."]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("Inriktningsbeslut: Modellen prövas i vår.", ["Modellen prövas i vår."]),
        ("Slutsats: Vi går vidare med alternativ 2.", ["Vi går vidare med alternativ 2."]),
        ("Beslut § 12/2023: Planen antas.", ["Planen antas."]),
        ("Beslut togs enligt följande:\n- Planen antas\n- Bo kallar", ["Planen antas", "Bo kallar"]),
        ("Styrgruppen beslutar följande.\nUppdraget förlängs.", ["Uppdraget förlängs."]),
        ("Gruppen är överens:\n- Mötena blir digitala", ["Mötena blir digitala"]),
        ("Bo föreslog fler möten. Alla instämde.", ["Bo föreslog fler möten. Alla instämde."]),
        (
            "Förslag: Att bilda en grupp. Styrgruppen godkänner det.",
            ["Att bilda en grupp.", "Styrgruppen godkänner det."],
        ),
        ("- Från Länsgruppen: Gruppen har beslutat om nya riktlinjer.", []),
        ("Beslut och uppdrag:\n- Planen antas\n- Bo kallar", ["Planen antas", "Bo kallar"]),
        ("Gemensamma beslut: Ny mall från hösten.", ["Ny mall från hösten."]),
        ("Detta bestämdes:\n- Ny mall från hösten", ["Ny mall från hösten"]),
        ("Beslut på mötet: Ny mall från hösten.", ["Ny mall från hösten."]),
        ("Nämndens beslut från förra mötet: Ny mall.", []),
        ("Slutsatser:\n- Det finns behov av en mall", []),
        ("Bo föreslog onsdagar. Ingen hade något emot det.", ["Bo föreslog onsdagar. Ingen hade något emot det."]),
        ("Bo tyckte om onsdagar. Det fick bli så.", ["Bo tyckte om onsdagar. Det fick bli så."]),
        ("Bo visade en lista. Inga invändningar.", []),
    ],
)
def test_decisions_in_each_form(text: str, texts: list[str]) -> None:
    assert [one.text for one in decided(text)] == texts


def test_what_a_report_says_that_its_body_decided_is_not_decided_here() -> None:
    assert not decided("Rådet beslutade att ställa sig bakom planen.", "Rapport från de lokala råden")
    assert decided("Styrgruppen godkänner rapporten.", "Rapport från de lokala råden")


def test_group_that_decides_again_and_again_is_the_body() -> None:
    told = rows("Samverkansrådet noterar läget.\n\nSamverkansrådet antar planen.\n\nArbetsgruppen förordar två.")
    assert is_own("Samverkansrådet", with_decider("Forum Mitt", told))
    assert not is_own("Samverkansrådet", with_decider("Forum Mitt", told[:1]))
    assert not is_own("Arbetsgruppen", with_decider("Forum Mitt", told))


@pytest.mark.parametrize(("letters", "own"), [("LGL", True), ("SKR", False), ("LKL", False)])
def test_letters_of_its_name_are_the_body(letters: str, own: bool) -> None:
    assert is_own(letters, "Länsgemensam ledning i samverkan") is own


def test_board_of_one_municipality_is_not_the_body() -> None:
    assert not is_own("Socialnämnden", "Barnsam Gotland")
    assert is_own("Hjälpmedelsnämnden", "Gemensam hjälpmedelsnämnd")


@pytest.mark.parametrize("subject", ["Region Skåne", "Kommunerna", "Skåne", "Arbetsgruppen"])
def test_those_behind_a_body_are_not_the_body(subject: str) -> None:
    assert not is_own(subject, "Centralt samverkansorgan Region Skåne och kommunerna")


@pytest.mark.parametrize(
    ("text", "responsible", "due"),
    [
        ("Anna tar fram ett förslag till nästa möte.", ("Anna",), "till nästa möte"),
        ("Anna Ek och Bo Berg skriver ett utkast i mars.", ("Anna Ek", "Bo Berg"), "i mars"),
        ("Karin Ström (Lund) kallar till första mötet, senast vecka 12.", ("Karin Ström",), "senast vecka 12"),
        ("Bo ska undersöka om regionen kan delta.", ("Bo",), ""),
        ("Karin lovade att undersöka saken före jul.", ("Karin",), "före jul"),
        ("AU bereder frågan vidare.", ("AU",), ""),
        ("Åtgärder:\n- Anna: boka lokal", ("Anna",), ""),
        ("Åtgärder:\n- Boka lokal (Bo), klart 15/3", (), "klart 15/3"),
        ("Åtgärder:\n- Boka lokal – Bo", ("Bo",), ""),
        ("Vad\tVem\tNär\nBoka lokal\tBo\tsnarast", ("Bo",), "snarast"),
        ("Synpunkter skickas till Anna Ek senast den 1 mars.", (), "senast den 1 mars"),
    ],
)
def test_what_is_to_be_done(text: str, responsible: tuple[str, ...], due: str) -> None:
    (action,) = to_do(text)
    assert (action.responsible, action.due_as_written) == (responsible, due)


@pytest.mark.parametrize(
    "text", ["Bo berättade att regionen tar fram en ny plan.", "Lund tar fram en egen rutin.", "Anna visade siffror."]
)
def test_what_is_told_is_not_to_be_done(text: str) -> None:
    assert not to_do(text)


@pytest.mark.parametrize("verb", ["godkändes", "antogs", "fastställs", "bordläggs", "utses"])
def test_what_becomes_of_a_matter_in_a_report_is_another_body_s_decision(verb: str) -> None:
    assert not decided(f"Planen {verb}.", "Rapport från de lokala råden")
    assert decided(f"Planen {verb}.", "Plan för året")


STANCES = ["inställning", "hållning", "ställningstagande", "ståndpunkt", "besked", "slutsats"]


@pytest.mark.parametrize("whose", ["Styrgruppens", "Mötets", "Gruppens", "Vår"])
@pytest.mark.parametrize("stance", STANCES)
def test_stance_of_the_body_is_a_label_of_decisions(whose: str, stance: str) -> None:
    """Read the rows under the stance of those who met, and the words beside it, as decisions."""
    two = ["Enkäten skickas ut på nytt.", "Anna Ek bjuds in."]
    assert [one.text for one in decided(f"{whose} {stance}:\n{two[0]}\n{two[1]}")] == two
    assert [one.text for one in decided(f"{whose} {stance}: {two[0]}")] == two[:1]


@pytest.mark.parametrize("whose", ["Kommunens", "Socialnämndens", "Anna Eks", "Pensionärsrådets", "Förra mötets"])
@pytest.mark.parametrize("stance", ["inställning", "hållning", "besked"])
def test_stance_of_others_is_no_label_of_decisions(whose: str, stance: str) -> None:
    """Read no decision under the stance of somebody else, or of a meeting before."""
    assert decided(f"{whose} {stance}:\nEnkäten är för lång.") == []


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (
            "1. Program tas fram, klart i juni. 2. Ingen buss i år.",
            ["Program tas fram, klart i juni.", "Ingen buss i år."],
        ),
        ("1) Program tas fram 2) Ingen buss", ["Program tas fram", "Ingen buss"]),
        ("a) Program tas fram b) Ingen buss", ["Program tas fram", "Ingen buss"]),
        ("1. Information. 2. Program tas fram.", ["Program tas fram."]),
        ("Program tas fram. 2. Ingen buss.", ["Program tas fram. 2. Ingen buss."]),
        ("1. Program tas fram med alternativ 2. Bussen står.", ["Program tas fram med alternativ 2. Bussen står."]),
        ("1. Program tas fram den 3. Bussen står.", ["Program tas fram den 3. Bussen står."]),
    ],
)
def test_numbered_decisions_in_one_row_are_one_each(text: str, texts: list[str]) -> None:
    """Part a row of decisions at numbers that follow one another, and at no other."""
    assert [one.text for one in decided(f"Beslut: {text}")] == texts
    assert [one.text for one in decided(f"Beslut:\n{text}")] == texts


def test_who_watches_over_a_decision_is_no_part_of_it() -> None:
    """Read a decision without a stop, over the label of who is to see to it."""
    text = "Simrishamn och Ystad ordnar mötet i maj tillsammans med lasarettet och alla vårdcentraler"
    assert [one.text for one in decided(f"Beslut\n{text}\nBevakas av: Anna Ek, Bo Ros")] == [text]


@pytest.mark.parametrize("told", ["Anna Ek inte på plats, bordläggs.", "Oklart läge, återremitteras till beredningen."])
def test_matter_is_tabled_in_a_fragment(told: str) -> None:
    """Read that a matter waits, told without its name."""
    assert [one.text for one in decided(f"Frågan väcktes av psykiatrin. {told}")] == [told]


@pytest.mark.parametrize(
    "told", ["Frågan, som bordläggs ofta, är svår.", "I Lund har de många ärenden, bordläggs ibland."]
)
def test_what_is_tabled_often_is_not_tabled_now(told: str) -> None:
    """Read no decision in what is told of other matters."""
    assert decided(told) == []


@pytest.mark.parametrize(
    "when", ["-> klart till 1 mars", "→ Klart senast 15/3", "- senast vecka 12.", "Klart före 1 mars"]
)
def test_row_that_only_says_when_is_no_decision(when: str) -> None:
    """Read no decision in the day beside one, and those that follow it."""
    text = f"Beslut:\n- En modell prövas i vår.\n{when}\n- Lund bjuder in."
    assert [one.text for one in decided(text)] == ["En modell prövas i vår.", "Lund bjuder in."]


@pytest.mark.parametrize("text", ["Klart svar ges till kommunerna", "Senast anmälda ärendet bordläggs"])
def test_decision_that_begins_as_a_day_does_is_one(text: str) -> None:
    """Read a decision whose first word may stand before a day."""
    assert [one.text for one in decided(f"Beslut:\n- En modell prövas i vår.\n- {text}")][1:] == [text]
