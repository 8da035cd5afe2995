"""Hold common first names; they tell a person from a place, and where a comma is missing."""

FIRST_NAMES = frozenset(
    """
    abbas abdi abdullah adam adnan agneta ahmad ahmed aina aino aisha albin aleksandra alex alexander alexandra alf
    alfred ali alice alicia alma alva amal amanda amina amir amra ana anders andrea andreas ane anette angelica
    anita anja anki ankie ann ann-britt ann-cathrin ann-catrin ann-charlotte ann-christin ann-christine ann-helen
    ann-helene ann-katrin ann-kristin ann-kristine ann-louise ann-mari ann-marie ann-sofi ann-sofie anna anna-carin
    anna-greta anna-karin anna-lena anna-maria anna-stina annakarin annalena annbritt anne anne-charlotte anne-li
    anne-marie anneli annelie annett annette annica annicka annie annika annki annmarie annsofie anton antonella
    arash arne aron arvid asta astrid august axel ayse azra babak barbro bashir beata bengt benjamin benny berit
    bernard bernt bert bertil bill bim birger birgit birgitta birgitte bjarne björn bo boel boris bosse brita britt
    britt-inger britt-marie britta bror cajsa calle camilla carin carina carl carl-henric carl-henrik carl-johan
    carla carlos carola carolina caroline catarina catharina catherine cathrin cathrine catrin cecilia chanett
    charlott charlotta charlotte christel christer christian christin christina christine christoffer christopher
    cissi claes clara conny cornelia cristina dag dagny dan daniel daniela daniella danuta dariush david dennis
    deshira diana doris dorota dragan ebba eddie edin edith edvin edward eija einar eivor ekaterina elena eleonor
    eleonora eleonore eli elias elin elina elinor elisabet elisabeth elise ella ellen ellinor elsa else elsie elsy
    elvira emanuel emelie emil emilia emilie emily emina emma emmelie emmy emre engla enrique eric erica erik erika
    erland erling ernst espen ester esther eva eva-lena eva-lotta eva-marie evald evelina ewa ewa-lena ewelina
    fabian fadi fanny farah farhan farid farzaneh fatima fatuma felicia felix fia filip filippa fillip folke frank
    fredric fredrik fredrika frida fritz gabriel gabriella gerd gerda germund gert gerth gisela gita gith gittan
    goran greger gregor greta gudrun gull-britt gun gunborg gunilla gunlög gunnar gunnel gunvor gustaf gustav göran
    görel gösta göte hamid hampus hamza hanna hannah hannele hannes hans harald harriet harry hassan hasse hedda
    hedvig heidi heikki helen helena helene helge helén heléne henric henrietta henrik henry herman hilda hillevi
    hilma hjalmar hjördis hodan huda hugo humberto hussein håkan hélène ibrahim ibtisam ida idris ilona iman ines
    ing-marie inga inga-britt inga-lill ingalill inge ingeborg ingegerd ingegärd ingela ingemar inger ingmar ingrid
    ingvar ingvor irena irene irina iris irma iréne isa isabel isabell isabella isabelle isak ismael ismail ivan
    ivar iwona izabella jaana jack jacob jakob jamal jamila jan jan-eric jan-erik jan-olof jan-ove jan-åke jane
    janet janne jannike jari jasmin jasmina jasmine jawad jeanett jeanette jenni jennie jennifer jenny jens jerker
    jerry jesper jessica jessika jim jimmy joachim joacim joakim joanna joel johan johanna johannes john johnny
    jolanta jon jonas jonathan jonna jonny jorge josef josefin josefina josefine joseph josephine judit judith juha
    jukka julia juliana juliette jytte jörgen jörn kaisa kaj kajsa kalle karam kari karim karin karina karl
    karl-erik karl-gunnar karl-johan karla karolin karolina kaspar kata katarina katarzyna katharina kathrine katja
    katrin katrine kaveh kenneth kenny kent kerstin khadija khaled kicki kim kirsi kjell kjerstin klara klas klaus
    knut krister kristian kristin kristina kristine kristofer kristoffer krzysztof kurt lage laila laith lars
    lars-erik lars-gunnar lars-göran lars-olof lars-åke lasse latifa laura layla lea leah leena leif leila lena
    lennart lennarth leo leon leonard leyla lilian lillemor lillian lina linda linn linnea linnéa linus lisa
    lisa-lotta lisbet lisbeth lise lise-lott lise-lotte liselott liselotte liv livia lotta lotte lotten louise lova
    love lovisa lucas lucia ludvig luis lukas lydia lykke mabel madde madeleine madelen madelene magda magdalena
    magnus mahmoud mai maj maj-britt maj-lis maja majken majlis majvor malena malin malte manfred manuel marcel
    marco marcus margareta margaretha margit margot margret margreta mari maria mariam mariana mariann marianne
    marica marie marie-anne marie-louise marielle marika marina marine mario marion marit marita marja marjo markus
    marlene mart marta martha martin martina mary maryam mathias mathilda matilda mats matti mattias mattis maud
    maurice max maximilian mehdi mehmet melina melinda melker merja mia micael michael michaela michel michelle
    micke miguel mika mikael mikaela mikko mila milan milena milla milo mimmi mina minna miriam mirja mirjam mirza
    moa mohamad mohamed mohammad mohammed mona monia monica monika monique morgan muhammed mustafa måns mårten märit
    märta märtha nabil nader nadia nadja naima nancy nanna nasrin natalia natalie natasha nathalie nawal nazanin
    nellie nelly nichlas nicholas niclas nicolas nicole niklas nikola nikolaj nils nina ninna ninni nisse noah noel
    noomi noor nora norea nour noura ola olav ole oleg olga oliver olivia olle olof olov omar osama oscar oskar
    osman ossian ottilia otto ove palle pamela parisa patric patricia patrick patrik paul paula paulina pauline
    peder pedro peggy pekka pelle per per-erik per-olof per-åke pernilla peter petra petronella petter pia pierre
    piotr pirjo pirkko pontus päivi pär pär-olof rafael ragna ragnar ragnhild raija raimo ralf ramona rana rania
    rashid rasmus rebecca rebecka reem regina reidar reine reza richard rickard riitta rikard risto rita ritva
    robert robin roger roine roland rolf ronja ronny rosa rose rose-marie roy ruben rune rut ruth sabina sabine
    sabrina saga said salam saleh salim sally salma salomon sam samar sami samir samira samuel sandra sanna santiago
    sara sarah sari satu sebastian seija selma senad sergej seved shadi shirin sigge signe signhild sigrid sigvard
    silvia simon simone sirpa siv siw sixten sofi sofia sofie soheila solveig sonia sonja sonny sophia sophie
    staffan stefan stella sten sten-åke stig stina sture sumaya sune susan susann susanna susanne suzanne svante
    svea sven sven-erik sven-olof sven-åke sverker svetlana sylvia synnöve sölve sören tage tanja tareq tariq tarja
    tatiana tatjana teodor teresa terese teresia tess tessan thea theodor theres therese therése thomas thérèse
    tilda tilde tim timo tina tindra tobias tomas tomasz tommy tone tor torbjörn tord tore torgny torkel torsten
    torun torvald tove tua tuija tuomas ture tuula tyra uffe ulf ulla ulla-britt ulla-carin ulla-karin ulla-lena
    ulrica ulrik ulrika ulrike uno urban ursula valter vanessa veera vega vendela vera veronica veronika vesna
    victor victoria vidar vigdis viggo viking viktor viktoria vilhelm ville vilma vincent viola virpi vivan viveca
    viveka vivi vivianne viweca wahid walid walter wenche werner wilhelm wille william willy wilma wiveka wojciech
    yara yasin yasmin ylva yngvar yngve yousef yusuf yvette yvonne åke åsa åse åslög ängla örjan östen östern öyvind
    zahra zainab zandra zara zeinab zeynep ziad zlatan zoran zuzana
    """.split()  # noqa: SIM905 - a list literal would be a line a name
)
