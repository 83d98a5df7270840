"""Common first names of men, in lower case; firstnames.py says which."""

MEN = frozenset(
    """
    aage aarne aaron abdel abdou abdul abdulhamit abdullah abdulrahman abdurrahman abe abel abhijit abhishek abid
    abiy abraham abu achim adalbert adam adebayo adekunle adem adewale adi aditya adlan adnan adolf adolfo adriaan
    adrian agostino agris ahmad ahmed ahmet ahron aidan ainars aivaras aivars ajay ajit akbar akeem akhil akhmat
    aki akio akos akshay alain alan alassane alastair albano albert alberto albie albin alden aldis aldo aldous
    alec alejandro aleks aleksandar aleksander aleksandr aleksei aleksey aleksi ales alessandro alessio alexander
    alexandre alexei alexey alf alfie alfonsas alfonso alfred alfredo algirdas algis ali alin aliou alioune
    alistair allan allen alok alonzo alparslan alphonse alton alvaro alvin alwyn alyaksandr amadou amar amine amir
    amit ammar ammon amos anand anas anastasios anatol anatole anatolii anatoliy anatoly anders andre andreas
    andrei andrej andrejs andrew andrey andrii andrij andris andrius andriy andrus andrzej andy angelo angus anil
    anish anker ankit antal ante antero anthony antoine anton antoni antonin antonio antonis antony ants antti
    antwan anwar apostolos apti ararat aravind archibald archie archil arif aristide arkadi arkadiusz arkadiy
    arkady armands armen armin arnaud arne arno arnold aron arpad arsen arsenii arseniy arseny art artem artemiy
    arthur artis artjom arto artur arturas arturo arturs arun arvind arvydas asad asbjørn asger ashish ashok ashot
    ashraf ashton asif askar asko aslan atanas atiku attila atul august augustin aurelien aurimas avi avigdor
    avraham avtandil axel aydin aymen azad aziz babak babatunde bader badr bakyt balazs balthazar baptiste barack
    barnaby barney barrett barrie barry bart bartlomiej barton bartosz bartłomiej basem bashar basil bassam bassem
    bastien beau bekir bela ben bence benedikt benito benjamin benny benoit benyamin berat berhanu bernard
    bernardo bernie bert bertie bertil bertrand bhupendra bidzina bilal bilawal bill billy binali biniam binyamin
    bjarne bjarni bjoern bjorn bjørn blaine blas bo boaz bob bobby bogdan bogumil boguslav boguslaw bogusław
    bohdan bohumil bohuslav bolesław bongani boniface boris borut borys bosko bowe boyd boyko brad bradley brandon
    branko braydon brendan brent brett brian brice brock bronislaw bronisław bronius bronson bruce bruno bryan
    bryant bryce bud buddy bukola bulent burak burt burton butch byron byung cal caleb calin calvin carl carlo
    carlos carlton carsten catalin cedric cedrick cem cemal cengiz cesar cesare cevdet cezary chad chadwick
    chandrasekhar charles charley charlie chas chauncey cheikh chester chetan chidi chinedu chinua chirag chris
    christian christoph christophe christopher christos chuck chukwuma ciprian claes clarence claude claudio
    claudiu claudius claus clay clayton clement cletus cliff clifford clint clive clyde cody colby cole colin
    collin colm connor conor conrad constantin cordell corentin corey corneliu cornelius cory cosimo cosmin costin
    craig cristi cristian cristobal csaba curt curtis curtiss cyprian cyril cyrus czeslaw czesław dag dainis
    dainius daisuke dalibor dalius dallin damian damien damir damon dan danial daniel daniil danil danilo danjuma
    dannel danny dante danylo darin darius dariusz darko darnell darrell darren darrick darryl darwin daryl
    dashiell dattatraya daud dave david davit davyd dawid dawit dawood dean deandre decebal declan deepak
    deepender deion deividas dejan delbert delroy demetrios demetrius denes denis dennis dennys denys deon deonte
    derek deshawn desmond detlef deval devendra devin devlet dewey dexter dharmendra dick didier diederik diego
    dieter dietmar dietrich dieudonne dilip dimitar dimitri dimitrios dimitris dinesh diogo dion dirk djibril
    dmitri dmitrii dmitriy dmitry dmytrii dmytro dmytry domantas domenico dominic dominik don donal donald donatas
    donatien donato donnie donovan dontrelle dorian dorin doug dougal douglas dovid dragan drago dragos drew duane
    dudley dumitru duncan dusan dusko dustin dwain dwayne dwight dylan dylann dzintars dzmitry eamon eamonn earl
    ebbe ebenezer eberhard ed eddie edgar edgaras edgars edmond edmund edmunds edouard eduard eduards edvard
    edward edwin eero efraim efrain efren egbert egils egon egor ehud eimutis eino eirik eitan eivind eko ekrem
    elbridge elchin eldad eldar eldin eldridge elemer eli elian elias eliezer elijah eliot elliot elliott elmar
    elmars elmer elmo elnur elon elton elvis emanuel emeka emil emile emilian emilio emin emmanuel emmet emomali
    emre enda endre engelbert enoch enrico enrique enver enzo eoghan eoin ephraim ercan erdal erez erhan eric
    erich erick erik erkan erkki erling ernest ernestas ernesto ernst errol ersin ervin erwin esa esko espen
    esteban ethan etienne ettore euan eugen eugene eugeniusz eunan evaldas evan evander evangelos everett evert
    evgenii evgeny ewan ezekiel ezio ezra faadi fabian fabien fabrice fadel fadi fahad fahd fahrettin faisal
    faizal fakhri fareed farhad farid farouk farrukh faruk fatih fawad fawzi faysal fazal federico fedir fedor
    feliks felipe felix felton femi fenton ferdie ferdinand ferenc fergus ferhat fermin fernando fidel fikret
    fikri filipp filippo finn fintan fiorello firas florent florian florin floyd folke fons forrest francesco
    francis franck francois frank frankie frantisek franz frasier fred freddie freddy frederic frederick frederico
    frederik fredrik freek fridtjof friedrich fritz frode fuad fulgencio fumio fyodor gabor gabriel gabrielius
    gadi gael gagik galen ganesh garegin gareth garik garrett garry garth gary gaspar gaspard gaston gautam gavin
    gavriel gaylord gediminas geert geir gela gelu gene gennadii gennadiy gennady geoff geoffrey geoffroy geoffry
    george georgii georgy geraint gerald geraldo gerard gerardo gerd gergely gergo gerhard germain gerrit gershon
    ghassan gheorghe gian giancarlo gianfranco gianluca gianmarco gianni giedrius giga gil gilad gilbert giles
    gilles gino gintautas giordano giorgi giorgos giovanni gitanas giuliano giulio giuseppe gleb glen glenn
    goncalo gonzalo gopal goran gordon gotabaya gottfried grady graeme graham grant greg gregor gregorio gregory
    grigor grigorii grigoris grigory grover grzegorz guenther guglielmo guido guilherme guillaume guillermo gunnar
    gunther guntis guram gurpreet gus gustaf gustav gustave guus guy gwilym gyorgy gyula haakon haavard habib
    haider haim hakan hakeem hakob hakon hal haldor halil hamad hamdi hamed hamid hamish hamza hani hanif hank
    hannes hannibal hannu hans hans-dietrich hanspeter hany harald hardy hari harish harlan harold haroon haroun
    harri harry haruki harvey hasan hassan hassane hatem havard hayato haydn hayk haykel haytham heath hector
    heikki heiko heinrich heinz helge helmut hemant hendrik henk hennadii hennadiy henning henri henrik henry
    henryk heorhii heorhiy herb herbert herbie herman hermann hernan herschel herve heydar hideki hideo hilmar
    hiram hirokazu hiroshi hisham hishammuddin hjalmar hlib holger homer horace horatio horia horst hosam hosein
    hosni hossam hossein houari howard howie hrant hristo hrvoje hryhorii hryhoriy hubert hubertas hubertus hugh
    hugo hugues hulusi humayun humberto humphrey husam huseyin husni hussein huw iacob iain ian iancu ibrahim
    ibrahima idris iftikhar igal ignacio ignacy ignazio igor ihar ihor ihsan ijaz ikram ilari ilham ilia ilias
    ilie ilker ilkin ilkka illia ilmar ilya imad imants imran imre inaki indalecio ingemar ingo ingvar innokenty
    ioannis ion ionel ionut iosif iraj irakli irakly ireneusz irfan irv irving irwin isaac isaiah isaias isak isam
    ishaq ishmael isiah isidore ismael ismail ismaila ismet issa issam istvan itamar itzhak iulian iurie ivan ivar
    ivars ivaylo ivica ivo iyad izaak jaak jaan jaanus jaap jabari jaber jabez jabir jacek jack jacob jacques
    jafar jagdish jagmeet jahangir jai jaime jairo jakaya jake jakob jakub jalal jaleel jalil jamaal jamal jamar
    james jamil jamshid janek janeks janez jani janis janne janos janusz jared jarek jari jarmo jarno jaromir
    jaroslav jaroslaw jarosław jarrett jarrod jasem jason jasper jatin javad javaid javier jawad jawaharlal jay
    jayant jayson jean-baptiste jean-claude jean-francois jean-louis jean-luc jean-marc jean-marie jean-michel
    jean-noel jean-paul jean-pierre jean-yves jeb jed jef jeff jeffery jeffrey jelani jeno jens jens-frederik
    jens-peter jeremiah jeremie jeremy jerker jermaine jerod jerome jeronimo jerrod jerrold jerry jerzy jesper
    jethro jihad jim jimi jimmy jindrich jiri jitendra joachim joakim joao joaquim joaquin jochem jochen jock joe
    joel joesph joey johan johann johannes john johnny jokubas jomar jomo jon jonah jonas jonathan jonathon joost
    jordi jorg jorge jorgen jorma jorn jose josef josep joseph josh joshua josiah josip josue jouni jovan jozef
    jozsef juan juanito judd juergen juha juhan juhani jukka julian julien julio julius juma junaid junichi
    junichiro junot juozas juraj jurgen juri juris jussi justas juste justin justinas jørgen jørn kaan kaare
    kaarel kabir kacper kadir kadyr kaido kailash kaj kakha kakhaber kalev kalle kalman kaloyan kamal kamil kamran
    kanye karan karanveer karapet kareem karel karim karl karl-heinz karlis karol karolis karoly kasim kasparas
    kaspars kasper kassym kassym-jomart kauko kaupo kaveh kazbek kazimierz kazuo kazys keenan keiichi keiji keir
    keith kelechi kelvin kemal ken kenan kendrick kenji kenneth kenny kent kenta kenyatta keon kermit keshav
    kestutis kevin kevyn kgalema khaled khalid khalil khamis khizar khizr khurram kieran kimmo kip kiril kirill
    kirk kishore kiyoshi kjell kjetil klaas klaus klemens klement knud knut knute koba kofi koichi koji komail
    konrad konstantin konstantinos konstantyn koos koray korbinian kornel kosta kostas kostiantyn kostyantyn
    krasimir kris krisjanis kristaps krister kristian kristjan kristof kristoffer kristopher krisztian krystian
    krzysztof kumar kunal kurt kurtis kwabena kwame kwasi kyle kyriakos kyryl kyrylo lachlan ladd ladislav lado
    laimonas lajos lalit lamar lamont landon lanny laquan larossi larry lars lasha lasse laszlo lathan laurent
    laurentiu lauri laurynas lavr lawrence lazar leander leandro lebron lech leif leighton leland lemuel len
    lennart lenny lenur leo leon leonard leonardo leonel leonid leonyd leopold leopoldo leroy les lester leszek
    lev levan levani levent levi levon lewis libor linas linus lionel lior lisandro liviu ljubomir lloyd logan
    loic lonnie lorcan lorenzo lorinc lothar lou louis luay lubomir lubos luc luca lucas lucian luciano lucio
    lucius ludek ludovic ludovit ludwig luigi luis luiz luka lukas lukasz luke lukman lutfi luther lyle lyman
    lyndon lyuben lyubomir maarten maciej macky madis mads magnus magomed mahamadou mahamat mahathir mahdi mahesh
    mahinda mahmood mahmoud mahmud mahmut majdi majid makar makoto maksim maksym malachy malcolm malek mamadou
    mamdouh mamuka manfred manfredi manish manmohan manny manohar manoj manolo mantas manuel manzoor marc marcel
    marcellin marcellus marcelo marcin marco marcos marcus marek margus mariano mario maris marius mariusz marjan
    mark markian markku marko markus marlon maroun marshall marti martin martins marton martti marvin marwan
    masahiro masashi masood masoud massimo masud matan mate matej mateo mateusz matheus mathew mathias mathieu
    matias matija matjaz mats matt matteo matthew matthias matthieu matti mattias matus matvey matvii matviy
    matyas mauri maurice mauricio maurizio mauro max maxim maxime maximilian maxwell maxym maynard mazen meelis
    mehdi mehmet mehmood mehul meir mel melchior meles melvin menachem menahem mensah merab merlin merrick mervyn
    mesut mevlut micah michael michail michal michalis michał michel mick mickey mieczyslaw mieczysław miguel miha
    mihai mihail mihails mihaly mihkel mikael mikalai mike mikel mikhail mikhailo mikheil mikio mikita mikk mikkel
    mikko miklos mikolaj mikołaj mikulas milan miles millard milorad milos miloslav milovan milton mindaugas
    mircea mirek mirko miro miroslav miroslaw mirosław mirza mitch mitt mladen moammar moazzam mobutu modibo modou
    modris mogens mohamad mohamed mohammad mohammed mohan mohandas mohit moise moises mojmir mokhtar momcilo monty
    mordechai moritz morris mort morten morteza mortimer morton moses moshe mousa moussa mstislav muammar mubarak
    mugur muhammad muhammadu muhannad muhsin mujtaba mukesh munir muqtada murad murat murli murray murshed musa
    mushtaq mustafa mustapha mwai mykhailo mykhaylo mykola mykolas mykyta myles myroslav nabeel nabih nabil
    nachman nadav nadeem nadir naftali nagesh nahum naim najib naoki naoto narayan narendra naresh nariman nasir
    nasser nassim natan nate nathan nathanael nathanial nathaniel naveed naveen nawaf nawaz nayib nazar nazarii
    neal nebojsa necati ned neeraj neil nelson nemanja nenad nerijus nerses nestor neville newt niall nicholas
    nick nicolae nicolas nicolo nicu nicusor niels nigel niilo nikhil nikita niklas nikol nikola nikolai nikolas
    nikolay nikoloz nikos nils nimrod nir niranjan nisar nishant nitin nizar nnamdi noah noam nodar norbert norio
    norm norman normunds nouri novak numan nuno nuri nurlan nursultan obadiah obafemi octavian octavio oddvar odin
    ofer oguz oisin oiva ojars okan okke olaf olajide olari olav olavi olayinka ole oleg oleh oleks oleksander
    oleksandr oleksii oleksiy oliver olivier olli olu oluf olusegun omar omari omer ondrej onur oran oren orest
    orhan ori orlando orlin orrin orville osama oscar oskar oskari oskars osman ossi ostap osvaldo oswald otar
    otis oto ottmar otto ousmane oussama ove ovidiu owen oyvind ozan ozgur paata paavo pablo paddy pal palle
    panagiotis panas pankaj paolo paramjit parvez parviz pascal pascoal pascual pasi patrice patricio patrick
    patrik paul paul-henri pauli paulius pavan pavel pavlo pavlos pavol pawel paweł payam peder pedro pekka pelle
    pentti percy pertti pervaiz pervez petar pete peter peteris petr petre petri petro petru petter petteri phil
    philip philipp philippe phillip phineas piero pierre pierre-yves piers piet pieter pieter-jan pietro pio piotr
    plamen platon poul povilas pradeep prakash pramod pranab prasad prashant pratap praveen preben predrag preet
    prem premysl prescott preston priit pritam prokhor prokop przemyslaw przemysław pyotr qasim qassem quentin
    quincey quincy quinton rachid radek radim radomir radoslav radoslaw radosław radovan radu rafael rafal rafał
    raffaele raffaello raffi rafiq raghuram ragnar rahim rahm rahmatullah rahul raila raimo raimond raimondas
    raimonds raimundas rainer rainier raivis raivo raj rajan rajat rajeev rajendra rajesh rajiv rakeem rakesh ralf
    ralfs ralph ramachandra ramakrishna raman ramazan ramesh rami ramil ramin ramiro ramon ramsey ramunas ramzan
    ramzi rand randall randy ranil ranjit raoul raphael rashad rasheed rashid rasim rasmus ratko rauf raul ray
    rayan raymond raymondo raymund rayyan razvan recep refael refat reggie reginald regis rehman reijo rein
    reinaldo reince reiner reinhard reinhold reinis remi remigijus remus remy renan renato renaud rene renzi
    reuben revaz rex reza rheal rhett rhys riad ricardo ricards rich richard richie rick ricky rico rihards riho
    rikard rimantas rimas rinaldo rinat ringo rishad rishi risto ritchie riyad riza rizwan roald rob robbie robby
    robert roberto roberts rocco roch rod roderich rodger rodion rodney rodolfo rodolphe rodrick rodrigo rodrigue
    roel rogelio roger rohan rohit rohullah rok rokas roland rolandas rolando rolands rolf rolf-dieter romain
    roman romano romeo romulo ron ronald ronan ronen ronnie ronny rory roscoe rosen roshan ross rostislav
    rostyslav rotimi roustem roy ruaridh ruben rubens rudi rudiger rudolf rudolph rudy rufus ruggero rui rumen
    rune rupert rupesh rushdi ruslan russ russel russell rustam rustem ryan ryder ryszard saad saadi saba sabah
    saber sabri sachin sadegh sadik sadiq sadyr saeed safwan sahil saif sajid sajjad saku salah saleem salih salim
    salman salvatore sam samer sami samih samir samo sampson samson samuel samuele samuli samvel sandeep sander
    sandis sandor sandro sanjay sanjiv santhosh santiago santosh sardar sarfraz satish satoshi satya saul sauli
    saulius saurabh sava saxby sayed schuyler scot scott scottie scotty seamus sean sebastian sebastiano sebastiao
    sebastien sedat seif seiji selahattin selcuk selim selman selwyn semen semyon senad senan sepp seppo serdar
    serge sergei sergej sergejs sergey sergi sergii sergio sergiu sergiy serhei serhii serhiy serkan serzh seth
    seyed seymour shafiq shahbaz shakir shalva shamil shamsul shane sharad shashi shaukat shaun shavkat shawn
    shehbaz sheldon sherrod shigeru shimon shinichi shinzo shiv shlomo shmuel shoaib shoichi shota shyam siarhei
    sicco sid siddharth sidney siegfried siegmar sigitas sigmar sigmund sigurd siim silas silvan silvano silvio
    silviu simas simen simeon simo simon simonas sinan sindre siraj siva slavko slavomir slawomir slobodan sohail
    solomon solon somchai sooronbay soren sorin spartak spencer spiro spiros spyros sridhar srinivasan stan
    stanislao stanislas stanislav stanislaw stanisław stanko stanley stasys stavros stefan stefano steffan steffen
    steinar stelios sten stepan stephan stephane stephen steve steven stewart stian stig stipe stjepan stoyan
    strobe stu stuart sture subhash subhi subrahmanyam suhail sukhbir suleiman suleyman sulkhan sulo sundar sunil
    suren suresh surinder sushil svein sven sven-erik sverre sviatoslav svyatoslav swaraj syed sylvain sylvan
    sylvester szabolcs szilard szymon søren sławomir taavi tad tadas tadd tadeusz tage taha tahar tahir takashi
    takeshi taku talal talat tamas tamaz tanel tanguy tanveer tapio taras tarek tarik tariq tarmo taro tate
    tatsuya tauqir tautvydas tawfiq tayeb tayfun tayyip ted teddy teemu teet tej tendai tengiz teodor terence
    terje tero terrance terrell terrence terry teun thabo thaddeus thaksin thanasis theis theo theodoor theodor
    theodore theodoros theon thibault thierry thilo thom thomas thor thorbjoern thorbjorn thorsten thurgood tiago
    tiberiu tibor tiernan tigran tihomir tiit tikhon tim timo timofei timofey timon timothy timur tino tobiah
    tobias tobin toby tod todd todor togrul tolga tom tomas tomasso tomasz tomislav tommaso tommi tommy tomohiro
    toms toni tonis tonu tony tooker toomas tor torbjorn torbjørn tore torkel tornike torstein torsten toshihiko
    toshio traian travis trayvon trent trenton trevon trevor trey treyvon tripp tristan troels trofim trond troy
    trygve tshepo tsutomu tsvetan tucker tudor tuncay tuomas tuomo turgut turki tykhon tyler tymofiy tymoteusz
    tymur tyrell tyrese tyrone tzvetan ubaldo udi udo uga ugo uladzimir uldis ulf ulises ulrich ulrik ulysses
    umair umar umberto umer urho urmas usama usman uwe uzi vaclav vadim vadym vahagn vahan vahid vaibhav vaidotas
    vakhtang valdas valdis valentin valentyn valeri valerii valerio valeriu valeriy valery valtteri vano vartan
    varun vasant vasil vasile vasilii vasilios vasilis vasiliy vasily vasudev vasyl vasyli vaughn vazgen vazha
    veaceslav vegard veikko veiko veli veljko vello veniamin ventsislav vern vernell vernon vesa veselin veysel
    viacheslav vic vicent vicente victor vidal vidar vidmantas viesturs viggo vijay vikas vikram viktor vilis
    vilius viljar villads ville villu vilmos vin vinay vince vincent vinicius vinny vinod viorel vipin virendra
    virgil virginijus vishal vishnu vit vital vitali vitalii vitaliy vitaly vitautas vito vitold vitor vittorio
    vivek vjekoslav vlad vladan vladimir vladimirs vladislav vladlen vlado vladyslav vlastimil vojislav vojtech
    volkan volker volodymyr vsevolod vuk vyacheslaf vyacheslav vytautas vytenis waclaw wacław wade wael waheed
    wahid wajid waldemar waleed walid wallace wally walt walter walther waqar warren waseem wasim wassim wayne
    wendel wendell werner wes wesley wieslaw wiesław wilbur wilfred wilfredo wilfried wilhelm wilhem will willard
    willem willi william willie wilmer wim winfield winfried winston witold wladimir wladyslaw wlodzimierz
    wojciech wolf wolf-dieter wolfgang woodrow wyatt władysław włodzimierz xander xavier xi yaakov yacine yahia
    yahya yair yakiv yakov yanis yaniv yann yannic yannick yannis yaqub yaroslav yasar yaser yash yasin yasir
    yasser yasuhiro yasuo yavuz yaw yazid yefim yegor yehor yehoshua yehuda yevgeni yevgeniy yevgeny yevhen
    yevhenii yevheniy yidnekachew yishai yisrael yitzhak yoav yochanan yogesh yogi yoichi yoram yordan yosef
    yoshihide yoshiki yossi yousaf yousef youssef youssou yousuf yukhym yukio yukiya yunis yunus yuri yurii yuriy
    yury yusef yusuf yuta yves yvon zac zach zacharias zachary zachery zack zafer zaharia zahid zahir zaid zakaria
    zakariya zakhar zakir zalmay zane zarko zayd zayn zaza zbigniew zbynek zdenek zdravko zdzislaw zdzisław zeev
    zeid zeke zelimkhan zeljko zenon zhivko zia ziad ziedonis zigmars zilvinas zinoviy zinovy zivko ziyad zlatko
    zoltan zoran zsigmond zsolt zubair zulfikar zurab zvi zviad zygimantas zygmunt øystein øyvind łukasz
    """.split()
)
