"""Common first names by gender, for telling whom "he" or "she" may mean.

Our own table: names of English-speaking countries, and of the countries that this bot's first subject is about, as
they are written in English news. Names that both genders bear often (Alex, Jordan, Sam, Sasha, Kim) are left out.
"""

MEN = frozenset(
    """
    aage aarne aaron abdel abdulhamit abdullah abe abel abraham achim adalbert adam adem adi adlan adolf adrian
    agris ahmad ahmed ahmet aidan ainars aivaras aivars akhmat aki akio akos akshay alain alan alastair albert
    albin aldis aldo alec alejandro aleks aleksandar aleksander aleksandr aleksei aleksey aleksi ales alessandro
    alexander alexandre alexei alexey alfred algirdas algis ali alin alistair allen alparslan alvaro alvin alwyn
    alyaksandr amir anastasios anatol anatolii anatoliy anatoly anders andre andreas andrei andrej andrejs
    andrew andrey andrii andrij andris andrius andriy andrus andrzej andy angelo angus anker ante antero anthony
    antoine anton antoni antonio antonis antony ants antti apti ararat archie archil arif arkadiusz arkadiy
    arkady armands armen arnaud arno arnold aron arpad arsen arsenii arseniy arseny art artem artemiy arthur
    artis artjom arto artur arturas arturo arturs arvydas asad asbjørn asger ashot ashraf askar asko aslan
    attila august augustin aurelien aurimas avtandil axel aydin aziz bakyt balazs baptiste barack barney barry
    bart bartlomiej bartosz bartłomiej bashar basil bastien bekir bela ben bence benjamin benny benoit berat
    bernard bernardo bernie bert bertrand bidzina bilal bill billy binali bjarne bjarni bjorn bjørn blaine bo
    bob bobby bogdan bogumil boguslaw bogusław bohdan bohumil bohuslav bolesław boris borut borys bosko boyd
    boyko brad branko brendan brent brian bronislaw bronisław bronius bruce bruno bryan bryce bud buddy bulent
    burak burt butch byron cal calin calvin carl carlo carlos carsten catalin cedric cem cemal cengiz cesar
    cevdet cezary chad charles charlie chas chester chris christian christoph christophe christopher christos
    chuck ciprian claes clarence claude claudio claudiu claudius claus clay clayton cliff clifford clint clive
    clyde cody cole colin colm connor conrad constantin corentin corey corneliu cornelius cory cosmin costin
    craig cristi cristian csaba curt curtis cyril cyrus czeslaw czesław dag dainis dainius dalibor dalius damian
    damien dan daniel daniil danil danilo danny dante danylo darin darius dariusz darko darnell darrell darren
    darryl darwin daryl dave david davit davyd dawid dean deandre decebal declan deepak deividas dejan delbert
    demetrius denes denis dennis dennys denys derek desmond detlef devin devlet dewey dexter dick didier diego
    dieter dietmar dimitris dinesh dirk dmitri dmitrii dmitriy dmitry dmytrii dmytro domantas domenico dominic
    dominik don donald donatas donatien donnie donovan dontrelle dorian dorin doug douglas dragan drago dragos
    duane dudley dumitru duncan dusan dusko dustin dwayne dwight dylan dzintars dzmitry eamon earl ebenezer ed
    eddie edgar edgaras edgars edmond edmund edmunds edouard eduard edvard edward edwin eero efraim egils egor
    eimutis eino eirik eivind ekrem elbridge elchin eldar eldridge elemer eli elias elijah elliot elliott elmar
    elmars elnur elon elvis emanuel emil emile emilian emmanuel emomali emre enda endre enoch enrico enrique
    enver eoin ephraim ercan erdal erhan eric erich erik erkan erkki erling ernest ernestas ernst errol ersin
    ervin erwin esa esko espen ethan etienne eugen eugene eugeniusz evaldas evan evangelos everett evgenii
    evgeny ewan ezra fabian fabien fabrice fahrettin faisal fareed faruk fatih fedir fedor felipe felix
    ferdinand ferenc fergus ferhat fernando fidel fikret filipp finn florent florian florin floyd forrest
    francesco francis franck francois frank frankie frantisek franz frasier fred freddie freddy frederic
    frederick frederik fredrik friedrich fritz frode fyodor gabor gabriel gabrielius gael gagik garegin gareth
    garik garrett garth gary gaspar gaston gavin gediminas geert geir gela gelu gene gennadii gennadiy gennady
    geoff geoffrey geoffroy george georgii georgy geraint gerald gerard gerardo gerd gergely gergo gerhard
    gheorghe gianni giedrius giga gilbert gilles gino gintautas giorgi giorgos giovanni gitanas giuseppe
    gleb glen glenn gonzalo goran gordon grady graeme graham grant greg gregory grigor grigorii grigory grover
    grzegorz guenther guido guillaume guillermo gunnar gunther guntis guram gus gustav guus guy gyorgy gyula
    haakon haavard hakan hakob hakon hal haldor halil hamid hamish hank hannes hannu hans hans-dietrich
    hanspeter harald hardy harlan harold harri harry harvey hasan hassan havard haydn hayk heath hector heikki
    heiko heinrich heinz helge helmut hennadii hennadiy henning henri henrik henry henryk heorhii heorhiy herb
    herbert herbie herman hermann herschel herve heydar hilmar hiram hiroshi hjalmar hlib holger homer horace
    horia horst hosni hossein howard howie hristo hrvoje hryhorii hryhoriy hubert hubertus hugh hugo hugues
    hulusi humberto humphrey huseyin hussein iacob ian iancu ibrahim ignacio ignacy igor ihar ihor ilari ilham
    ilia ilie ilker ilkka illia ilmar ilya imants imran imre ingemar ingvar innokenty ioannis ion ionel ionut
    iosif irakli irakly ireneusz irv irving irwin isaac isaiah isiah isidore ismail ismet istvan itamar iulian
    iurie ivan ivar ivars ivaylo ivica ivo izaak jaak jaan jaanus jaap jabari jacek jack jacob jacques jai jaime
    jake jakob jakub jaleel jamaal jamal jamar james jan janek janeks janez jani janis janne janos janusz jared
    jarek jari jarmo jaromir jaroslav jaroslaw jarosław jarrett jarrod jason jasper javad javier jay jayson jean
    jean-baptiste jean-claude jean-francois jean-louis jean-luc jean-marc jean-marie jean-michel jean-noel
    jean-paul jean-pierre jean-yves jeb jed jef jeff jeffery jeffrey jeno jens jens-frederik jeremiah jeremie
    jeremy jerker jermaine jerome jerrold jerry jerzy jesper jethro jim jimi jimmy jindrich jiri joachim joakim
    joao joaquin jochen jock joe joel joey johan johann johannes john johnny jomo jon jonah jonas jonathan jordi
    jorge jorgen jorma jose josef josep joseph josh joshua josiah josip jouni jovan jozef jozsef juan juanito
    judd juergen juha juhan juhani jukka julian julien julio julius juozas juraj jurgen juri juris jussi justas
    justin justinas jørgen jørn kaare kaarel kacper kadir kaido kakha kakhaber kalev kalle kalman kaloyan kamil
    karapet kareem karel karim karl karl-heinz karlis karol karolis karoly kasim kasparas kaspars kasper kassym
    kassym-jomart kauko kaupo kazbek kazimierz kazys keir keith kelvin kemal ken kenan kendrick kenneth kenny
    kent keshav kestutis kevin kevyn khaled khalid khizr kimmo kip kiril kirill kirk kjell kjetil klaas klaus
    klemens klement knud knut koba kofi konrad konstantin konstantyn koray kornel kostas kostiantyn kostyantyn
    krasimir kris krisjanis kristaps krister kristian kristjan kristoffer krisztian krystian krzysztof kurt
    kurtis kyle kyriakos kyryl kyrylo ladislav lado laimonas lajos lamar lamont landon lanny larry lars lasha
    lasse laszlo laurent laurentiu lauri laurynas lavr lawrence lazar leander lech leif len lennart lenny lenur
    leo leon leonard leonardo leonel leonid leonyd leroy les lester leszek lev levan levani levent levi lewis
    libor linas lionel liviu lloyd logan loic lonnie lorenzo lorinc lothar lou louis lubomir lubos luc lucas
    lucian luciano lucius ludek ludovic ludovit ludwig luigi luis luiz luka lukas lukasz luke luther lyle lyndon
    lyuben lyubomir maciej madis mads magnus magomed mahathir mahesh mahmoud mahmut makar maksim maksym malcolm
    mamuka manfred manny manolo mantas manuel marc marcel marcellus marcelo marcin marco marcos marcus marek
    margus mario maris marius mariusz marjan mark markian markku marko markus marlon marshall marti martin
    martins marton martti marvin massimo mate matej mateusz mathew mathias mathieu matias matija matjaz mats
    matt matteo matthew matthias matthieu matti matus matvey matvii matviy matyas mauri maurice mauro max maxim
    maxime maximilian maxwell maxym meelis mehmet mel melvin merab mervyn mesut mevlut micah michael michal
    michał michel mick mickey mieczyslaw mieczysław miguel miha mihai mihail mihails mihaly mihkel mikael
    mikalai mike mikhail mikhailo mikheil mikita mikk mikkel mikko miklos mikolaj mikołaj mikulas milan miles
    milorad milos miloslav milovan milton mindaugas mircea mirko miro miroslav miroslaw mirosław mitch mitt
    mladen modris mogens mohamad mohamed mohammad mohammed mohandas mojmir momcilo mordechai morris mort morten
    mortimer moses moshe mstislav mugur muhammad murad murat murray mustafa mykhailo mykhaylo mykola mykolas
    mykyta myles myroslav naftali narendra nariman nate nathan nathanael nathaniel nazar nazarii neal nebojsa
    necati ned neil nelson nemanja nenad nerijus nestor neville newt niall nicholas nick nicolae nicolas nicu
    nicusor niels nigel niilo nikita nikol nikola nikolai nikolas nikolay nikoloz nikos nils nir noah noam nodar
    norbert norm norman normunds novak numan nurlan nursultan octavian oddvar oguz oiva ojars okan okke olaf
    olari olav olavi ole oleg oleh oleksander oleksandr oleksii oleksiy oliver olivier olli oluf omar omer
    ondrej onur oran oren orest orhan orlando orrin orville osama oscar oskar oskari oskars osman ossi ostap
    osvaldo oswald otar otis oto ottmar otto ove ovidiu owen oyvind ozan ozgur paata paavo pablo paddy pal palle
    panagiotis panas paolo pascal pascual pasi patrice patricio patrick paul paul-henri pauli paulius pavel
    pavlo pavlos pavol pawel paweł peder pedro pekka pelle pentti percy pertti petar pete peter peteris petr
    petre petri petro petru petter petteri phil philip philipp philippe phillip piero pierre pierre-yves piers
    piet pieter pietro piotr plamen platon poul povilas prakash preben predrag premysl preston priit prokhor
    prokop przemyslaw przemysław pyotr quentin quincy radek radim radomir radoslav radoslaw radosław radovan
    radu rafael rafal rafał rafiq ragnar rahm raimo raimond raimondas raimonds raimundas rainer raivis raivo raj
    rajiv ralf ralfs ralph ramazan ramil ramiro ramon ramsey ramunas ramzan rand randall randy raphael rashad
    rashid rasmus ratko rauf raul ray raymond raymund razvan recep refat reggie reginald regis reijo rein reince
    reinhard reinhold reinis remi remigijus remus remy renato renaud rene reuben revaz rex rhett rhys ricardo
    ricards rich richard richie rick ricky rico rihards riho rikard rimantas rimas rinat ringo rishi risto riza
    rob robbie robby robert roberto roberts rocco rod roderich rodion rodney rodolfo rodrick rodrigo roel
    rogelio roger rohan rok rokas roland rolandas rolando rolands rolf romain roman romano ron ronald ronan
    ronnie rory roscoe rosen ross rostislav rostyslav roustem roy ruben rudi rudiger rudolf rudy rufus rumen
    rune rupert ruslan russ russell rustam rustem ryan ryder ryszard saba sabri sadik sadiq sadyr saku salih
    salman salvatore sam sami samir samo samuel samuli samvel sander sandis sandor sandro sanjay santiago satya
    saul sauli saulius sava saxby scot scott scottie seamus sean sebastian sebastiao sebastien sedat selahattin
    selcuk selim semen semyon sepp seppo serdar serge sergei sergej sergejs sergey sergii sergio sergiu sergiy
    serhei serhii serhiy serkan serzh seth seymour shalva shamil shane shaun shavkat sheldon sherrod shimon
    shinzo shota siarhei sid sidney siegfried siegmar sigitas sigmar sigmund sigurd siim silas silvio silviu
    simas simen simeon simo simon simonas sinan sindre slavko slavomir slawomir slobodan solomon sooronbay soren
    sorin spartak spencer spyros stan stanislas stanislav stanislaw stanisław stanko stanley stasys stavros
    stefan stefano steffen steinar stelios sten stepan stephan stephane stephen steve steven stewart stian stig
    stipe stjepan stoyan strobe stu stuart sture suleyman sulkhan sulo sundar suren svein sven sverre sviatoslav
    svyatoslav syed sylvain sylvan sylvester szabolcs szilard szymon søren sławomir taavi tad tadas
    tadd tadeusz tage tamas tamaz tanel tanguy tapio taras tarik tariq tarmo tate tautvydas tayfun tayyip ted
    teddy teemu teet tengiz teodor terence terje tero terrance terrence terry thaddeus thanasis theo theodor
    theodore theodoros thibault thierry thilo thom thomas thor thorbjorn thorsten thurgood tiberiu tibor tigran
    tihomir tiit tikhon tim timo timofei timofey timothy timur tino tobias tobin toby tod todd tolga tom tomas
    tomasz tomislav tommi tommy toms toni tonis tonu tony tooker toomas tor torbjorn torbjørn tore tornike
    torstein torsten traian travis trent trevon trevor trey tripp tristan troels trofim trond troy trygve
    tsvetan tucker tudor tuncay tuomas tuomo turgut tykhon tyler tymofiy tymoteusz tymur tyrone tzvetan udo uga
    uladzimir uldis ulf ulrich ulrik ulysses umberto urho urmas uwe vaclav vadim vadym vahagn vaidotas vakhtang
    valdas valdis valentin valentyn valeri valerii valeriu valeriy valery valtteri vano vartan vasil vasile
    vasilii vasilis vasiliy vasily vasyl vasyli vaughn vazgen vazha veaceslav vegard veikko veiko veli veljko
    vello veniamin ventsislav vern vernon vesa veselin veysel viacheslav vic vicente victor vidar vidmantas
    viesturs viggo vikram viktor vilis vilius viljar villads ville villu vilmos vince vincent vinny viorel
    virgil virginijus vit vital vitali vitalii vitaliy vitaly vitautas vito vitold vittorio vivek vjekoslav vlad
    vladan vladimir vladimirs vladislav vladlen vlado vladyslav vlastimil vojislav vojtech volkan volker
    volodymyr vsevolod vuk vyacheslav vytautas vytenis waclaw wacław wade waldemar wallace wally walt walter
    warren wayne wendell werner wes wesley wieslaw wiesław wilbur wilfred wilfried wilhelm will willard willem
    willi william willie wilmer wim winfield winston witold wladimir wladyslaw wlodzimierz wojciech wolf
    wolfgang woodrow wyatt władysław włodzimierz xander xavier xi yahya yair yakiv yakov yanis yann yannick
    yannis yaroslav yasar yasin yavuz yefim yegor yehor yevgeni yevgeniy yevgeny yevhen yevhenii yevheniy
    yitzhak yoav yogi yordan yossi yukhym yunus yuri yurii yuriy yury yusuf yves yvon zac zach zachary zack
    zafer zaharia zakhar zakir zalmay zane zarko zaza zbigniew zbynek zdenek zdravko zdzislaw zdzisław zeke
    zelimkhan zeljko zenon zhivko ziedonis zigmars zilvinas zinoviy zinovy zivko zlatko zoltan zoran zsigmond
    zsolt zurab zviad zygimantas zygmunt øystein øyvind łukasz
    """.split()
)

