"""Common first names by gender, for telling whom "he" or "she" may mean.

Our own table: names of English-speaking countries, of the countries that this bot's first subject is about, and of
those that are often in the news of the world, as English news writes them. Names that both genders bear often (Alex,
Jordan, Jan, Sasha, Kim) are left out, and so are names that are rather words or places in news (Odessa, April).
"""

from bot.core.mens_names import MEN
from bot.core.womens_names import WOMEN

__all__ = ["ALSO_SURNAMES", "FIRST_NAMES", "MEN", "WOMEN"]

FIRST_NAMES = MEN | WOMEN

# First names that are surnames as often: one that stands alone says nothing of a gender.
ALSO_SURNAMES = frozenset(
    """
    aaron abraham adam adams albert alexander alfred allan allen alvarez andrew anthony archer archie arnold arthur
    ashley ashton austin avery bailey barry bart benedict benjamin bennett benson bernard blaine blair blake boyd
    bradford bradley brady brandon brett brock bruce bruno bryan bryant bryce burt burton byron cal calvin cameron
    carl carlos carlton carmen carol carroll carter casey cecil cesar chad chandler charles chase chester christian
    christopher clark claude clay clement clifford clinton cole coleman colin conrad cooper craig curtis dale dallas
    damon daniel darren david davis dawson dean dennis derek dexter dick donald douglas doyle drew duncan dylan earl
    edgar edmund edward edwin eliot elliot elliott ellis emerson emmanuel eric ernest eugene evans everett felix
    ferdinand finn fletcher floyd ford forrest foster francis frank franklin fred frederick garrett gary gene george
    gerald gerard gilbert giles glen glenn godfrey gordon grace graham grant gray gregory griffin guy hamilton hank
    harlan harley harold harper harris harrison harry harvey hassan hayden hector henry herbert herman holly homer
    hope howard hubert hugh hugo hunter hussein ibrahim irving isaac ismail ivan jack jackson jacob james jarvis jason
    jasper jay jefferson jerome john jordan joseph joyce judd julian julius justin karl kay keith kelly kelvin kendall
    kennedy kent kerry khalil kim king kurt kyle lamar lamont lance lane larry laurence laurent lawrence lee leigh
    lennon leo leon leonard leroy leslie lester levi lewis lincoln lloyd logan louis lowell lucas luther lyle lynn
    lynne mack madison malcolm marc marcus marian mario marion mark marshall martin marvin mason mathew mathis matthew
    maurice max maxwell may mehmet melvin merle michael miles mills milton mitchell mohamed mohammed montgomery morgan
    morris moses murray myers nelson nero neville newton nicholas noel nolan norman norris oliver oscar otto owen
    parker pascal patrick paul pearl percy perry peter philip pierce porter preston quentin quinn ralph ramon ramsey
    randall raphael ray raymond reed regan reid rene reuben rex richard riley robert robin robinson rodney roger roland
    roman romero rory rosa rosario rose ross roy ruben rudolf rudolph russell ruth ryan saad saeed salman samson
    sanchez santiago santos saul sawyer scott sean sebastian seymour shane shaw shelby sheldon sherman sidney simon
    solomon spencer stacy stanley stephen sterling stern steven stewart stuart suleiman sullivan sydney taylor terrell
    terry theodore thomas todd tracy travis trent trey troy tucker turner tyler tyson vance vaughan vaughn vernon
    victor vincent virgil wade walker wallace walter ward warner warren wayne webster wells wendell wesley west whitney
    wilbur wiley will willard william willis wilson winston wolf wolfgang woodrow wyatt yang yusuf zane
    """.split()
)
