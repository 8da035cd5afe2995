"""Hold common first names; they tell a person from a place, and where a comma is missing."""

FIRST_NAMES = frozenset(
    """
    adam agneta ahmed aina albin alex alexander alexandra alf alfred ali alice alicia alma alva amanda amina
    amir ana anders andrea andreas ane anette angelica anita ann ann-britt ann-cathrin ann-catrin ann-charlotte
    ann-christin ann-christine ann-katrin ann-kristin ann-louise ann-mari ann-marie ann-sofi ann-sofie anna
    anna-karin anna-lena anna-maria anna-stina annakarin annalena annbritt anne anne-charlotte anne-li
    anne-marie anneli annelie annett annette annica annicka annie annika annki anton antonella arne aron arvid
    asta astrid august axel barbro beata bengt benjamin benny berit bernt bertil bill bim birger birgit birgitta
    birgitte bjarne björn bo boel boris brita britt britt-marie britta bror camilla carin carina carl
    carl-henric carl-henrik carl-johan carla carlos carola carolina caroline catarina catharina catherine
    cathrin cathrine catrin cecilia chanett charlotta charlotte christel christer christian christin christina
    christine christoffer christopher claes clara conny cornelia cristina dag dagny dan daniel daniela daniella
    david dennis deshira diana doris ebba eddie edith edvin edward einar eivor ekaterina elena eleonor eleonora
    eleonore eli elias elin elina elinor elisabet elisabeth elise ella ellen ellinor elsa else elsie elvira
    emanuel emelie emil emilia emilie emily emma emmy engla enrique eric erica erik erika erland erling ernst
    espen ester esther eva eva-lena eva-lotta eva-marie evelina ewa ewa-lena fabian fadi fanny farah fatima
    felicia felix fia filip filippa fillip folke frank fredric fredrik fredrika frida fritz gabriel gabriella
    gerd gerda germund gert gisela gita gith gittan greger gregor greta gudrun gun gunborg gunilla gunlög gunnar
    gunnel gunvor gustaf gustav göran görel gösta hampus hanna hannah hannele hannes hans harald harriet harry
    hassan hasse hedda hedvig heidi helen helena helene helge helén heléne henric henrietta henrik henry herman
    hilda hillevi hilma hjalmar hugo humberto hussein håkan hélène ibrahim ida ilona ines inga inga-lill
    ingalill inge ingeborg ingegerd ingegärd ingela ingemar inger ingmar ingrid ingvar irene irina iris irma
    iréne isa isabel isabell isabella isabelle isak ismail ivan ivar izabella jaana jack jacob jakob jamal jan
    jan-erik jan-olof jan-åke jane janet janne jasmin jasmine jeanette jennie jennifer jenny jens jerker jerry
    jesper jessica jessika jim jimmy joachim joakim joanna joel johan johanna johannes john johnny jon jonas
    jonathan jonna jonny jorge josef josefin josefina josefine joseph josephine judit judith julia juliana
    juliette jytte jörgen jörn kaisa kaj kajsa kalle karim karin karina karl karl-erik karl-gunnar karl-johan
    karla karolin karolina kaspar kata katarina katharina kathrine katja katrin katrine kenneth kent kerstin
    khaled kicki kim kjell klara klas knut krister kristian kristin kristina kristine kristofer kristoffer kurt
    lage laila lars lars-erik lars-göran lars-olof lars-åke lasse latifa laura leena leif leila lena lennart leo
    leon leonard lilian lillemor lina linda linn linnea linnéa linus lisa lisa-lotta lisbet lisbeth lise
    lise-lott liselott liselotte liv livia lotta lotten louise lova love lovisa lucas lucia ludvig luis lukas
    lydia lykke mabel madde madeleine madelen madelene magda magdalena magnus mahmoud mai maj maj-britt maja
    majken majvor malena malin malte manfred manuel marcel marco marcus margareta margaretha margit margot
    margreta mari maria mariam mariana mariann marianne marica marie marie-louise marielle marika marina marine
    mario marion marit marita marja marjo markus marlene mart marta martha martin martina mary mathias mathilda
    matilda mats mattias maud maurice max maximilian mehdi melina melker mia micael michael michaela michel
    michelle miguel mika mikael mikaela mila milena milla milo mimmi mina mirja mirjam moa mohamed mohammad
    mohammed mona monica monika morgan muhammed märit märta märtha mårten nadia nadja naima nancy nanna natalia
    natalie natasha nathalie nellie nelly nichlas nicholas niclas nicolas nicole niklas nikola nikolaj nils nina
    ninna ninni noah noel noomi noor nora norea ola olav ole oleg olga oliver olivia olle olof oscar oskar osman
    ossian ottilia otto ove palle pamela patric patricia patrick patrik paul paula paulina pauline peder pedro
    pelle per per-erik per-olof per-åke pernilla peter petra petronella petter pia pierre pirjo pontus pär
    rafael ragna ragnar ragnhild raija ralf ramona rasmus rebecca rebecka regina reidar reine reza richard
    rickard rikard rita ritva robert robin roger roine roland rolf ronja ronny rosa rose roy ruben rune rut ruth
    sabina sabine said salam saleh sally sam samir samira samuel sandra sanna santiago sara sarah sebastian
    selma sergej seved shirin sigge signe sigrid sigvard silvia simon simone siv sixten sofi sofia sofie solveig
    sonja sonny sophia sophie staffan stefan stella sten sten-åke stig stina sture sune susan susann susanna
    susanne suzanne svante sven sven-erik sven-olof sven-åke sverker svetlana sylvia synnöve sölve sören tage
    tanja tariq tarja tatiana teodor teresa terese teresia tess tessan thea theodor theres therese therése
    thomas thérèse tilda tilde tim timo tina tindra tobias tomas tommy tone tor torbjörn tord tore torgny
    torsten torun tove tua tuija tuomas tuula tyra ulf ulla ulla-britt ulla-carin ulrica ulrik ulrika uno urban
    ursula valter vanessa vega vera veronica veronika vesna victor victoria vidar vigdis viggo viktor viktoria
    vilhelm ville vilma vincent viola virpi vivan viveca viveka vivi vivianne viweca walter wenche werner
    wilhelm wille william willy yasmin ylva yngvar yngve yousef yusuf yvette yvonne zahra zandra zara zeinab
    zlatan zuzana ängla åke åsa åse åslög örjan östen östern öyvind
    """.split()  # noqa: SIM905 - a list literal would be a line a name
)