WOMEN = frozenset(
    """
    aaliyah abby abigail adele adeline adina adriana adrienne aet agata agathe agne agnes agnese agneta agnia
    agnieszka agota aiga aija aila aileen aili aimee aino aisha aiste akvile alaina alana albina aldona
    aleksandra alena alessandra alesya alexa alexandra alexandria alexis aleyna alice alicia alicja aliette
    alina alisa alison aliya alla allison alma alona althea alva alyona amal amanda amandine amber amelia amelie
    amina amira amparo amy ana anabel anabelle anahit anais anano anastasia anastasiia anastasiya anca andrea
    andree andreea aneta anette anezka angela angele angelica angelina angelique angie ani aniela anika aniko
    anita anja anka ann anna anna-karin annabel annabelle annalena annamari annamaria anne anne-charlotte
    anne-laure anne-marie annegret anneli annelies annette anni annick annie annika annmarie anta antje
    antoinette antonia antonida antonina antra anu anya apolline april araksya arancha aranka ariana ariane
    arina arja arleen arlene arlette armelle arpine arzu asa ashley asli asne asta astghik astrid asya aude
    audra audrey aurelia aurelie aurica aurore ausra ausrine ava avril ayanna ayelet aygul ayla aylin ayse
    aysegul aysel aysun baiba banu barb barbara barbro basak beata beate beatrice becky belgin bella belle
    benedicte bente berengere berit berna bernadett bernadette bernice bertha beryl beth bettina betty betul
    beulah beverley beverly beyza bianca birgit birgitta birgitte birthe biruta birute bjørg blanca blanche
    blandine blanka bodil boglarka bogna bogumila bogumiła bohdana bonnie borbala bozena bozidara brandusa
    branka brenda brianna bridget brigid brigita brigitta brigitte briony britt britt-marie britta brittany
    bronislawa bronisława bronwyn burcu busra caitlin camelia camilla canan candace candice canset cansu
    capucine cara carin carina carine carla carlotta carly carmel carmen carol carole carolin carolina caroline
    carolyn carrie casandra cassandra catalina catarina cath catherina catherine cathleen cathy catrin catriona
    cecile cecilia cecily celeste celia celina celine ceren chantal charity charlene charlotte chelsea chelsey
    cherie cheryl chiara chloe christa christel christelle christiane christin christina christine chrystia
    ciara cigdem cindi cindy claire clara clare clarice clarissa claudia claudine clemence clementine clothilde
    clotilde codruta colette colleen condi condoleezza connie constance consuelo cora coralie corazon cordelia
    corina corinna corinne cornelia cosmina crina cristina crystal csilla cynthia dace daciana dagmar dagmara
    dagny dahlia daiga daina daisy daiva dalia damla dana danguole danica daniela daniella danielle danuse
    danuta daphna daphne daria dariia darina darla darlene darya daryna dawn deb debbi debbie debby deborah
    debra deirdre delia delphine demi denisa denise desiree despina diana diane diann dianna dianne didem
    dietlinde dilan dilek diliara dilnoza dimitra dina dinara doina dolores dominika dominique-anne domnica
    donatella donna dora doreen dorina doris dorota dorothea dorothee dorothy dorottya dorte dorthe dovile
    dragana drahomira dubravka dumitrita dzintra ebba ebony ebru ecaterina ece edeltraud edina edit edith edna
    edwige edwina edyta eeva effie egle eija eileen eimear eka ekaterina ekaterine ela elaine eleanor eleanore
    elen elena elene eleni eleonora eleonore elfriede eliana elif elin elina elisa elisabet elisabeth elisabetta
    elise eliska eliso eliza elizabeth elizaveta elke ella ellen ellie elly elmira elodie eloise elsa elsebeth
    elsie elspeth elvira elvyra elwira elzbieta elze emanuela emel emeline emese emilia emilie emily emine emma
    emmanuelle emmi emoke ene enid eniko erica erika erin erna ernestine erzsebet esin esma esmeralda esperanza
    esra essi essie estelle ester esther eszter ethel etta eugenia eugenie eunice eva evangelia evangeline
    evelin evelina eveline evelyn evgenia evgeniya evija evika evita ewa ewelina eylul fabienne fadime faina
    faith fanny farah fatima fatma faustine faye felicia felicity feride fern fernanda feyza fiammetta filipina
    filiz filomena fiona flavia flavie floarea flora florence florentina florica fran frances francesca francine
    franciszka francoise franziska frauke freda frederica frederique freya frida frieda fruzsina frøya frøydis
    fulya funda gabi gabija gabriela gabriele gabriella gabrielle gaelle gail galina galyna gamze gayane gayle
    geena genevieve genowefa georgeta georgette georgia georgiana geraldine gerda gerlinde germaine gerri
    gertrud gertrude gesine ghazala ghislaine giedre gillian gina ginette ginny gintare giorgia gisela gisele
    giselle giulia gizella gizem gladys glenda glenys gloria glynis gokce golda goldie gonca gordana grace
    gratiela grazina grazyna greta gretchen grete gretel griselda gro gry gudrun guinevere gulay gulcan gulnara
    gulsah gulsen gulsum gulten gun guna gunel gunhild gunilla gunita gunta gunvor guro gvantsa gwen gwenaelle
    gwendolyn gwyneth gyongyi hacer hajnalka halina halyna hana handan hande hanna hanna-leena hannah hanne
    hannele hannelore harriet hasmik hatice hattie havva hayley hazel heather hedda hedwig hedy hege heide
    heidemarie heidi heidrun heidy heike heleen helen helena helene helga heli hella helle heloise helve
    henrietta henriette hermine herta hertha hester hilaria hilary hilda hilde hildegard hilkka hillary hjordis
    hollie holly honorata honorine hope hortense hripsime hryhorina huguette hulya huma hylda ibolya ida idun
    ieva iga iida ilana ildiko ileana ilga ilhan ilinca ilka ilknur ilona ilse ilze imani imbi imelda imke
    imogen ina inara indira indra indre ines inese inessa ineta inga inge ingeborg ingeborga ingela inger ingrid
    ingrida inguna ingunn ingvild inka inkeri inna inta ioana iolanda ipek irem iren irena irene irina irita
    irja irma irmgard iryna isabel isabela isabella isabelle isadora iselin iskra iulia ivana ivanka ivanna
    iveta ivita ivona ivonna iwona izabela izabella jaana jacky jacqueline jadwiga jamala jamila jana jane
    janelle janet janette janice janie janina janine jannike jarmila jaroslava jasmin jasmine jasna jayne
    jeanette jeanie jeanne jeannie jeannine jelena jemima jen jenn jenna jenni jennie jennifer jenny jeri
    jessica jette jewel jill jillian jirina jitka joan joana joanie joann joanna joanne jocelyn jocelyne jody
    joelle johanna johanne jolan jolanta jolita joni jonna jordana jorunn josefina josefine josephine josette
    josiane josie jovana jowita joy joyce juanita judi judie judit judith judy juli julia juliana julianna
    julianne julie juliet julieta juliette juliska june jurate jurgita justina justine justyna jutta jytte
    kaarina kadri kaia kaire kaisa kaja kalina kamala kamila karen karianne karin karina karine karla karmen
    karolina karoline karyn kasia kassandra kata katalin katarina katarzyna kate katerina kateryna kath
    katharina katharine kathe katherine kathi kathleen kathrin kathryn kathy katia katica katie katinka katja
    katri katriina katrin katrina katy kay kayla kaylee kayleigh kazimiera keiko keira keisha keit kelly
    kellyanne kersti kerstin ketevan keti khadija khatia khatuna khrystyna kiersten kiki kimberlee kimberley
    kimberly kinga kira kirsi kirsten kirsti kirstie kirstin kirsty kitty kjersti klara klaudia klavdia kolinda
    konstantina kornelia krista kristalina kristel kristen kristi kristie kristiina kristin kristina kristine
    kristyna krisztina krystal krystyna ksenia kseniia kseniya kubra kulli kveta kyra kyriaki lacramioara lada
    laetitia laila laima laimdota lakeisha lala lale lali lana larisa larissa larysa lasma latoya lauma laura
    laure laurel lauren laurence lauri-mari laurie laverne lavinia lea leah leanne leelo leena leila lela lelde
    lena lene lenie lenka lenuta leonie leonor leonora leontine lesia lesley lesya leta leticia leyla libby
    libuse lidia lidiia lidija lidiya liene lieselotte lieve liga ligia liia liina liis liisa lika lila lili
    lilia lilian liliana liliane liliia lilit liliya lilla lilli lillian lillie lily lina linda linette linn
    linnea lisa lisbeth lise lisette liubov liudmila liudmyla liv livia liz liza lizzie ljiljana ljubica lois
    lola lolita loni loraine loredana lorelei lorena loreta loretta lori lorna lorraine lotta lotte louise
    lovisa luba lubica lubov lucia lucie lucienne lucille lucinda lucretia lucy lucyna luda ludmila ludmilla
    ludwika luisa luise lula luminita lusine lydia lydie lyn lynda lynette lynn lynne lyubov lyudmila lyudmyla
    maarit maarja mabel madalina madara madeleine madeline madelyn madina madonna mae magali magda magdalena
    magdolna maggie maia maija maiju maike maiken mailis maira mairead maj maja maka makvala malala malgorzata
    malika malin malle malwina mamie mandy manon manuela mar'yana mara marcela marcella marcelle marcia maret
    margaret margareta margarete margaretha margarethe margarida margarita margaux margery margie margit margot
    margret margrethe margriet marguerite mari mari-liis maria mariam mariana mariann marianna marianne marichka
    marie marie-agnes marie-christine marie-claire marie-france marie-helene marie-laure marie-louise
    marie-pierre mariella marielle marietta mariia marija marijana marika marilou marilyn marina marine marinela
    marioara mariola marion marisa marissa marit maritza mariya marja marjatta marjo marjorie marju marketa
    marlene marlies marnie marsha marta martha marthe martina martine marva mary mary-kate marya maryam maryana
    maryanne marylou maryna maryse marzena mathilde matilda matilde matylda maud maude maureen mavis maxine maya
    mayra mazie małgorzata małgosia mechthild meera meg megan mehriban meike melania melanie melek melike melina
    melinda melissa melitta meltem meral merav merete merike merja merle merve mervi meryl mette mia michaela
    michele micheline michelle mickie mieke mihaela mika mikaela mila milada milda mildred milena milica
    millicent millie miloslava mimi mina mindy minna minnie mira mirabela mireille mirela miriam mirja mirjam
    mirjana miroslava miroslawa mirosława mitzi moira mollie molly mona monica monika monique moonika morgana
    morgane mudite muge mujde mukaddes muriel mykhailyna myra myriam myroslava myrtle mzia nadege nadezda
    nadezhda nadia nadiia nadine nadiya nadja nalan nana nancy nani nanna nanuka naoko naomi natacha natalia
    natalie nataliia natalija nataliya nataly natalya natasa natasha natela nathalie natia nazan nazli neda
    neelie neera nelia nell nellia nellie nelly neringa nese neslihan nesrin nessa netta nettie neus nevena
    nevin nicki nicola nicole nicoleta nicoletta nicolette nigar nigora nihal niina nijole nika nike niki nikki
    nikoleta nikolett nikolina nilgun nilufer nina ninel nino nita noelle noemi noemie nona nonna noor noora
    nora norah noreen norma nuala nune nur nuran nuray nurcan nurgul nurhan nuria nutsa nydia oana oceane
    octavia oddny odessa odette odile ofelia oie oksana oktavia oleksandra oleksiia olena olesia olesya olga
    olha olimpia olivia oliwia olympia omarosa ona oona ophelia oriana orla ornella orsolya orysia otilia
    ottilie outi ozge ozlem paige paivi pam pamela panagiota paraschiva pascale patricia patrizia patrycja patsy
    patti patty paula pauletta paulette paulina pauline pavla pearl peggy pelagia pelin penelope penny perihan
    pernille perrine pervin petra petronela petronella petya phoebe phylis phyllida phyllis pia pierrette piia
    pilar pille pinar piret pirjo pirkko piroska polina polly pramila prisca priscilla priti rabia rachael
    rachel rachelle rachida radka radmila rae ragna ragnhild raija raisa raluca raminta ramona randi raphaelle
    raquel rasa rasele rashida rasma raymonde rebeca rebecca rebekah regina regine reina reka renata renate
    renee reyhan reyna rhea rhoda rhona rhonda ria ricarda rigmor riikka riina riitta rikke rima rita ritva
    roberta robyn rochelle rodica roisin roksolana rolande romana romina romy ronja ronna rosa rosalia rosalie
    rosalind rosalyn rosamund rosanna rosanne rose roseanne roseline roselyne rosemarie rosemary rosie rosita
    rositsa roslyn roswitha rowena roxana roxane roxanne roza rozalia ruby rudite rumyana ruslana rusudan ruta
    ruth ruthie ruxandra ruzanna ruzica saadet saara sabina sabine sabrina sadie sahra saida saila saimi saliha
    salla sally salma salome samantha sanda sandie sandra sandrine sanem sangita sanita sanja sanna sanna-marin
    saoirse sara sarah sarai sari sarka sarmite sarolta saskia satenik satu saule saundra seda segolene seija
    selda selena selin selina selma semra senay serap serena sevda severine sevgi sevil sevim sevinj sezen
    shakira shana shania shanice shanna shari sharon sharyl sharyn shauna sheena sheila shelia shelley shelly
    sheri sherrie sherry sheryl shira shirin shirley shushan sian sibel sibylle sidonie sidsel sigita signe
    sigrid sigrun siiri silja silke sille silva silvana silvia silvie silvija simge simona simone simonetta
    sinead sinikka sintija siobhan siranush siret siri sirje sirkka sirpa sissel sissy siv skaidrite skaiste
    slavica smaranda snezana snizhana sofia sofie sofiia sofiya sofo soile solange solene solomiia solvei
    solveig solvita sonata songul sonia sonja sonya sophia sophie sopio sopo sorcha sorina stacey stanislava
    stanislawa stanisława stavroula stefania stefanie stefaniya steffi stefka stela steliana stella stepanka
    stephanie stine stoyanka sue suheyla sukanya sule sultan-ana sunita sunniva susan susana susanna susannah
    susanne susi susie suvi suzana suzanne suzi suzy svatava svenja svetla svetlana sviatlana svitlana swati
    sybil sylva sylvaine sylvia sylviane sylvie sylwia synnove synnøve szilvia szofia sølvi tabitha taina taisia
    taisiia tamar tamara tami tamika tammy tamta tamuna tania tanja tansu tanya tara tarja tasha tatevik tatia
    tatiana tatjana tatyana tawanna tea tekla telma teo teodora teona teresa terez tereza terezia terri tess
    tessa tetiana tetyana thea thelma theodora theresa therese tiffani tiffany tiia tiina tiiu tijana tilda
    tilly timea tina tinatin tine togzhan toini tonia tonya torhild toril torill torunn tove tracey tracie tracy
    tricia triin trina trine trish trisha trixie trudi trudy tsisana tsveta tsvetana tuba tudorita tugba tuija
    tulay tulsi tunde turid turkan tuula tuva twila tytti tyyni uliana ulla ulle ulrika ulrike ulyana unni
    ursula ursule urszula urte urve uschi uta ute vaida vaiva valarie valda valentina valentyna valeria valerie
    valeriia valeriya vanda vanessa vanja vasilica vasiliki vasilisa vasilka vasylyna velislava velma velta
    vendula venla vera verena verity verna veronica veronika veronique vesna vibeke vicki vickie vicky victoria
    victorija vida vigdis viivi vija viktoria viktoriia viktorija viktoriya vilija vilma vineta viola violet
    violeta violetta violette viorica vira virag virginia virginie virginija virpi virve vita vitalina viveca
    viveka vivi vivian viviane vivien vivienne vjosa vlada vladimira vlasta vuokko waltraud wanda wenche wendi
    wendy weronika wiebke wieslawa wiesława wiktoria wilhelmina wilma winifred winnie wioletta władysława xenia
    xiomara yael yana yara yaroslava yaryna yasemin yasmin yasmine yelena yeliz yelizaveta yelyzaveta yesim
    yevgenia yevgeniya yevhenia yevheniia ylva yoko yolanda yolande yolonda yordanka yulia yuliia yuliya yvette
    yvonne zabel zahra zaiga zamfira zanda zaneta zara zarema zarina zaruhi zdena zdenka zdravka zehra zelda
    zeliha zeljka zena zenta zeynep zhaneta zhanna zinaida zita zivile zlata zoe zofia zoi zoia zora zoriana
    zorica zoryana zoya zsanett zsofia zsuzsa zsuzsanna zuhal zumrut zuzana zuzanna zyta łucja
    """.split()
)

FIRST_NAMES = MEN | WOMEN
