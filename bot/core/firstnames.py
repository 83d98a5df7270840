"""Common first names by gender, for telling whom "he" or "she" may mean.

Our own table: names of English-speaking countries, and of the countries that this bot's first subject is about, as
they are written in English news. Names that both genders bear often (Alex, Jordan, Sam, Sasha, Kim) are left out.
"""

MEN = frozenset(
    """
    aaron abdullah abraham adam adrian ahmed alan albert aleksander aleksandr aleksei aleksey alexander alexandre
    alexei alexey alfred ali allen anatoly andre andreas andrei andrew andrey andrii andrij andriy andrzej anthony
    anton antonio antony arkady armen arnold arseniy artem arthur barack barry bashar ben benjamin bernard bernie
    bill bob bogdan bohdan boris brad brian bruce carl carlos charles chris christian christopher chuck
    craig daniel dante danylo darren dave david dean denis dennis dennys denys derek didier dmitri dmitrii dmitriy
    dmitry dmytro dominic don donald doug douglas duncan ed eddie edgars eduard edward egils elon emmanuel eric
    erik ernest evgeny ewan francis francois frank françois fred frederick friedrich fyodor gabrielius gareth gary
    gavin gennady geoff geoffrey george georgy gerald gerhard gilbert gitanas glenn gordon graham greg gregory
    gustav guy hakan hans harold harry hassan heiko heinrich henrik henry herman hossein howard hugh hugo ian igor
    ihor ilham ilya imran isaac ivan ivica ivo jack jacob jake jakub james jan janos jared jaroslav jaroslaw jason
    jay jean jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joe joel johan johannes john jon jonathan
    jose josef josep joseph josh joshua josé juan juri justin jürgen jüri karel karl kaupo keir keith kenneth
    kevin kirill klaus konstantin kristian kurt kyrylo larry lars laurent lawrence leo leon leonard leonid lloyd
    louis luc lucas luis luke maksim maksym marc marcin marco marcus marek mario mariusz mark marko martin mateusz
    mathias matteo matthew maxim michael michel mick miguel mihai mike mikhail milos miloš mircea miroslav mitch
    mitt mohamed mohammed muhammad mustafa mykhailo mykhaylo mykola narendra nathan neil nicholas nick
    nicolas nigel nikolai nikolay norman olaf oleg oleh oleksandr oleksii oleksiy oliver olivier omar oscar pascal
    patrick paul pavel pavlo pedro pete peter petr petro philip philippe phillip pierre piotr péter radek radoslaw
    radosław ralph ramzan rand raymond recep reginald rex richard rick rishi robert roberto roger roman ron
    ronald roustem rudolf rudy ruslan russell rustem ryan salvatore scott sean sebastian serge sergei sergey
    sergii sergio sergiy serhii serhiy seth simon spencer stan stanislav stefan stephen steve steven stuart taras
    tariq ted terrence theo theodore thierry thomas tim timothy tobias toby todd tom tomas tomasz tony travis
    trevor urmas vadim vadym valdis valentin valerii valery vasily vasyl victor viktor vincent vitali vitalii
    vitaliy vitaly vlad vladimir vladislav vlado vladyslav volodymyr vsevolod vyacheslav walter warren wayne
    werner wesley will william wladimir wolfgang xavier xi yaroslav yevgeny yevhen yevheniy yuri yurii yuriy yury
    zbigniew
    """.split()
)

WOMEN = frozenset(
    """
    abigail agnes alena alexandra alexis alice alicia alina alison allison alyona amanda amber amy ana anastasia
    andrea angela anita ann anna annalena anne annette annie antonia april ariana ashley audrey barbara beata
    beatrice becky beth betty beverly bonnie brenda bridget brigitte brittany camilla carla carol carole caroline
    carolyn catherine cathy cecile cecilia charlotte chelsea cheryl christina christine chrystia cindy claire
    clare claudia condoleezza connie cynthia danielle daphne daria debbie deborah denise diana diane dianne donna
    dorothy ebba edith ekaterina eleanor elena elina elisabeth elise elizabeth ella ellen ellie emilia emily emine
    emma erica erin esther eva evelyn evika fatima fiona florence frances gabriela gail galina georgia gina
    giorgia gisela gloria grace gretchen hanna hannah harriet hayley heather heidi heidrun helen helena helga
    hilary hillary hope ida ilona imani ines inga ingrid inna irena irene irina iryna isabel isabelle ivanka
    jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna jocelyn jody josephine
    joyce judith judy julia juliana julianne julie kaja kamala karen karin karine karoline katarina kate katerina
    kateryna katherine kathleen kathy katie katja katrina kay kersti kirsten klara kristalina kristina
    larisa larysa laura lauren lena lesia lesya lidia liliana lillian linda lisa liudmyla liz lois loretta lori
    louise lucia lucy lyudmila madeleine magdalena maia maja mara margaret margarita margot maria mariana marianne
    marie marina marine marion marjorie marta martha mary maryna maureen megan melania melanie melinda
    melissa mette michele michelle mika mila mira miriam monica monika nadia nadiya nancy naomi natalia natalie
    nataliia nataliya natalya natasha nicola nicole nikki nina nora oana oksana oleksandra olena olesya olga olha
    olivia pamela patricia patty paula pauline penelope penny phyllis polina rachel rebecca regina renata renee
    rita roberta rosa rose rosemary roxana ruth samantha sandra sanna sara sarah sharon sheila sherry shirley
    sofia solomiia sonia sophia sophie stella stephanie sue susan susanna susanne suzanne svetlana sviatlana
    svitlana sylvia tamara tammy tanya tatiana tatyana teresa tetiana tetyana theresa tiffany tina tracey tulsi
    ursula valentina valentyna valeria vera verena veronica veronika vicki victoria viktoria viktoriia viola
    viorica virginia vita vivian vjosa wanda wendy yelena yevgenia yevheniia yulia yuliia yuliya yvette yvonne
    zhanna zinaida zoe zuzana
    """.split()
)
