"""Common first names by gender, for telling whom "he" or "she" may mean.

Our own table: names of English-speaking countries, and of the countries that this bot's first subject is about, as
they are written in English news. Names that both genders bear often (Alex, Jordan, Sam, Sasha, Kim) are left out.
"""

MEN = frozenset(
    """
    aaron abdel abdullah abe abel abraham achim adalbert adam adolf adrian agris ahmad ahmed ahmet aidan ainars
    aivaras aivars akio akshay alain alan alastair albert albin aldis aldo alec alejandro aleks aleksander aleksandr
    aleksei aleksey ales alessandro alexander alexandre alexei alexey alfred ali alistair allen alvaro alvin alwyn
    amir anatolii anatoliy anatoly anders andre andreas andrei andrej andrejs andrew andrey andrii andrij andris
    andrius andriy andrus andrzej andy angelo angus anthony antoine anton antonio antony ants antti apti archie
    arkadiy arkady armen arnaud arno arnold aron arseniy arseny art artem artemiy arthur artis artjom artur arturas
    arturo arvydas asad ashraf august augustin axel aziz barack barney barry bart bartosz bashar basil bastien ben
    benjamin benny benoit bernard bernardo bernie bert bertrand bill billy bjarne bjarni bjorn blaine bo bob bobby
    bogdan bogumil bohdan bohuslav boris borut borys boyd boyko brad brendan brent brian bronislaw bronisław bruce
    bruno bryan bryce bud buddy burt butch byron cal calvin carl carlo carlos carsten cedric cesar cezary chad
    charles charlie chas chester chris christian christoph christophe christopher chuck claes clarence claude
    claudio claudius claus clay clayton cliff clifford clint clive clyde cody cole colin colm connor conrad corey
    cornelius cory craig cristian curt curtis cyril cyrus dalibor dalius damian damien dan daniel daniil danil
    danilo danny dante danylo darin darius darko darnell darrell darren darryl darwin daryl dave david davyd dean
    deandre declan deepak dejan delbert demetrius denis dennis dennys denys derek desmond detlef devin dewey dexter
    dick didier diego dieter dietmar dinesh dirk dmitri dmitrii dmitriy dmitry dmytrii dmytro domantas domenico
    dominic dominik don donald donatas donatien donnie donovan dontrelle dorian doug douglas dragan duane dudley
    duncan dusan dusko dustin dwayne dwight dylan eamon earl ebenezer ed eddie edgar edgaras edgars edmond edmund
    edouard eduard edvard edward edwin efraim egils egor eirik elbridge eldridge eli elias elijah elliot elliott
    elmar elon elvis emanuel emil emmanuel enda enoch enrico enrique eoin ephraim eric erich erik ernest ernst errol
    ervin erwin ethan eugene evaldas evan everett evgeny ewan ezra fabian faisal fareed fedir fedor felipe felix
    ferdinand ferenc fergus fernando fidel filipp finn florent florian floyd forrest francesco francis franck
    francois frank frankie franz frasier fred freddie freddy frederick frederik fredrik friedrich fritz fyodor gabor
    gabriel gabrielius gareth garrett garth gary gaston gavin gediminas geert gene gennady geoff geoffrey george
    georgii georgy geraint gerald gerard gerardo gerd gergely gerhard gheorghe gianni giedrius gilbert gino
    gintautas giorgi giorgos giovanni gitanas giuseppe gleb glen glenn gonzalo goran gordon grady graeme graham
    grant greg gregory grover grzegorz guenther guido guillaume guillermo gunnar gunther guntis gus gustav guus guy
    gyorgy haakon hakan hal hamid hamish hank hannes hans hans-dietrich harald hardy harlan harold harry harvey
    hassan haydn heath hector heiko heinrich heinz helge helmut hennadii hennadiy henning henri henrik henry heorhii
    herb herbert herbie herman hermann herschel hilmar hiram hiroshi hlib holger homer horace horst hosni hossein
    howard howie hrvoje hryhorii hryhoriy hubert hubertus hugh hugo humberto humphrey hussein ian ibrahim ignacio
    igor ihor ilham ilia ilkka illia ilmar ilya imran imre ingvar innokenty ioannis ionut irv irving irwin isaac
    isaiah isiah isidore ismail istvan itamar ivan ivica ivo izaak jaak jaanus jaap jabari jacek jack jacob jacques
    jai jaime jake jakob jakub jaleel jamaal jamal jamar james jan janek janez jani janis janos janusz jared jarek
    jarmo jaroslav jaroslaw jarrett jarrod jason jasper javad javier jay jayson jean jean-claude jean-luc jean-marie
    jean-noel jean-yves jeb jed jef jeff jeffery jeffrey jens jens-frederik jeremiah jeremy jermaine jerome jerrold
    jerry jerzy jethro jim jimi jimmy jindrich jiri joachim joakim joao joaquin jochen jock joe joel joey johan
    johann johannes john johnny jomo jon jonah jonas jonathan jordi jorge jorma jose josef josep joseph josh joshua
    josiah jouni jozef juan juanito judd juergen juha jukka julian julien julio julius jurgen juri jussi justas
    justin kareem karel karim karl karlis karol karoly kasim kaupo kazimierz keir keith kelvin ken kendrick kenneth
    kenny kent keshav kestutis kevin kevyn khaled khalid khizr kimmo kip kirill kirk kjell klaas klaus klemens
    klement knut kofi konstantin konstantyn kostyantyn kris krister kristian kristjan kristoffer krzysztof kurt
    kurtis kyle kyryl kyrylo laimonas lamar lamont landon lanny larry lars laszlo laurent lauri laurynas lavr
    lawrence lazar leander lech leif len lenny leo leon leonard leonardo leonel leonid leonyd leroy les lester lev
    levi lewis linas lionel liviu lloyd logan lonnie lorenzo lou louis lubomir lubos luc lucas lucian luciano lucius
    ludovic ludovit ludwig luigi luis luiz luka lukas lukasz luke luther lyle lyndon maciej mahathir mahesh mahmoud
    makar maksim maksym malcolm manfred manny manolo manuel marc marcel marcellus marcelo marcin marco marcos marcus
    marek margus mario mariusz marjan mark markian marko marlon marshall martin martins martti marvin massimo mate
    matej mateusz mathew mathias mathieu matias matjaz mats matt matteo matthew matthias matti matvey matviy maurice
    mauro max maxim maximilian maxwell maxym mehmet mel melvin mervyn micah michael michal michał michel mick mickey
    miguel miha mihai mihail mihaly mikael mike mikhail mikita mikk mikko miklos mikulas milan miles milorad milos
    milton mindaugas mircea miro miroslav mitch mitt mohamad mohamed mohammad mohammed mohandas mojmir mordechai
    morris mort mortimer moses moshe mstislav muhammad murray mustafa mykhailo mykhaylo mykola mykyta myles myroslav
    naftali narendra nate nathan nathanael nathaniel nazar neal nebojsa ned neil nelson nenad nestor neville newt
    nicholas nick nicolae nicolas niels nigel nikita nikola nikolai nikolas nikolay nikos nils nir noah noam norbert
    norm norman novak okke olaf olav olavi oleg oleh oleksander oleksandr oleksii oleksiy oliver olivier olli omar
    omer oran oren orest orlando orrin orville osama oscar oskar ossi ostap osvaldo oswald otis oto otto ovidiu owen
    paavo pablo pal panagiotis paolo pascal pascual patricio patrick paul pavel pavlo pawel paweł pedro pekka pelle
    pertti pete peter petr petri petro phil philip philipp philippe phillip piero pierre piers piet pieter pietro
    piotr platon prakash predrag preston priit prokop quentin quincy radek radoslav radoslaw radosław radovan rafael
    rafal rafał rafiq rahm raimonds raimundas rainer raivis raj rajiv ralf ralph ramiro ramon ramsey ramzan rand
    randall randy raphael rashad rashid rasmus raul ray raymond raymund recep reggie reginald regis reince reinhard
    reinhold renato reuben rex rhett rhys ricardo rich richard richie rick ricky rico rihards ringo rishi risto rob
    robbie robby robert roberto rocco rod rodion rodney rodolfo rodrick rodrigo roel rogelio roger rohan rok roland
    rolando rolf romain roman romano ron ronald ronan ronnie rory roscoe ross rostislav rostyslav roustem roy ruben
    rudi rudiger rudolf rudy rufus rupert ruslan russ russell rustam rustem ryan ryder sadiq saku salman salvatore
    sami samir samo samuel samuli sandor sanjay santiago satya saul sauli sava saxby scot scott scottie seamus sean
    sebastian sebastiao sebastien semen semyon sepp serge sergei sergej sergejs sergey sergii sergio sergiy serhei
    serhii serhiy seth seymour shane shaun sheldon sherrod shimon shinzo sid sidney siegfried sigmar sigmund siim
    silas silvio simas simeon simo simon slavomir slawomir slobodan solomon spartak spencer spyros stan stanislas
    stanislav stanko stanley stefan stefano steffen stepan stephan stephane stephen steve steven stewart strobe stu
    stuart sulo sundar svein sven sviatoslav svyatoslav syed sylvain sylvan sylvester szabolcs szymon søren sławomir
    taavi tad tadas tadd tadeusz tamas tanel tanguy taras tarik tariq tarmo tate ted teddy teemu teodor terence
    terrance terrence thaddeus theo theodor theodore theodoros thierry thom thomas thorsten thurgood tibor tim timo
    timofey timothy timur tobias tobin toby tod todd tom tomas tomasz tomislav tommy tony tooker toomas torsten
    traian travis trent trevon trevor trey tripp tristan trofim troy tucker tuomas tyler tymofiy tyrone tzvetan
    uldis ulf ulrich ulysses umberto urho urmas uwe vaclav vadim vadym vaidotas valdis valentin valentyn valeri
    valerii valeriu valeriy valery valtteri vasil vasile vasily vasyl vaughn veiko veniamin vern vernon veselin
    viacheslav vic vicente victor vidmantas vikram viktor vilis viljar ville vince vincent vinny viorel virgil
    virginijus vitali vitalii vitaliy vitaly vitautas vito vitold vittorio vivek vlad vladimir vladimirs vladislav
    vlado vladyslav vlastimil vojtech volodymyr vsevolod vyacheslav vytautas wade waldemar wallace wally walt walter
    warren wayne wendell werner wes wesley wilbur wilfred wilfried wilhelm will willard willem william willie wilmer
    wim winfield winston witold wladimir wladyslaw wojciech wolfgang woodrow wyatt władysław xander xavier xi yahya
    yair yakiv yakov yanis yann yannick yaroslav yasar yefim yegor yehor yevgeni yevgeniy yevgeny yevhen yevheniy
    yitzhak yoav yogi yossi yukhym yuri yurii yuriy yury yusuf yves zac zach zachary zack zakhar zalmay zane
    zbigniew zdenek zdravko zeke zeljko zinoviy zivko zoltan zurab zygimantas zygmunt łukasz
    """.split()
)

