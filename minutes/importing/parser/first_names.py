"""Hold common first names; they tell a person from a place, and where a comma is missing."""

FIRST_NAMES = frozenset(  # of a double name the first part is enough
    """
    aada aage aapo aarne aaro aaron aase aatos abbas abdi abdirahman abdul abdulaziz abdulkadir abdulkarim abdullah
    abdullahi abdulrahman abebe abel abelone ada adam adela adele adem adina adis adnan adolf adrian adriana afra
    afrah afsaneh afshin agda agim agne agnes agneta agnete agnetha agnieszka ahlam ahmad ahmed ahmet ahti aida aila
    aili aimo aina aino airi aisha aivar ajla ajnur ajsa akbar aki akram aksel akseli alaa alain alan alba albana
    albert alberte alberto albin albina aldijana aldo alejandra alejandro aleks aleksandar aleksander aleksandr
    aleksandra aleksanteri aleksei aleksi alen alena alex alexander alexandra alexia alexis alf alfons alfred algot
    ali alice alicia alida alina alireza alisa alison allan alma almedina almir almira altin alva alvar alve alvin
    amadeus amal amalia amalie amanda amanuel amar ameer amela amelia amelie amer amin amina amir amira amirhossein
    ammar amna amra amund ana anahita anas anastasia anastazja anca anchalee anders andrea andreas andrei andrej
    andres andrew andrija andrus andrzej andré andréas andrés ane anela anesa anette angela angelica angelika angelina
    anh aniela anila anis anisa anita anja anki ankica ankie ann anna annakarin annalena annbritt anne anneke anneli
    annelie annemarie annemette annett annette anni annica annicka annie anniina annika annikki annki annmari annmarie
    annsofie annukka anosh anssi antero anthony anto anton antonella antoni antonia antonija antonio antti antun anu
    anwar anđa anđela apolonia aram arash araya araz arben ardian ardita arezo arezou ari ariel arild arja arkadiusz
    armand armas armend armin armina arne arnold aron arta artan arthur arto arttu artturi artur arturo arvid arvin
    arvo arya asad asbjørn asger ashkan ashraf ashwaq asif asim asko aslan asli asma asmeret asra assad assar asta
    aston astor astrid atefeh atieh atle atte aud august aukusti auli aulikki aulis aune aurelia aurora avni axel
    axelina ayaan ayla aylin aynur ayoub ayse ayşe azad azadeh azar aziz azra babak bahar bahareh bahman bahram balder
    balthazar baraa baran barbara barbro barica bariş barry bartek bartosz basel bashar bashir batoul beata beate
    beatrice beatriz beda behcet behnam behrang behrouz behroz behzad bella belma ben benedicte benedikte bengt benita
    benjamin benny bent bente bereket berfin berit bernadette bernard berndt bernhard bernt berra bert berta berthold
    bertil bertram besim besnik beth bettan bettina betty beyza bianca bijan bilal biljana bill billy bim biniam
    birger birgit birgitta birgitte birk birte birthe biserka bitte bitten bjarne björn bjørg bjørn blerim blerta bo
    bobby bodil boel bogdan boglarka bojan bolette boonsri borghild boris borislav borys bosse božena božica božo
    branka brankica branko brian brigitta brigitte brit brita britt britta bror bruce bruno bryndís brynhild burhan
    burim börje bøje børge błażej caisa cajsa calle camila camilla cansu carin carina carita carl carla carlos carmen
    carola carolin carolina caroline carolyn caspar casper cassandra catalina catarina catharina catherine cathrin
    cathrine cathy catja catrin cecil cecilia cecilie celia celina celine cem cemile ceren cezary chadi chanett
    chantal charles charlie charlott charlotta charlotte chatarina cheikh chiara chris christa christel christer
    christian christin christina christine christofer christoffer christoph christophe christopher cia cilla cindy
    cirkeline cissi ciwan claes clara clas claudia claudio clavs clemens colin colleen connie conny constance consuelo
    cornelia cornelis craig cristian cristina csilla curt curth cyprian cyril cyrus dag dagfinn dagmar dagmara dagny
    dalal dalia dalibor damian damir dan dana daniat danica daniel daniela daniella danijel danijela danish danny
    dante danuta daphne daria dario dariush dariusz darko darya david davood davor davoud dawit dean deborah dejan
    delal denise deniz dennis deqa derek derya deshira desiree desiré desirée diana diar dick didrik diego dijana
    dilan dilara dilek dilnaz dimitri dina dino disa ditte djamila dmitri domagoj dominik dominika donika donna dora
    doreen doris dorota dorothy dorsa dorte dorthe douglas dragan dragana dragica dragutin dražen drita duangjai duje
    duncan dunja dusan dušan dzana dzenan dzenana dženan dženana ebba ebbe ebon edda eddie edgar edin edina edis edit
    edita edith edmund edna edona eduardo edvard edvin edward edwin eelis eemeli eemil eerik eero eetu eeva egil egon
    egzon ehsan eija eila eileen eiler eilert einar einari einer eino eira eirik eirin eivind eivor ejnar ejvor
    ekaterina ekrem elahe elaheh elaine elena eleonor eleonora eleonore elham eli eliana elias elida elif elin elina
    elinor elis elisa elisabet elisabeth elise elizabeta elizabeth elkan ella elle ellen elli ellie ellinor elliot
    elly elma elmedina elmer elmeri elmir elmira elna elnaz elof eloise elsa else elsebeth elsie elsy elton elvi elvin
    elvir elvira elvis elvy elwira elzbieta elżbieta emanuel embla emel emelia emelie emelina emely emerentia emil
    emilia emilie emilija emilio emily emin emina emine emir emira emma emmelie emmi emmy emrah emre ena enar endre
    enes engelbert engla enikö enis enisa ennio enrique ensio enver ephrem erdal ergin eric erica erico erik erika
    erkki erland erling ermias ermin ermina erna ernest ernesto ernst erol ersan ervin eryk esa esben eskil eskild
    esko esmarelda esmeralda espen esra essi esteban estelle ester esteri esther ethel eugen eugenia eugenie eva evald
    evelina evelyn evert evin evy ewa ewelina eyup eyvind eyüp ezra fabian fabio fabiola fadi fadil fadima fadime
    faduma fadumo fahad fahima faisal faiza fanni fanny farah faranak fardin fardowsa farhad farhan farhia fariba
    farid farida farnaz farshad farshid faruk farzad farzaneh fatemeh fathi fatih fatima fatma fatmir fatos fatou
    fatuma faustina fawzia faysal federico fehmi felicia felicitas felipe felix fennie ferdinand fereshteh ferhat
    feride fernanda fernando feruz fia fidan fikret fikru filip filippa fillip filmon finn fiona firas firouzeh
    flemming flora florence florian flutura folke forough fouad francisco franciska franciszek franco franjo frank
    frans franz françoise fred freddie freddy frede frederik frederikke fredric fredrica fredrik fredrika fredrikke
    frej freja freweini frey freya freyja frida fritiof fritz frode fryderyk fuad gabor gabriel gabriela gabriella
    gaby gaetano gaius gaja galina gard gareth gary gazmend geir gena geoffrey georg george georgia georgios gerard
    gerardo gerd gerda gerhard gerlinde germaine germund gert gerth gertie gertrud gertrude ghada ghazal gholam ghulam
    gia gilbert gillis gina giovanni girma girmay gisela gita gith gittan gitte giuseppe gizela gjertrud glenn gloria
    goce golnaz gonzalo goran gordana gordon gorm gote gottfrid graciela graham grazyna greger gregor greta grete
    grith grzegorz gudmund gudrun guillermo gulistan gull-britt gull-maj gullan gullbritt gulli gullmaj gullvi gulsen
    gun gunborg gunde gundel gundhild gunhild guni gunilla gunlög gunn gunnar gunnel gunner gunni gunnvor gunvi gunvor
    gurli gustaf gustav gustava gusten guy gwendolyn gyda göran görel gösta göte gülay gülcan gülsüm haben habib
    habiba hadi hadia hadil hafsa haidar haile hajar hakan hala halil halima halime halina halvar halvard hamdi hamed
    hamid hamida hampus hamza hana hanadi hanan haneen hanh hani hanife hanna hannah hannamaria hanne hannele hannes
    hannu hans harald hariz harri harriet harry harun hasan hashim hasna hassan hasse hatice hatidza havva hawa hayat
    haydar heather heba hector hedda hedieh hedvig hege heidi heikki heimo heinz heleen helen helena helene helfrid
    helga helge heli helin helinä helle hellevi helmer helmi helmut helny helvi helén heléne hemming henk henna
    henning henny henri henric henrietta henriette henrik henrika henrikki henry herbert herdis herman hermann
    hermanni hermine hernan herta hervor hevin hiba hibo hien hilda hilde hildegard hildegun hilding hilja hilkka
    hillevi hilma hiroko hirut hjalmar hjalte hjördis hoda hodan holger homa homayoun hooman horst hossein hourieh
    hrvoje hubert huda hugo hulda huldine huma humberto huong hussain hussein håkan håkon håvard hélène hördur hülya
    ian iana iben ibolya ibrahim ibtisam ida idil idris idun ieva ifrah ignacio ignacy igor iida iiris iisakki ikram
    ikran ilari ilda ilhan ilija ilir ilirjana ilker ilkka ilmari ilona ilse imad iman imani imran imre ina inas
    indira indrek ines inez ing-britt ing-mari ing-marie inga ingalill ingalis ingamaj ingbritt inge ingeborg ingegerd
    ingegärd ingela ingelise ingemar inger ingibjörg ingmar ingmari ingmarie ingolf ingrid ingrun ingunn ingvar
    ingvild ingvor inka inkeri inés ioana ioannis ira iraj irena irene irfan irina iris irja irma irmeli iréne isa
    isaac isabel isabela isabell isabella isabelle isac isak isam iselin ishak ismael ismail ismet ismo isolde isto
    istvan itzel ivan ivana ivanka ivar iver ivica ivka ivo iwona iyad izabel izabela izabella izet jaakko jaan jaana
    jaanus jabbar jabir jacek jack jacob jacobine jacqueline jadranka jafar jagoda jakob jakov jakub jalal jaleh jalil
    jalmar jalmari jamal james jamila jamileh jamshid jan jana janan jane janet jani janina janine janis janja janko
    janna janne janni jannica jannie jannike jano jari jarkko jarl jarmo jarno jasmin jasmina jasmine jasminka jasna
    jason jaswinder javier jawad jean jeanett jeanette jeanna jeanne jeffrey jehona jekaterina jelena jenna jenni
    jennie jennifer jenny jens jeppe jeremi jeremy jerker jerry jerzy jesper jesse jessica jessika jeton jette jevgeni
    jihad jill jim jimena jimmie jimmy jin jing jiyan joachim joacim joakim joan joana joanna joanne joar jochen jocke
    joel johan johanna johanne johannes john johnnie johnny jolanta joline jon jonas jonatan jonathan joni jonna jonny
    jorge jorma jorun jose josef josefin josefina josefine joseph josephine josip josipa joso josé jouko jouni jovan
    jovana jovanka joyce jozo joško juan juana judit judith juha juhana juhani juho jukka julia julian juliana julie
    julien juliette julijana julio julita julius juraj jure juri jussi justina justyna jutta juuso jyrki jytte józef
    jöns jöran jörgen jörn jørgen jüri jędrzej kaarina kacper kadir kadri kadriye kai kaia kaija kaisa kaj kaja
    kajetan kajsa kalervo kalevi kalina kalle kaltrina kamal kamil kamilla kamran kanita kanya karam kare karen kari
    karim karima karin karina karl karla karlo karol karolin karolina karoline karolis karsten karwan kasim kaspar
    kasper kata katalin katarina kataryna katarzyna katayoun katcha kate katharina kathrin kathrine kati katia katica
    katinka katja katri katriina katrin katrine kattis kauko kaveh kawa kawthar kazem kazimierz keijo keith keld kelly
    kemal kenan kenn kennet kenneth kenny kent kenth kerry kerstin kert kerttu kettil kevin keyvan khadija khadra
    khaled khalid khalil khosro kia kian kianoush kiarash kicki kidane kim kimberly kimmo kinga kira kirsi kirsten
    kirsti kirstin kirstine kitty kjeld kjell kjersti kjerstin kjetil klara klas klaus klavs knut konrad konstantin
    konstanty kornel kornelia kosovare kristbjörg krister kristi kristian kristiina kristijan kristin kristina
    kristine kristjan kristofer kristoffer kristy krystian krystyna krzysztof ksawery kujtim kullervo kurda kurt
    kustaa kyllikki kyösti kåre ladan lage laila laina laith lajla lale laleh lamia lamin lana lara larisa larissa
    lars lasse lassi latifa laura laurent lauri laurits laus laust layla lea leah leena leevi leif leigh leila leja
    lejla lelle lemlem lena lene lennart lennarth leo leon leona leonard leonardo leonor leonora leopold leroy lesley
    leslie levan levi leyla lia liam lidia lidija lii liisa lilian liliana liljan lill lilla lillan lillemor lilli
    lillian lilly lily lina linda lindita lindsay line ling linh linn linnea linnéa linus liridon liridona lirije lis
    lisa lisbet lisbeth lise liselott liselotte lisen liss lisskulla liv liva livia liz ljiljana ljubica ljubisa
    ljubov ljudmila lo lois lola lollo lona lorena lorentz lorenzo lotta lotte lotten lottie louie louis louise lova
    love lovis lovisa lovre lovro lowe luana lubna luca lucas lucia lucie lucija lucy ludmila ludvig ludwig luigi luis
    luka lukas luljeta luna luul luwam lydia lykke lynn lærke maarit mabel macarena maciej madde madelaine madeleine
    madelen madelene mads magda magdalena magdi maged maggan magne magnhild magnus mahad mahboubeh mahdi mahmood
    mahmoud mahnaz mahsa mahtab mai maida maie maija maiken maila maire mairi maj maja majbritt majda majed majid
    majken majlen majlis majsan majvor makbule maks maksim maksymilian malak malee malena malene malgorzata malik
    malika malin malle malou malte malva malvina manal manda mandana maneesh manfred manne mansour manuchehr manuel
    manuela manuella mara marc marcel marcela marcelina marcelo marcin marco marcus mareike marek maren maret margaret
    margareta margaretha margarethe margarita margit margita margot margret margreta margreth margrethe marguerite
    margus mari maria mariam mariana mariann marianne marica marie mariella marielle mariette marija marijan marijana
    marika marin marina marine mario marion marisol marit marita maritha marius mariusz marja marjaana marjan marjatta
    marjo marjukka marjut marketta markku marko markus marlen marlene marlies mart marta marte martha marthe marti
    martin martina martine marwa mary maryam marzena marzieh masoumeh massoud masud matea matej mateja mateusz matheo
    mathias mathilda mathilde mati matias matija matilda mato mats matt matteo matthew matthias matti mattias mattis
    matts maud maude mauno maura maureen mauri maurice mauricio maurits mauritz maurycy max maximilian maya maysa
    mayson mazdak małgorzata mbarak mebrahtu medhanie medina meelis mehdi mehmet mehran mehrdad mehrnaz mehrnoosh
    meimi meja melania melanie meliha melika melina melinda melissa melker melvin melwin mena mercedes merete merhawi
    meriam merike merima merit merita merja merjem meron mersiha mervat mervi meryem meseret meta mette mevlida mia
    micael michael michaela michal michala michał michel michelle mickael micke mieszko miguel mihael mihai mihhail
    mihkel mihret miia miika mijo mika mikael mikaela mike mikko mikołaj mila milad milan milena milica milka milla
    milly milo milos miloš milton mimi mimmi mina minela minh minna minoo miodrag mira miranda mirela mirella miriam
    mirja mirjam mirjami mirjana mirjeta mirka mirko miro miroslav mirsad mirsada mirza mischa mislav mitja mitra
    miłosz mladen moa moez mogens mohamad mohamed mohammad mohammed mohamud mohsen moira mojgan mojtaba molly moltas
    mona monalisa moni monia monica monika monique monir morgan moritz morten morteza mostafa mounir mubarak muhamed
    muhammad muhammed muhterem mujo mulugeta mumina muna munira murat muriel murtaza musa mustafa mustapha máret märet
    märit märta märtha måns mårten nabil nabila nada nader nadežda nadia nadija nadim nadine nadire nadja naghmeh
    nahid naima naja najah najat najib najma nalin nalle nancy nanna nanni naomi narges narin nashwa nasim nasima
    nasir nasra nasrin nasser natalia natalie natalija natalja natanael nataniel natasa natasha natasja nataša
    nathalie nathan natnael nattaya navid nawal nayereh nazanin nazli nea ned neda nedim nedzad negar negin nela nella
    nellie nelly nelson nemanja nenad nermin nermina nesrin nesrine nete nettan nevena nevenka ngoc nguyet nichlas
    nicholas nicklas niclas nico nicola nicolai nicolas nicole nicoletta nicoline niels nigel nihad niilo niina nika
    nike nikita niklas niko nikodem nikola nikolaj nikolas nikolina nikos nikša nilab nilofar niloofar niloufar nils
    nima nina ninna ninni nino nisha nisreen nisrin nisse nizar noa noah noel noelia noomi noor noora nooshin nora
    norbert norea norma nour noura noushin noëlle nur nura nurhan nuri nuria nyamko obaid oda odd oddny oddvar odeline
    odette oiva oksana ola olaf olav olavi ole oleg olena olesia olfert olga olgierd oliver olivia olivier oliwer olle
    olli olof olov olwe omar omid onni oona ophelia orhan orla orvar orvokki osama oscar oskar oskari osman osmo ossi
    ossian oswald othman otilia ottilia otto outi ove owe ozan paavo pablo palle palma pamela panagiota paola paolo
    parisa parvaneh parvin parviz pasi patric patricia patricio patrick patrik patrycja patryk paul paula pauli
    paulina pauline pavao pavel pawel paweł payam peder pedro pegah peggy pehr pekka pelle pentti peo per perarne
    pernilla pernille pero persefone pertti peshawa petar peter pether petr petra petri petronella petrus petter
    petteri peyman philip phoebe phuong pia pierre piet pietro piia pilar piotr piret pirjo pirkko pontus pornthip
    poul pouria povel preben predrag priit priscilla przemysław pyry päivi päivikki pär pål qasim qing quang quoc
    rabia rachel radek radmila radoslav radosław radovan rafael rafal rafał rafed rafet raghad ragna ragnar ragner
    ragnhild rahel rahim rahima rahma rahwa raid raija raili raimo rainer raisa raivo rajko ralf ralph ramazan rami
    ramin ramiz ramona ramune rana randi rania ranka ranya raquel rasha rashid rasim rasmus rasoul ratana raul rauni
    rauno rawan raymond raza razia reazul rebecca rebecka rebeka reem reet regina regitse regitze reidar reidun reijo
    reima reine reinhold reino rejhana rema remo rena renata renate rené renée reza rezvan rhonda riad ricard ricardo
    richard richardt rickard ricky rigmor riikka riina riitta rika rikard rikke riku rima rina risto rita ritva riyad
    roar roba robel robert roberta roberto robin rocio rodi rodolfo rodrigo roger rohat roine rojin roko roksana
    roland rolf roman romano romina ronak ronald ronja ronni ronnie ronny ronya roope roosa ros-marie rosa rosalie
    rosana rose rosemarie rosemary roshan rosita rosmarie roswitha roxana roy roya roza rozalia rozalija rozh rozhin
    rozita ruben rudolf rukhsana rula runa runar rune runo ruqiya ruslan rut ruta ruth ruut ruzica ruža ružica ryszard
    róża saad saara sabah sabaheta sabiha sabina sabine sabri sabrina sadaf sadia sadik saeed saeid safa safia saga
    sagal sahar said saida saido saif sajad sajjad sakari sakarias salah salam saleh salem salih salim sally salma
    salome salomon salvador salwa sam saman samantha samar samer sami samia samiha samir samira samra samrawit samson
    samu samuel samuli sana sanaa sanaz sandeep sander sandra sandrina sanel sanela sani sanja sanna sannah sanne
    sanni sanny santeri santiago sara sarah sardar sari sarita sarkis sarwar sasa sascha sasha satu saulius sawsan
    saša scott seada sebastian sedat sedigheh seida seija selam selamawit selena selim selina selma semir semira semra
    senad senada senait sepideh seppo serafina serap serdar serena serge sergei sergej sergey sergio serhat seth sevda
    seved sevgi sevil sevim shabnam shadi shadia shafiqa shahab shahin shahla shahnaz shahram shahrzad shaima shakila
    shamim shamsa shamso sharareh sharif sharmarke sharon shayan shaymaa sheila sherin shermin shida shilan shiler
    shima shirin shirley shirwan shiva shkurte shler shpresa shqipe shukri siavash sibel sibylla sickan sidsel sif
    sigbritt sigfrid sigge signe signhild sigrid sigrun sigurd sigvard siham siim siiri silas silja silje silke sille
    silva silvana silvia sima simen simin simo simon simona simone simret sinan sindre sinem sini sinikka siniša siri
    sirikit sirje sirkka sirpa sirwan sisko sissel siv sivert siw sixten sjoerd sladjana slavica slavko slobodan
    snezana snježana soad sofi sofia sofie soheil soheila sohrab soile soili solange solbritt soledad solfrid solgun
    solmaz solomon solvei solveig solvej solvig somaya somchai somjai sondre sonia sonja sonny sophia sophie soraya
    soren soroush srdjan staffan stana stanislaw stanisław stefan stefania stefanie steffen steinar stella stellan
    sten stephan stephanie stephen steve steven stian stig stina stine stjepan stojan stuart sture ståle suad suada
    suha suhail suhaila sulejman suleyman sumaya suna sune sunita sunniva supaporn susan susana susann susanna susanne
    susie sussi suvi suzan suzana suzanna suzanne svante svea svein sven svenerik svenning sverker sverre svetlana
    sylva sylve sylvester sylvia synne synnöve synnøve szilvia szymon sölve sören søren sørine søs tabita tadeusz tage
    taghreed taha taher tahereh tahir tahira taimi taina taisto tamara tamas tamer tammy taneli taner tania tanja
    tanya tapani tapio tara taraneh tarek tareq tariq tarja tarmo taru tatiana tatjana tauno teddy teemu teija tejs
    tekla tekle tellervo temesgen tenzin teodor teodora tere terence teresa terese teresia teresita terez terezija
    terhi terje tero terry terttu tesfay tess tessan tetiana teuta teuvo tewodros thanh thao thea thelma theo theodor
    theres theresa therese theresia therése theréze thomas thony thor thora thorbjörn thord thore thorild thorleif
    thorsten thorvald thure thuy thyra thérèse tia tiago tiba tigist tiia tiina tiit tiiu tijana tilda tilde tim timea
    timmy timo timothy tina tindra tine tini tintin tiril titti tobias toini toivo tom tomas tomasz tomi tomislav
    tommi tommie tommy tomo tone toni tonie tonje tony topias tor tora torben torbjörn torbjørn tord tordis tore
    torgerd torgny torild torill torkel torleif torsten torun torunn torvald touraj tova tove tracy trevor triin trine
    trinh tristan troels trond trude truls tryggve tsega tsehay tua tuan tudor tufan tuija tuire tula tulin tuncay
    tuomas tuomo ture turid tuukka tuula tuuli tuulia tuulikki tuva tuyet twana tyko tymon tymoteusz tyra tõnu tönnes
    uffe ulf ulla ullabritt ullabritta ullacarin ullamaj ulrica ulrich ulrik ulrika ulrike ulva umar umut undis unni
    uno uolevi urban urmas urpo ursula urszula uta uwe vahid vahida vaida vailet valbona valborg valdemar valdrin
    valentin valentina valeri valeria valerie valeska valfrid valid valmir valmira valon valter valtteri vanesa
    vanessa vania vanja vasa vasil vasilios vasilis vedat vedran veera veeti vega vegard veijo veikko veli vello velma
    vendela venla vera verena verica verner verneri vernika vernon veronica veronika vesa vesna vessela vicente victor
    victoria vidar vidde vigdis viggo viivi viking viktor viktoria vildan vilde vilgot vilhelm vilho vilja viljami
    viljo villads ville vilma vilmer vincent viola violeta violetta virpi virve vitalij vivan viveca viveka vivi
    vivian viviane vivianne vivica vivika viweca vjekoslav vjosa vladan vladimir vlado vlora volker vuk vukica vuokko
    väinö wafa wahid wajdi waldemar walid wallis walter wanda wanida wanja waris warsame warsan wasim weena weine
    weini wenche wendela wendy wenzel werner wibeke wictor wictoria wiesława wiktor wiktoria wilhelm wilhelmina wille
    william willy wilma wilmer winni winnie witold wiveca wiveka wivi wivi-ann wojciech woldai wolfgang wolmar xenia
    xerxes xhemile xhevat xhevdet xiao ximena yadira yahya yakub yalda yang yannick yara yared yasamin yasemin yaser
    yasin yasir yasmin yasmina yasmine yassin yavuz yda yelena yeliz yerko yildiz yilmaz ying yllka ylva ylwa yngvar
    yngve yohannes yoko yolanda yonas yonis yordanos yosef younes yousef yousra youssef yrja yrjö yrsa yulia yuliya
    yunus yury yusra yusuf yvette yvonn yvonne yüksel zack zaher zahid zahir zahra zahraa zaid zaida zaina zainab
    zakaria zakariya zaki zakia zamzam zana zandra zaneta zanna zara zarah zdenka zdravko zehnia zeid zeinab zejneb
    zekarias zekiye zelal zeliha zeljka zeljko zelma zemina zena zenia zenta zerina zeyad zeynab zeynep ziad ziggy
    zina zinaida zita zivka zlata zlatan zlatko zofia zohra zohreh zoi zoltan zora zoran zorica zorka zsofia zsuzsanna
    zuhair zuhal zuhra zulejha zulfiqar zuzana zvonko ängla åbjørn åge åke åsa åse åshild åslög åsmund åsne åste ödön
    önner örjan össur östen östern öyvind özge özlem øivind øjvind ørni øvli øystein øyvind ülkü ülle đuro đurđica
    łukasz šime štefanija štefica željka željko
    """.split()  # noqa: SIM905 - a list literal would be a line a name
)
