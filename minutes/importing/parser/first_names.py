"""Hold common first names; they tell a person from a place, and where a comma is missing."""

FIRST_NAMES = frozenset(  # of a double name the first part is enough
    """
    aase abbas abdi abdirahman abdullah abdullahi abebe abel ada adam adela adele adem adina adnan adolf adrian
    adriana afra agda agnes agneta agnetha agnieszka ahmad ahmed aida aili aimo aina aino aisha ajla ajsa aki akram
    alain albert albin albina aldijana alejandra alejandro aleksandar aleksander aleksandra alena alex alexander
    alexandra alexia alexis alf alfred algot ali alice alicia alida alina alireza alison alma almir alva alvar alvin
    amal amalia amanda amela amelia amin amina amir amira ammar amra amund ana anas anastasia anca anders andrea
    andreas andrej andrzej andrés ane anette angela angelica angelina anis anita anja anki ankie ann anna annakarin
    annalena annbritt anne anneke anneli annelie annemarie annett annette annica annicka annie annika annki annmari
    annmarie annsofie antero anthony anton antonella antonia antonio antti anu anwar aram arash ardita ari ariel armin
    arne arnold aron arthur arto arttu artur arturo arvid arvo asif asim aslan asma assar asta astor astrid atle atte
    august auli aurora avni axel axelina aylin ayse ayşe azad aziz azra babak balder balthazar barbara barbro bartosz
    basel bashir beata beate beatrice beatriz beda behcet belma ben bengt benita benjamin benny bente berit bernadette
    bernard bernhard bernt bert berta berthold bertil besim betty bianca bilal bill bim birger birgit birgitta
    birgitte birk bitte bjarne björn blerim blerta bo bodil boel bogdan boglarka bojan bolette borghild boris bosse
    branka brigitta brigitte brita britt britta bror bruno bryndís brynhild burhan börje caisa cajsa calle camila
    camilla carin carina carita carl carla carlos carola carolin carolina caroline carolyn caspar casper cassandra
    catalina catarina catharina catherine cathrin cathrine cathy catja catrin cecil cecilia celia celina celine cemile
    chadi chanett chantal charles charlie charlott charlotta charlotte chatarina chris christa christel christer
    christian christin christina christine christoffer christoph christophe christopher cilla cindy cissi claes clara
    claudia claudio clemens conny constance cornelia cornelis cristian cristina csilla curt curth cyril cyrus dag
    dagfinn dagmar dagny dalia damir dan dana danica daniel daniela daniella danijela danish danuta daphne daria
    dariush darko darya david davor davoud dawit dean deborah deniz dennis deqa derya deshira desiree desiré desirée
    diana didrik dijana dilan dimitri dina dino dominik dominika doreen doris dorota dorte dorthe dragan drita dusan
    dzenan dženan ebba edda eddie edgar edin edit edita edith edmund edna edvard edvin edward egon ehsan eija eila
    eiler eilert einar eino eira eirik eivor ejvor ekaterina ekrem elena eleonor eleonora eleonore elham eli eliana
    elias elida elif elin elina elinor elis elisa elisabet elisabeth elise elkan ella ellen ellie ellinor elma elmer
    elmira elna eloise elsa else elsie elsy elton elvi elvira elwira emanuel embla emel emelia emelie emelina emely
    emerentia emil emilia emilie emilija emily emina emir emma emmelie emmy emrah emre ena enar endre engelbert engla
    enikö enis ennio enrique eric erica erico erik erika erland erling ernst erol ersan ervin espen esteban estelle
    ester esther ethel eugen eugenia eugenie eva evald evelina evert evin evy ewa ewelina eyvind eyüp ezra fabian
    fabio fadi fadil fadima faduma fahad faisal fanni fanny farah farhan farid farida farshid faruk farzaneh fatemeh
    fathi fatima fatma fatos fatou fatuma faustina felicia felicitas felipe felix fennie ferdinand ferhat fernando
    feruz fia fikret filip filippa fillip finn firas flemming flora florence florian folke fouad francisco franciska
    franco frank frans franz françoise freddie freddy fredric fredrica fredrik fredrika fredrikke frej freja freyja
    frida fritiof fritz frode gabor gabriel gabriela gabriella gaby gaetano gaius galina gard gena georg george
    georgia georgios gerard gerd gerda gerhard gerlinde germaine germund gert gerth gertie gertrud gertrude ghada
    ghazal gia gilbert gillis gina giovanni girma gisela gita gith gittan gitte giuseppe gizela gjertrud glenn gloria
    goce goran gordana gote graham grazyna greger gregor greta grete grith grzegorz gudmund gudrun guillermo
    gull-britt gull-maj gullan gulli gullvi gun gunborg gunde gundel gunhild guni gunilla gunlög gunn gunnar gunnel
    gunni gunnvor gunvor gustaf gustav gustava gusten guy gwendolyn göran görel gösta göte habib habiba hadi hadil
    haidar haile hajar hakan hala halima halina halvar halvard hamed hamid hampus hamza hana hanan hani hanife hanna
    hannah hannamaria hanne hannele hannes hans harald hariz harri harriet harry hashim hassan hasse hatice havva hawa
    heather hedda hedvig heidi heikki heimo heinz heleen helen helena helene helfrid helga helge helmer helmi helmut
    helén heléne hemming henk henning henny henric henrietta henrik henrika henry herman hermann hermine herta hervor
    hiba hilda hilde hilding hilja hilkka hillevi hilma hiroko hjalmar hjördis hoda hodan holger horst hubert huda
    hugo hulda huldine humberto hussein håkan håkon hélène hördur hülya iana ibolya ibrahim ibtisam ida idil idris
    ieva ifrah ignacio igor ilda ilir ilkka ilmari ilona ilse iman imani imran imre ina ines inez ing-britt ing-mari
    ing-marie inga ingalill ingalis inge ingeborg ingegerd ingegärd ingela ingemar inger ingibjörg ingmar ingolf
    ingrid ingrun ingvar ingvor inka inés ioana ioannis ira iraj irena irene irfan irina iris irja irma irmeli iréne
    isa isaac isabel isabela isabell isabella isabelle isac isak iselin ishak ismael ismail ismet isolde isto istvan
    itzel ivan ivana ivanka ivar iver ivo iwona izabel izabela izabella izet jaana jabir jack jacob jafar jakob jakub
    jalil jalmar jamal james jamila jamshid jan jana jane janet janina janine janis janna janne jannica jannike jari
    jarl jarmo jasmin jasmina jasmine jason javier jawad jean jeanett jeanette jeanna jeanne jehona jelena jenni
    jennie jennifer jenny jens jeremy jerker jerry jesper jessica jessika jette jill jim jimmie jimmy jin joachim
    joacim joakim joana joanna joar jochen joel johan johanna johannes john johnny jolanta jon jonas jonatan jonathan
    jonna jonny jorge jorun josef josefin josefina josefine joseph josephine josip jouni juan judit judith juha jukka
    julia julian juliana julie julien juliette julius jussi justina justyna jutta jytte jöran jörgen jörn kaarina
    kadir kai kaia kaisa kaj kajsa kalle kamal kamil kamilla kamran kanita karam kare kari karim karima karin karina
    karl karla karlo karolin karolina karoline karolis karsten kaspar kasper kata katalin katarina kataryna katarzyna
    kate katharina kathrin kathrine kati katia katinka katja katri katrin katrine kauko kaveh kawa keijo keith kemal
    kennet kenneth kenny kent kerstin kert kevin khadija khadra khaled khalid khalil kia kicki kim kimberly kimmo kira
    kirsi kirsten kirsti kitty kjell kjerstin klara klas klaus knut konrad konstantin kornelia kosovare krister
    kristian kristiina kristin kristina kristine kristofer kristoffer kristy krystyna krzysztof kurt kyösti kåre lage
    laila laina laith lajla lamin lana lara larisa larissa lars lasse latifa laura laurent lauri layla lea leah leena
    leevi leif leila leja lejla lelle lena lene lennart lennarth leo leon leonard leonora leopold leroy lesley leslie
    levan leyla lia liam lidia lidija lii liisa lilian liliana liljan lill lilla lillan lillemor lilli lillian lilly
    lily lina linda lindita line linn linnea linnéa linus lis lisa lisbet lisbeth lise liselott liselotte liss
    lisskulla liv livia liz ljubica ljubisa lo lois lola lorentz lorenzo lotta lotte lotten louis louise lova love
    lovisa luana luca lucas lucia lucie lucy ludmila ludvig luigi luis lukas luljeta luna lydia lykke mabel madde
    madeleine madelen madelene magda magdalena magdi maged magnhild magnus mahad mahmoud mahnaz mahsa mai maida maila
    mairi maj maja majken majlis majsan majvor makbule malena malene malgorzata malik malika malin malou malte malva
    malvina manal manda mandana manfred manne mansour manuel manuela manuella mara marc marcel marcela marcin marco
    marcus mareike maren margaret margareta margaretha margarethe margarita margit margita margot margret margreta
    margreth marguerite mari maria mariam mariana mariann marianne marica marie mariella marielle marija marijana
    marika marin marina marine mario marion marisol marit marita maritha marja marjan marjatta marjo marjut markku
    marko markus marlen marlene marlies mart marta marte martha marthe marti martin martina martine marwa mary maryam
    marzena massoud matej mateusz mathias mathilda matilda mats matt matteo matthias matti mattias mattis maud maude
    maura maurice maurits mauritz max maximilian maya mayson mazdak mbarak medina mehdi mehmet mehran meimi melanie
    melina melinda melissa melker mena mercedes merete meriam merit merita merja mervi meryem meta mia micael michael
    michaela michal michel michelle mickael micke miguel mihai mijo mika mikael mikaela mike mikko mila milad milan
    milena milica milla milly milo milos milton mimi mimmi mina minela minna miodrag mira mirella miriam mirja mirjam
    mirjana mirka mirko miro miroslav mirsad mirza mischa mitja mitra moa mohamad mohamed mohammad mohammed mohsen
    moira mojgan molly mona moni monia monica monika monique morgan moritz morten mostafa mounir muhamed muhammad
    muhammed mujo muna munira murat muriel musa mustafa mustapha märet märit märta märtha måns mårten nabil nada nader
    nadia nadija nadine nadire nadja naima najat najib najma nalin nalle nancy nanna naomi narges narin nasir nasra
    nasrin nasser natalia natalie natalija natasa natasha nathalie nathan nawal nazanin nazli ned nedim nella nellie
    nelly nelson nemanja nenad nermin nermina nesrin nevena nichlas nicholas niclas nico nicola nicolai nicolas nicole
    nicoletta nihad niina nika nike nikita niklas nikola nikolaj nikolas nikolina nikos nils nima nina ninna ninni
    nino nisha nisreen nisse nizar noa noah noel noelia noomi noor nora norea norma nour noura noushin noëlle nur
    nurhan nuri nuria nyamko oda odd oddvar ola olav olavi ole oleg olena olga oliver olivia olivier olle olli olof
    olov olwe omar omid ophelia orla orvar osama oscar oskar osman ossian oswald otilia ottilia otto ove owe paavo
    pablo palle palma pamela panagiota paola paolo parisa parvin pasi patric patricia patricio patrick patrik patrycja
    paul paula paulina pauline pavel pawel payam peder pedro pegah peggy pehr pekka pelle per perarne pernilla
    pernille persefone peter pether petr petra petri petronella petrus petter pia pierre piet pietro pilar piotr pirjo
    pirkko pontus poul povel preben predrag priscilla pyry päivi pär pål rabia rachel radek radmila radoslav rafael
    rafal rafet raghad ragna ragnar ragnhild rahel rahim rahma raija raili raimo rainer raisa rajko ralf ralph rami
    ramin ramona ramune rana randi rania raquel rasha rashid rasim rasmus raul rauni raymond reazul rebecca rebecka
    rebeka reem regina reidar reidun reijo reima reine reinhold reino rema remo rena renata renate rené renée reza
    rezvan rhonda riad ricard ricardo richard rickard ricky rigmor riina riitta rika rikard rikke rima rina risto rita
    ritva robert roberta roberto robin rocio rodolfo rodrigo roger roine roland rolf roman romina ronald ronja ronnie
    ronny ronya ros-marie rosa rosalie rosana rose rosemarie rosita rosmarie roswitha roxana roy roza rozhin rozita
    ruben rudolf rula runar rune runo ruslan rut ruth ruzica ryszard saad saara sabah sabina sabine sabri sabrina
    sadia sadik saeed safa safia saga sagal sahar said saida saif sakari sakarias salah salam saleh salem salim sally
    salma salome salomon salvador sam samantha samar samer sami samia samir samira samson samu samuel samuli sana
    sanaa sandra sandrina sanel sanela sani sanja sanna sannah sanny santeri santiago sara sarah sari sarita sasa
    sascha sasha satu saulius seada sebastian sedat seija selena selim selina selma semir senad senada sepideh seppo
    serafina serap serdar serena serge sergei sergej sergio seth sevda seved sevil sevim shadi shahin shahram shahrzad
    shaima shamso sharon shayan sheila sherin shiler shima shirin shler shukri sibel sibylla sidsel sif sigbritt
    sigfrid sigge signe signhild sigrid sigrun sigurd sigvard silja silke silva silvana silvia sima simin simon simona
    simone sindre siri sirkka sirpa sissel siv sivert siw sixten sjoerd sladjana slavica slobodan snezana soad sofi
    sofia sofie soheila sohrab soile soili solange soledad solfrid solveig solvig sonia sonja sonny sophia sophie
    soraya soren soroush srdjan staffan stanislaw stefan stefania stefanie steffen steinar stella sten stephan
    stephanie stephen steve steven stig stina stine sture suad suada suha suhaila suleyman sumaya suna sune sunita
    sunniva susan susana susann susanna susanne susie suvi suzan suzana suzanna suzanne svante svea svein sven
    svenerik sverker sverre svetlana sylva sylve sylvester sylvia synne synnöve szilvia sölve sören tabita tage tahir
    tahira taimi taina taisto tamara tamas tamer tania tanja tanya tara tarek tareq tariq tarja tarmo taru tatiana
    tatjana teddy teemu teija tekla tenzin teodor tere teresa terese teresia teresita terez terje tero terry tess
    tessan teuvo thea thelma theo theodor theres theresa therese theresia therése theréze thomas thony thor thora
    thorbjörn thord thore thorild thorleif thorsten thorvald thure thyra thérèse tia tiago tiia tiina tilda tilde tim
    timea timo timothy tina tindra tini tintin tiril tobias toini toivo tom tomas tomasz tomislav tommie tommy tone
    toni tonie tony tor torbjörn tord tore torgerd torgny torild torkel torleif torsten torun torunn torvald tove
    trine tristan trond trude truls tryggve tua tudor tuija tuire tula tulin tuomas tuomo ture tuula tuulikki tuva
    twana tyko tyra tönnes uffe ulf ulla ullacarin ulrica ulrich ulrik ulrika ulrike ulva umar undis unni uno urban
    urpo ursula urszula uta uwe vahid vahida vaida vailet valborg valdemar valentina valeria valerie valeska valfrid
    valid valmir valter vanesa vanessa vanja vasa vasil vasilios vasilis vedat vedran veera vega veikko velma vendela
    venla vera verena verner vernika vernon veronica veronika vesa vesna vessela victor victoria vidar vidde vigdis
    viggo viking viktor viktoria vilgot vilhelm vilho vilja ville vilma vilmer vincent viola violeta violetta virpi
    virve vitalij vivan viveca viveka vivi vivian viviane vivianne vivica vivika viweca vjosa vladan vladimir vlado
    volker vuk vukica wahid waldemar walid wallis walter wanda wanja warsame wasim weine wenche wendela wendy wenzel
    werner wibeke wictor wictoria wiktor wiktoria wilhelm wilhelmina wille william willy wilma wilmer winnie wiveca
    wiveka wivi-ann wojciech woldai wolfgang wolmar xerxes xhemile xhevat yadira yahya yakub yalda yara yasemin yasin
    yasir yasmin yasmina yasmine yassin yelena yeliz yerko ylva yngvar yngve yohannes yoko yonas yosef yousef yousra
    youssef yrja yrsa yulia yury yusra yusuf yvette yvonn yvonne yüksel zack zaher zahid zahra zahraa zaid zaida
    zainab zakaria zakariya zaki zakia zana zandra zanna zara zarah zdenka zdravko zeid zeinab zelal zeljko zelma
    zemina zena zenta zerina zeynep ziad zina zinaida zita zlata zlatan zlatko zofia zohreh zoi zoltan zora zoran
    zorica zsofia zsuzsanna zuhal zuhra zulejha zuzana ängla åge åke åsa åse åshild åslög åsmund åsne åste ödön önner
    örjan össur östen östern öyvind ülkü
    aaron abdul agne alan alba alberto alfons allan alve amadeus amelie andres andrew andré andréas angelika annikki
    aston ayaan bella berndt berra bettan biljana billy carmen christofer cia clas colin dante denise dick douglas
    dragana ebbe ebon edwin elizabeth elle elliot elly elof elvin elvis elvy emilio erna eskil evelyn fadime fred
    gottfrid haneen hasan herbert hossein ian idun joline jose josé juhani kalevi kattis kenth kian leona leonardo
    levi ljiljana lollo lottie louie lovis lowe ludwig maarit maggan mahdi marek maret matheo matias matts meja melvin
    melwin miranda mirela mohamud mulugeta máret nadim natanael nettan nicklas oksana oliwer philip saido selam
    stellan sussi tapani tapio titti tora tova tsega valentin yllka zvonko
    """.split()  # noqa: SIM905 - a list literal would be a line a name
)
