"""Common first names of women, in lower case; firstnames.py says which."""

WOMEN = frozenset(
    """
    aaliyah aanya aarti abby abeba abena abigail ada adaeze adela adele adelina adeline adina adriana adriane
    adrienne adwoa aet afia agata agathe agne agnes agnese agneta agnia agnieszka agota ahlam aicha aida aiga aija
    aiko aila aileen aili aimee ainhoa aino aisha aisling aissata aiste aisulu aiyana ajsa akiko akosua akua
    akvile alaina alana albina aldona alejandra aleksandra alena alessandra alessia alesya alexa alexandra
    alexandria alexis aleyda aleyna alia alice alicia alicja aliette alina alisa alisha alison alisson alixandria
    aliya alka alla allegra allison allyson alma almaz alona althea alva alyona alyssa amal amalia amanda amandine
    amani amara amaya amber amel amelia amelie amina aminata amira amna amparo amrita amy ana anabel anabelle
    anahit anais anano ananya anastasia anastasiia anastasiya anastassia anat anca andrea andree andreea aneta
    anette anezka angela angele angelica angelika angelina angelique angie ani aniela anika aniko anisa anita anja
    anjali anjelica anka ann ann-marie anna anna-karin annabel annabelle annalena annalisa annamari annamaria anne
    anne-charlotte anne-laure anne-marie anne-sophie annegret anneli annelies annemarie annette anni annick annie
    annika anniken annmarie anoushka anta antje antoinette antonella antonia antonida antonina antra anu anupama
    anuradha anya aoife apolline april arabella araceli araksya arancha aranka arantxa archana aretha ariana
    ariane arianna arina arja arleen arlene arlette armelle arpine aruna arundhati arwa arzu asha ashlee ashleigh
    ashley ashling asli asma asmaa asmara asne assia asta astghik astou astrid asya atefeh atsuko aude audra
    audrey aurelia aurelie aurica aurore ausra ausrine ava aviva avril awa ayaan ayako ayanna ayelet ayesha aygul
    ayla aylin aynur ayse aysegul aysel aysha aysun azadeh azalea aziza azra babette bahar baiba bambi banu barb
    barbara barbro basak basma bea beata beate beatrice beatriz becca becky belen belgin belinda bella belle
    benazir benedicte bengi bente berengere berit berna bernadett bernadette bernadine bernice bertha beryl bessie
    beth bethan bethany betsey betsy bettie bettina betty betul beulah beverley beverly beyza bhavna bianca bibi
    birgit birgitta birgitte birthe biruta birute bisi bjørg blanca blanche blandine blanka bodil boglarka bogna
    bogumila bogumiła bohdana bojana bonita bonnie borbala bozena bozidara brandusa branka breanna brenda briana
    brianna brianne bridget bridie brigid brigita brigitta brigitte brina briony brit britney britt britt-marie
    britta brittany brittney bronagh bronislawa bronisława bronwen bronwyn brooke burcu bushra busra buthaina
    caitlin caitlyn calista camelia camila camilla canan candace candice candida canset cansu capucine cara
    caridad carin carina carine carissa carla carlota carlotta carly carmel carmela carmen caro carol carole
    carolin carolina caroline carolyn carrie caryn casandra cassandra cassie catalina catarina caterina cath
    catherina catherine cathleen cathryn cathy catrin catriona cecelia cecile cecilia cecily celeste celia celina
    celine ceren chanda chandni chantal chante charity charlene charlize charlotta charlotte charmaine chelsea
    chelsey cherie cheryl cheyenne chiara chimamanda chioma chloe chrissy christa christabel christel christelle
    christen christiana christiane christin christina christine chrystal chrystia ciara cigdem cindi cindy claire
    clara clare clarice clarissa claudette claudia claudine clemence clementine cleo clodagh clothilde clotilde
    codruta coleen colette colleen concetta condi condoleezza connie constance consuelo cora coral coralie corazon
    cordelia coretta corina corinna corinne cornelia corrine cosima cosmina courteney cressida crina cristina
    cristy crystal csilla cynthia dace daciana dafna dagmar dagmara dagny dahlia dahlys daiga daina daisy daiva
    dalal dalia damla dana danguole danica daniela daniella danielle danuse danuta daphna daphne daria dariia
    darina darla darleen darlene darya daryna davida dawn dayana deb debbi debbie debby deborah debra deena deepa
    deepika deirdre deja delia delilah della delphine demi dena denisa denise denitsa desiree despina devi devika
    diana diane diann dianna dianne didem dietlinde dilan dilek diliara dilma dilnoza dimitra dina dinah dinara
    dionne divya diya doina dolly dolores dominika dominique-anne domnica donatella donna dora doreen dorina doris
    dorit dorota dorothea dorothee dorothy dorottya dorte dorthe dottie dovile dragana drahomira dubravka
    dumitrita dunja dunya dzintra ebba ebony ebru ecaterina ece edeltraud edie edina edit edith edna edwige edwina
    edyta eeva effie efrat eglantine egle eija eileen eilidh eimear einat eka ekaterina ekaterine ela elaina
    elaine elba eleanor eleanora eleanore elen elena elene eleni eleonora eleonore elfriede eliana elif elin elina
    elisa elisabet elisabeth elisabetta elise eliska eliso elissa eliza elizabeth elizaveta elke ella elle ellen
    ellie elly elma elmira elodie eloise elsa elsebeth elsie elspeth elvira elvyra elwira elzbieta elze emanuela
    emel emeline emese emi emiko emilia emilie emily emine emma emmanuelle emmeline emmi emoke ene enid eniko
    enrica erica erika erin erna ernestine erzsebet esin esma esme esmeralda esperanza esra essi essie estela
    estelle ester esther eszter ethel etta eugenia eugenie eulalia eunice eva evangelia evangeline evelin evelina
    eveline evelyn evgenia evgeniya evija evika evita ewa ewelina eylul fabiana fabienne fabiola fadime fadwa
    faezeh faina faith faiza fanny farah fareeha farhana farida farideh fariha farzana fatemeh fatima fatma fatou
    fatoumata fausia faustine fawzia fay faye felicia felicity feride fern fernanda feyza fiammetta fidelma
    filipina filippa filiz filomena fiona fionnuala fiorella flavia flavie fleur floarea flora florence florentina
    floria florica fran franca frances francesca francine francisca franciszka francoise franziska frauke freda
    frederica frederique freya frida frieda friederike fruzsina frøya frøydis fulya funda gabby gabi gabija
    gabriela gabriele gabriella gabrielle gaelle gail galina galyna gamze garance gayane gayle geena gemma
    genevieve genowefa georgeta georgette georgia georgiana georgina geraldine gerda gerlinde germaine gerri
    gertrud gertrude gesine ghada ghazala ghislaine giada gianna giedre gilda gillian gina ginette ginny gintare
    giorgia giovanna gisela gisele giselle gita githa gitte giulia giuliana gizella gizem gladys glenda glenys
    gloria glynis gokce golda goldie golnaz gonca gordana grace graciela grainne gratiela grazia grazina grazyna
    greta gretchen grete gretel griet griselda gro gry gudrun guinevere gulay gulcan guler gulnara gulsah gulsen
    gulsum gulten gun guna gunel gunhild gunilla gunita gunta gunvor guro gvantsa gwen gwenaelle gwendolyn gwyneth
    gyongyi habiba hacer hadas hadassah hadia hadiya hafsa hajnalka hala haleh haley halima halina halyna hana
    hanaa hanan hanane handan hande hanna hanna-leena hannah hanne hannele hannelore harriet haruka harumi hasmik
    hatice hattie havva hayley hazel heather heba hedda hedvig hedwig hedy hege heide heidemarie heidi heidrun
    heidy heike heleen helen helena helene helga heli hella helle heloise helve henrietta henriette hermine
    hermione herta hertha hester hilaria hilary hilda hilde hildegard hilkka hillary hiroko hjordis hoda hollie
    holly honorata honorine hope hortense hripsime hryhorina huda huguette hulya huma humaira hyacinth hylda iben
    ibolya ida idun ieva iga iida ilana ildiko ileana ileen ilga ilhan ilinca ilka ilknur ilona ilse ilyse ilze
    imani imbi imelda imke imogen ina inara indira indra indre ines inese inessa ineta inez inga inge ingeborg
    ingeborga ingela inger ingrid ingrida inguna ingunn ingvild inka inkeri inna inta ioana iolanda iona ipek
    iphigenia iraida irem iren irena irene irina iris irita irja irma irmgard iryna isabel isabela isabella
    isabelle isadora iselin isha iskra isobel isolde itziar iulia ivana ivanka ivanna iveta ivette ivita ivona
    ivonna ivonne iwona izabela izabella jaana jacinda jacinta jacky jaclyn jacqueline jacquelyn jada jadranka
    jadwiga jahnavi jaleh jamala jamila jana jane janell janelle janet janette janice janie janina janine janna
    jannike jaqueline jarmila jaroslava jasmin jasmina jasmine jasna jaya jayalalithaa jayanti jayne jeana
    jeanette jeanie jeanine jeanne jeannette jeannie jeannine jelena jemima jen jenean jenn jenna jenni jennie
    jennifer jenny jeri jessamyn jessica jette jewel jihan jill jillian jimena jirina jitka jo jo-ann joan joana
    joanie joann joanna joanne jocelyn jocelyne jodi jodie jody joelle johanna johannah johanne jolan jolanda
    jolanta jolie jolita jomana joni jonna jordana jorunn josefa josefin josefina josefine joseline joselyn
    josephina josephine josette josiane josie jovana jowita joy joyce juana juanita judi judie judit judith judy
    juli julia juliana julianna julianne julie juliet julieta juliette juliska julissa jumana june junko jurate
    jurgita justina justine justyna jutta jyoti jytte kaarina kadri kaia kaire kaisa kaitlin kaitlyn kaja kajal
    kalina kaliope kalpana kamala kamila kanchana kara karen karianne karima karin karina karine karla karlee
    karmen karolina karoline karyn kashiya kasia kassandra kasturba kata katalin katarina katarzyna kate katelyn
    katerina kateryna kath katha katharina katharine kathe katherina katherine katheryn kathi kathie kathleen
    kathrin kathryn kathy kati katia katica katie katinka katja katri katriina katrin katrina katrine katy katya
    kavita kay kaya kayla kaylee kayleigh kazimiera kazuko keely keiko keira keisha keit kelli kellie kelly
    kellyanne kelsey kendra kerri kersti kerstin ketevan keti keziah khadija khadijah khaleda khatia khatuna
    khrystyna kiara kiersten kiki kimberlee kimberley kimberly kinga kira kirsi kirsten kirsti kirstie kirstin
    kirstjen kirsty kitty kiyoko kjersti klara klaudia klaudija klavdia kolinda komal konstantina konstanze
    kornelia krista kristalina kristan kristel kristen kristi kristiane kristie kristiina kristin kristina
    kristine kristy kristyna krisztina krystal krysten krystyna ksenia kseniia kseniya kshama kubra kulli kumari
    kveta kyla kylie kyoko kyra kyriaki lacey lacramioara lada lael laetitia laila laima laimdota lakeisha lakshmi
    lala lale lali lana lara larisa larissa larysa lashonda lasma latanya latasha latifa latisha latonya latoya
    lauma laura laure laureen laurel lauren laurence lauri-mari laurie laverne lavinia lea leah leanna leanne
    leela leelo leen leena leila leilani lela lelde lena lene leni lenie lenka lenora lenuta leona leonie leonor
    leonora leontine lesia lesley lesya leta leticia letitia letizia leyla liane libby libuse lidia lidiia lidija
    lidiya lieke liene lieselotte lieve liga ligia liia liina liis liisa lika lila lili lilia lilian liliana
    liliane lilibeth liliia lilit liliya lilla lilli lillian lillie lilly lily lina linda lindiwe linette linn
    linnea lisa lisa-marie lisbeth lise liselotte lisette lissa liubov liudmila liudmyla liv livia liz liza
    lizbeth lizzie ljiljana ljubica lois lola lolita loni lora loraine loredana lorelei lorella lorena loreta
    loretta lori lorna lorraine lotta lotte lottie louella louisa louise lourdes lovisa luba lubica lubna lubov
    lucia luciana lucie lucienne lucila lucile lucille lucinda lucretia lucrezia lucy lucyna luda ludmila ludmilla
    ludwika luisa luise luiza lula luminita lupita lusine luz lydia lydie lyn lynda lynette lynn lynne lynsey
    lyubov lyudmila lyudmyla maarit maarja maartje mabel machteld madalina madara maddie maddy madeleine madeline
    madelyn madhu madhuri madiha madina madonna mae maeve magali magda magdalena magdolna maggie maha mahbouba
    mahnaz mahsa maia maija maiju maike maiken mailis maira maire mairead maisie maj maja maka makvala malala
    malgorzata malika malin malina malle mallika mallory malwina mamie mandana mandy manisha manju manon manuela
    mar'yana mara maram marcela marcella marcelle marci marcia marcie marcy maret margaret margareta margarete
    margaretha margarethe margarida margarita margaux marge margery margie margit margo margot margret margrethe
    margriet marguerite mari mari-liis maria mariah mariam marian mariana mariann marianna marianne maribel
    maribeth marica marichka marie marie-agnes marie-christine marie-claire marie-france marie-helene marie-laure
    marie-louise marie-pierre marieke mariel mariela mariella marielle marietta mariette mariia marija marijana
    marika mariko marilena marilou marilyn marina marine marinela marioara mariola marion marisa marisela marisol
    marissa marit marita maritza mariya marja marjatta marjo marjorie marjory marju marketa markéta marla marlena
    marlene marlies marlo marly marnie marsha marta marte martha marthe martina martine marva marwa mary mary-ann
    mary-jo mary-kate marya maryam maryana maryann maryanne maryellen marylou maryna maryse marzena masako
    mathilde matilda matilde matylda maud maude maura maureen mavis maxine maya mayra mayu mazie małgorzata
    małgosia mckayla meagan mechthild meena meera meg megan meghan mehreen mehriban mei meike melania melanie
    melanne melba melek melike melina melinda melisa melissa melitta mellissa mellody melodie melonie meltem
    menaka meral merav meredith merete meriem merike merja merle merve mervi meryem meryl mette mia miasha micaela
    michaela michaele michele micheline michelle michiko mickie mieke mihaela mika mikaela mila milada milda
    mildred milena milica millicent millie miloslava mimi mina mindy minerva ming-na mingzhu minna minnie mira
    mirabela miranda mireille mirela mireya miriam mirja mirjam mirjana miroslava miroslawa mirosława missy
    mitsuko mitzi miyuki moira mollie molly mona monica monika monique moonika morgana morgane mouna mudite muge
    mujde mukaddes mukhtaran muna munira muriel mykhailyna myra myriam myrna myroslava myrtle mzia nadeen nadege
    nadezda nadezhda nadia nadiia nadine nadiya nadja nadya naghmeh nagwa nahed nahid naila naima najat najla
    najwa nalan nana nanci nancy nanette nani nanna nanuka naoko naomi narges narine nasreen nasrin nastassja
    natacha natalia natalie nataliia natalija nataliya natalja nataly natalya natasa natascha natasha natela
    nathalia nathalie natia naureen nawal nayantara nazan nazanin nazli nazma neda neelam neelie neena neera neha
    neila nelia nell nellia nellie nelly nena neringa nerissa nese neslihan nesrin nessa neta netta nettie neus
    neva nevena nevin ngozi nia niamh nichelle nicki nicola nicole nicoleta nicoletta nicolette nidia nienke nigar
    nigora nihal niina nijole nika nike niki nikki nikoleta nikolett nikolina nilgun nilofar nilufer nina ninel
    nino nirmala nirupama nisha nita nitza noa noelia noella noelle noemi noemie noma nomvula nona nonna noor
    noora nora norah noreen norma noura nuala nune nur nuran nuray nurcan nurgul nurhan nuria nurit nutsa nydia
    oana oceane octavia oddny odessa odette odile ofelia ofra oie okka oksana oktavia oleksandra oleksiia olena
    olesia olesya olga olha olimpia olivia oliwia olympia omarosa ona oona oonagh ophelia oprah oriana orit orla
    orna ornella orsolya orysia otilia ottilie outi ozge ozlem padma padmini paige paivi paloma pam pamela
    panagiota panna paola paraschiva parisa parvati parveen pascale patricia patrizia patrycja patsy patti pattie
    patty paula paule pauletta paulette paulina pauline pavla pearl peg peggie peggy pelagia pelin penelope penny
    perihan perla pernille perrine pervin petra petronela petronella petya philippa philomena phoebe phuong phylis
    phyllida phyllis pia piedad pierrette piia pilar pille pinar pippa piret pirjo pirkko piroska pnina polina
    polly pooja poonam poppy portia prabha pramila pratibha pratima preeti prerna prisca priscilla priti priya
    priyanka promila purnima qiana quiana rabia rachael rachel rachelle rachida radha radhika radka radmila rae
    rafaela raffaella rafia raghad ragna ragnhild rahel raija raina raisa rajni raluca raminta ramona rana randi
    rania ranjana ranjani raphaelle raquel rasa rasele rashida rashmi rasma raymonde rebeca rebecca rebecka
    rebekah reem reena regina regine reham reiko reina reka rekha rena renata renate renee renuka reshma reyhan
    reyna rhea rhiannon rhoda rhona rhonda ria ricarda rigmor rihanna riikka riina riitta rika rikke rima rina
    risa rita ritu ritva rivka riya roberta robyn rochelle rocio rodica rohini roisin roksana roksolana rolande
    roma romana romina romy rona ronda ronit ronja ronna rosa rosalba rosalia rosalie rosalina rosalind rosalinda
    rosalyn rosamund rosanna rosanne rosaria rosaura rose roseann roseanne roseline roselyn roselyne rosemarie
    rosemary rosetta roshni rosie rosina rosita rositsa roslyn roswitha rowena roxana roxane roxanna roxanne roya
    roza rozalia rubina ruby ruchi rudite rukhsana rukmini rumana rumyana ruqaya ruslana rusudan ruta ruth
    ruthanne ruthie ruxandra ruzanna ruzica saadet saara sabina sabine sabrina sadia sadie safaa saffron safia
    sahar sahra saida saila saima saimi saira sakshi saliha salima salla sally salma salome saloni samaneh
    samantha samar samara samia samira sanda sandhya sandie sandra sandrine sanem sangeeta sangita sanita sanja
    sanna sanna-marin sanne saoirse saphia sara sarah sarai saraid sari sarina sarita sarka sarmite saroja sarolta
    saskia satenik satu saule saundra savita sayuri scarlet scarlett seda seema segolene seija selda selena selin
    selina selma semra sena senay serap serena serpil setsuko sevda severine sevgi sevil sevim sevinj sezen
    shabana shabnam shahida shahla shahnaz shaila shaima shaina shakira shalini shameka shamim shana shania
    shanice shaniqua shanna shanta shanthi shari sharifa sharla sharmila sharon sharona sharron sharyl sharyn
    shauna shawna shazia sheba sheela sheena sheila shelagh shelia shelley shelly sherene sheri sherie sherri
    sherrie sherrilyn sherry sheryl shilpa shira shireen shirin shirley shobha shonda shoshana shreya shruti
    shukria shulamit shushan sia sian sibel sibylle sidonie sidsel siegrid sienna sigal sigita signe sigourney
    sigrid sigrun siiri silja silke sille silva silvana silvia silvie silvija simge simona simone simonetta sinead
    sinikka sintija siobhan siranush siret siri sirimavo sirje sirkka sirpa sissel sissy sita siv skaidrite
    skaiste slavica smaranda smita smriti snezana snizhana sofia sofie sofiia sofiya sofo sohaila soile solange
    soledad solene solomiia solvei solveig solvita somaly sona sonal sonali sonata sondra songul sonia sonja sonya
    sophia sophie sopio sopo soraya sorcha sorina souad stacey stacie stanislava stanislawa stanisława stavroula
    stefania stefanie stefaniya steffi stefka stela steliana stella stepanka stephanie stine stoyanka suad sue
    suellen sugako suha suhasini suheyla sujata sukanya sukey sula sule sultan-ana sultana sumaira sumaya sumitra
    sunita sunniva supriya surabhi suraya susan susana susann susanna susannah susanne sushma susi susie suvi
    suzan suzana suzann suzanna suzanne suzette suzi suzie suzy svatava svenja svetla svetlana sviatlana svitlana
    swati sybil sylke sylva sylvaine sylvia sylviane sylvie sylwia synnove synnøve szilvia szofia sølvi tabitha
    tahira tahmina taina taisia taisiia tali talia talitha tallulah tamar tamara tameka tami tamika tammi tammie
    tammy tamsin tamta tamuna tania tanisha tanja tansu tanya tara tarana tarja tarla tasha tashfeen tasneem
    tatevik tatia tatiana tatjana tatyana tawakkol tawana tawanna tawny tea tehmina tekla telma teo teodora teona
    teresa terez tereza terezia teri terri terrie tess tessa tetiana tetyana thalia thandi thea thelma theodora
    theresa therese theresia thora thuli thuy tiana tiffani tiffany tiia tiina tiiu tijana tilda tillie tilly
    timea tina tinatin tine tinsley tisha titilayo togzhan toini tonia tonja tonya torhild tori toril torill
    torunn tova tovah tove toyin tracee tracey traci tracie tracy tricia triin trina trine trinh trish trisha
    trishna trixie trudi trudy trui tsipi tsisana tsveta tsvetana tuba tudorita tugba tuija tulay tulsi tunde
    turid turkan tuula tuva twila twyla tyra tytti tyyni tzipi uliana ulla ulle ulrika ulrike ulyana uma umaima
    unni urmila ursula ursule urszula urte urve uschi usha uta ute uzma vaida vaiva valarie valda valencia
    valentina valentyna valeria valerie valeriia valeriya vanda vanessa vanja vanna varsha vasanthi vasilica
    vasiliki vasilisa vasilka vasylyna velislava velma velta vendula venetia venla vera verena verica verity verna
    veronica veronika veronique vesna vibeke vicki vickie vicky victoria victorija vida vidya vigdis viivi vija
    viktoria viktoriia viktorija viktoriya vilija vilma vimala vina vineta viola violet violeta violetta violette
    viorica vira virag virgie virginia virginie virginija virpi virve vita vitalina viveca viveka vivi vivian
    viviana viviane vivien vivienne vjosa vlada vladimira vlasta vrinda vuokko wafa wahida waltraud wanda waris
    wenche wendi wendy weronika whoopi wibke wiebke wieslawa wiesława wiktoria wilhelmina willa wilma winifred
    winnie winona wioletta wislawa władysława xenia ximena xiomara yael yaffa yamina yana yanira yara yaroslava
    yaryna yasemin yasmeen yasmin yasmina yasmine yayoi yehudit yelda yelena yeliz yelizaveta yelyzaveta yennifer
    yesenia yesim yessica yetunde yevgenia yevgeniya yevhenia yevheniia yingluck ylva yoko yolanda yolande yolonda
    yordanka yoshiko youmna yukiko yuko yulia yuliana yuliia yuliya yumi yuriko yvette yvonne zabel zadie zahira
    zahra zaiga zainab zaira zakia zamfira zanda zaneta zara zareen zarema zarina zaruhi zaynab zdena zdenka
    zdravka zehava zehra zeina zelda zeliha zeljka zelma zena zenobia zenta zeynep zhaneta zhanna zinaida zineb
    zita ziva zivile zlata zoe zoey zofia zohra zohreh zoi zoia zora zoriana zorica zoryana zoubida zoya zsa
    zsanett zsofia zsuzsa zsuzsanna zubaida zubeida zuhal zuleika zulema zumrut zuzana zuzanna zyta łucja
    """.split()
)