WOMEN = frozenset(
    """
    aaliyah abby abigail adele adrienne agata agne agnes agnieszka aileen aimee aino aisha aiste akvile alaina
    alana aleksandra alena alessandra alesya alexa alexandra alexandria alexis alice alicia alicja alina alisa
    alison alla allison alma alona althea alva alyona amal amanda amber amelia amelie amina amira amparo amy ana
    anabel anabelle anahit anastasia anastasiia anastasiya anca andrea andreea anette angela angelica angelina
    angelique angie anika anita anja anka ann anna annabel annabelle annalena anne anne-charlotte anne-marie
    annegret anneli annelies annette anni annick annie annika annmarie antoinette antonia anu anya april arancha
    ariana arleen arlene arlette asa ashley asta astrid audrey aurelia ausra ausrine ava avril ayanna ayelet ayla
    baiba barb barbara beata beate beatrice becky bella belle berit bernadette bernice bertha beth bettina betty
    beulah beverley beverly bianca birgit birgitta birgitte birute blanca blanche blanka bohdana bonnie bozena
    branka brenda brianna bridget brigid brigita brigitte briony britt britta brittany bronwyn caitlin camilla
    candace candice cara carin carina carla carlotta carly carmel carmen carol carole carolin carolina caroline
    carolyn carrie casandra cassandra catalina catarina cath catherina catherine cathleen cathy catrin catriona
    cecile cecilia cecily celeste celia celine chantal charity charlene charlotte chelsea chelsey cherie cheryl
    chiara chloe christa christel christiane christin christina christine chrystia ciara cindi cindy claire clara
    clare clarice clarissa claudia claudine clementine colette colleen condi condoleezza connie constance consuelo
    cora corazon cordelia corinna corinne cornelia cristina crystal cynthia dagmar dahlia daiga daina daisy daiva
    dalia danica daniela daniella danielle danuta daphna daphne daria dariia darla darlene darya daryna dawn deb
    debbi debbie debby deborah debra deirdre delia delphine demi denisa denise desiree diana diane diann dianna
    dianne dina dinara dolores donatella donna dora doreen doris dorota dorothea dorothee dorothy dorte dovile ebba
    ebony edith edna edwina effie egle eileen eimear ekaterina ekaterine ela elaine eleanor eleanore elen elena
    eleni eleonora eliana elin elina elisa elisabet elisabeth elisabetta elise eliza elizabeth elke ella ellen ellie
    elly eloise elsa elsie elspeth elvira elvyra emanuela emilia emilie emily emine emma emmanuelle enid erica erika
    erin erna ernestine esmeralda esperanza essie estelle ester esther ethel etta eugenia eugenie eunice eva
    evangeline evelina eveline evelyn evgenia evgeniya evika evita ewa faith fanny farah fatima faye felicia
    felicity fern fernanda fiammetta filomena fiona flavia flora florence fran frances francesca francine franziska
    frederica frederique freya frida gabriela gabrielle gail galina galyna gayle geena genevieve georgette georgia
    georgiana geraldine gerda germaine gerri gertrude ghazala ghislaine gillian gina ginny giorgia gisela gisele
    giulia gladys glenda glenys gloria glynis golda goldie grace grazyna greta gretchen gretel griselda gudrun
    guinevere gunilla gwen gwendolyn gwyneth halina halyna hanna hannah hanne hannelore harriet hattie hayley hazel
    heather hedwig hedy heidi heidrun heike heleen helen helena helene helga helle henrietta henriette herta hertha
    hester hilaria hilary hilda hilde hildegard hillary hollie holly hope huma hylda ida ieva iga ilana ildiko ilhan
    ilka ilona ilse ilze imani imelda imogen ina indira indra indre ines inese inga inge ingeborg ingeborga ingrid
    ingrida ingvild inka inna inta ioana irena irene irina irma iryna isabel isabela isabella isabelle isadora ivana
    ivanka ivanna iveta ivona iwona izabela jacky jacqueline jadwiga jamala jamila jana jane janelle janet janette
    janice janie janina janine jasmin jasmine jayne jeanette jeanie jeanne jeannie jelena jen jenn jenna jennie
    jennifer jenny jeri jessica jette jewel jill jillian jitka joan joana joanie joann joanna jocelyn jody johanna
    jolanta jolita joni jordana josefina josefine josephine josie joy joyce juanita judi judie judith judy juli
    julia juliana julianne julie juliet julieta juliette june jurate justine justyna jutta kadri kaia kaisa kaja
    kalina kamala karen karin karina karine karla karolina karoline karyn kasia kassandra katalin katarina katarzyna
    kate katerina kateryna katharina katharine kathe katherine kathi kathleen kathrin kathryn kathy katia katica
    katie katja katri katriina katrin katrina katy kay kayla kaylee kayleigh keiko keira keisha kellyanne kersti
    kerstin khrystyna kiersten kiki kimberlee kimberley kimberly kira kirsi kirsten kirstie kirstin kitty klara
    kornelia kristalina kristen kristi kristie kristin kristina kristine kristyna krystal krystyna ksenia kseniia
    kseniya kyra laila laima laimdota lakeisha lana larisa larissa larysa lasma latoya lauma laura laurel lauren
    laverne lavinia leah leanne leena leila lena lene lenka leonie leonor leonora lesia lesya leta leticia libby
    lidia lidija lidiya lieve liia lila lili lilia lilian liliana liliane liliia liliya lilli lillian lillie lily
    lina linda linette linnea lisa lisbeth lisette liubov liudmila liudmyla liv liz liza lizzie ljubica lois lola
    loni loraine loredana lorelei lorena loretta lori lorna lorraine lotta lotte louise luba lubov lucia lucie
    lucienne lucille lucinda lucretia lucy luda ludmila ludmilla luisa luise lula lydia lyn lynda lynette lynn lynne
    lyubov lyudmila maarja mabel madalina madeleine madeline madelyn madonna mae magda magdalena maggie maia maike
    mairead maja malala malgorzata mamie mandy manuela mara marcela marcella marcia margaret margareta margarete
    margaretha margarethe margarida margarita margery margie margit margot margret margrethe margriet marguerite
    mari maria mariam mariana mariann marianne marichka marie marie-agnes marie-louise mariella marietta mariia
    marija marika marilou marilyn marina marine marion marisa marissa marit maritza mariya marjorie marju marlene
    marlies marnie marsha marta martha martina martine marva mary mary-kate marya maryam maryana maryanne marylou
    maryna marzena matilda matilde maud maude maureen mavis maxine maya mayra mazie małgorzata meera meg megan meike
    melania melanie melina melinda melissa melitta merav merete merja meryl mette mia michaela michele micheline
    michelle mickie mieke mika mila mildred milena milica millicent millie mimi mina mindy minna minnie mira
    mireille mirela miriam mirjam mitzi moira mollie molly mona monica monika monique morgana muriel mykhailyna myra
    myriam myrtle nadezhda nadia nadiia nadine nadiya nadja nancy naoko naomi natacha natalia natalie nataliia
    natalija nataliya nataly natalya natasa natasha nathalie neda neelie neera nelia nell nellie nelly nessa netta
    nettie neus nicki nicola nicole nicoletta nicolette nigar nigora nika nike niki nikki nina nino nita noelle nona
    nonna noor nora norah noreen norma nuala nuria nydia oana octavia odessa odette odile ofelia oksana oktavia
    oleksandra olena olesya olga olha olimpia olivia olympia omarosa oona ophelia oriana orla ornella orysia ottilie
    paige paivi pam pamela patricia patrizia patsy patti patty paula pauletta paulette paulina pauline pearl peggy
    penelope penny pernille petra petronella petya phoebe phylis phyllida phyllis pia pilar polina polly pramila
    priscilla priti rachael rachel rachelle radka rae raisa ramona randi raquel rasa rashida rasma rebeca rebecca
    rebekah regina reina renata renate renee reyna rhea rhoda rhona rhonda ria ricarda riikka riitta rima rita ritva
    roberta robyn rochelle roisin roksolana romana romina romy ronja ronna rosa rosalia rosalie rosalind rosalyn
    rosamund rosanna rosanne rose roseanne roselyne rosemarie rosemary rosie rosita roslyn rowena roxana roxane
    roxanne roza rozalia ruby ruslana ruta ruth ruthie sabina sabine sabrina sadie sahra saida saimi salla sally
    salma salome samantha sanda sandie sandra sandrine sangita sanna sanna-marin saoirse sara sarah sarai sari sarka
    saskia saule saundra selena selina selma serena shakira shana shania shanice shanna shari sharon sharyl sharyn
    shauna sheena sheila shelia shelley shelly sheri sherrie sherry sheryl shira shirin shirley sibylle sidsel
    sigrid sigrun silke silvana silvia silvie simona simone simonetta sinead siobhan siri sirpa sissel sissy
    snizhana sofia sofie sofiia solange solomiia solveig sonia sonja sonya sophia sophie sorcha stefania stefanie
    stefaniya stella stephanie stine sue sukanya sunita susan susana susanna susanne susi susie suvi suzana suzanne
    suzi suzy svetla svetlana sviatlana svitlana swati sybil sylvia sylvie tabitha tamar tamara tami tamika tammy
    tania tanja tanya tara tarja tasha tatiana tatjana tatyana tawanna tea tekla telma teodora teresa tereza terezia
    terri tess tessa tetiana tetyana thelma theodora theresa therese tiffani tiffany tiina tilda tilly tina toini
    tonia tonya torill tove tracey tracie tricia trina trine trish trisha trixie trudi trudy tuija tulsi tuula twila
    tytti uliana ulla ulrike ulyana ursula ursule urve uta ute vaida vaiva valarie valda valentina valentyna valeria
    valerie valeriia valeriya vanda vanessa vanja vasilisa vasylyna velma vera verena verna veronica veronika
    veronique vesna vicki vickie vicky victoria victorija viktoria viktoriia viktorija viktoriya vilija vilma viola
    violet violeta violetta viorica vira virginia virginie virve vita vitalina viveca viveka vivi vivian viviane
    vjosa vlada vlasta wanda wendi wendy wilhelmina wilma winifred winnie xenia xiomara yael yana yara yaroslava
    yaryna yasmin yasmine yelena yelizaveta yelyzaveta yevgenia yevgeniya yevhenia yevheniia yoko yolanda yolonda
    yulia yuliia yuliya yvette yvonne zahra zaneta zara zdenka zelda zena zhaneta zhanna zinaida zita zivile zlata
    zoe zofia zoia zora zoriana zoya zsuzsa zsuzsanna zuzana zuzanna
    """.split()
)

FIRST_NAMES = MEN | WOMEN
