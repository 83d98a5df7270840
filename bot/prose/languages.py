"""The language that a text is in, told by the small words that no text of a language does without.

Counting a few words of each is as sure as n-grams on articles, and costs neither a library nor a model.
"""

import re
from collections import Counter
from collections.abc import Mapping

ENGLISH = "en"

# Five are read beside English; of the others it is only told that they are none of these. Words that are common in
# another language of the table are left out, but for a few that their own could not do without. Our own list.
_WORDS: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": """
            the of and to that is was for with on by his he she they have has had it its which this from are were be
            been said not but would will at as an their who after about i you this what can
            """,
        "de": """
            der die das und ist nicht den dem des ein eine einen einem einer mit für auf sich von im zu auch dass wir
            es sie er ich bei nach wird werden wurde sind hat haben oder aus zum zur noch über nur wie aber
            """,
        "fr": """
            les des et est du une dans pour qui sur au pas plus par ce cette il elle nous vous ont été aux avec sont
            mais ses leur ne se était être deux selon sans d'un d'une c'est qu'il le un
            """,
        "es": """
            el los las y del una por con para su sus se lo como más pero ha han fue es este esta son está también muy
            entre sobre desde según al cuando hay ya un
            """,
        "uk": """
            і та що не у з на це як для від до за але його був була було були він вона вони ми також або є під про
            після який яка які цього й зі щоб тому
            """,
        "ru": """
            и в не что на с это как для от из но его был была было были он она они мы также или под после который
            которые этого по к со чтобы о об у за
            """,
        "it": """
            il di che gli del della dei delle nel nella per non è sono una anche più dal alla al ha lo si con le un
            """,
        "pt": """
            o os as do da dos das em uma não para com por que mais foi é são ao à na no também pelo pela seu sua um
            """,
        "nl": """
            de het een en van is dat niet op te voor met zijn aan er ook om maar naar wordt werd bij uit dit heeft
            """,
        "pl": """
            i w na z się nie jest do to że jak o po od za przez dla ale są był była oraz co ze który tego
            """,
        "cs": """
            a se na je v že to s z do o i by jako pro k ve jsou ale po který byl bylo jsme si tak také podle
            """,
        "ro": """
            și în cu pe nu este din că care pentru mai fost sunt ca lui prin după sau acest această fi are va
            """,
        "sv": """
            och att det som en på är av för den till med har inte ett om var de han hon men från ska kan vid också
            """,
        "da": """
            og at det er en på af til i for den med har ikke et om var de han hun men fra skal kan ved også som
            """,
        "tr": """
            ve bir bu için da de ile olarak çok daha olan gibi ne kadar en ise sonra dedi olduğunu ama değil
            """,
        "bg": """
            и на да се за от в е не с са по че като до който ще беше си но към при след това
            """,
        "be": """
            і ў на не што з у да гэта як па ад за для але яго быў была былі таксама пра які яна яны па-за
            """,
    }.items()
}
_OF = {word: [code for code, own in _WORDS.items() if word in own] for word in frozenset().union(*_WORDS.values())}
_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "uk": "Ukrainian",
    "ru": "Russian",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "cs": "Czech",
    "ro": "Romanian",
    "sv": "Swedish",
    "da": "Danish",
    "tr": "Turkish",
    "bg": "Bulgarian",
    "be": "Belarusian",
}
_FEWEST, _SHARE = 4, 0.08  # words of a language that must stand there, and their share of all
_BY_FAR = 1.5  # times as many words of its own as English ones, for a text to be in another language
_READ = frozenset({ENGLISH, "de", "fr", "es", "uk", "ru"})  # with rules of their own; of the others only names are told
# Longer codes of these, and those that name none (ISO 639-2).
_LONG = {"eng": ENGLISH, "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ukr": "uk", "rus": "ru"}
_LONG |= dict.fromkeys(("und", "mul", "mis", "zxx"), "")
_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE | re.ASCII)
_MOST = 60_000  # characters that are looked at


def language_of(text: str, said: str | None = None) -> str | None:
    """The code of the language that most of a text is in, such as "en".

    Where its words tell too little, that is the one that it is `said` to be in, if any; so it is where they are most
    like those of a neighbour, as Croatian words are like Czech ones. Whatever may be English is: a text is in another
    language only where that has clearly more of its words.
    """
    found = text[:_MOST].replace("’", "'").lower().split()
    hits = dict.fromkeys(_WORDS, 0)
    for word, count in Counter(filter(_OF.__contains__, found)).items():
        for code in _OF[word]:
            hits[code] += count
    best, given = max(hits, key=hits.__getitem__), _given(said or "")
    if hits[best] < max(_FEWEST, _SHARE * len(found)):
        return given
    if hits[best] < _BY_FAR * hits[ENGLISH]:
        return ENGLISH
    is_neighbour = given is not None and given not in _WORDS and best not in _READ
    return given if is_neighbour else best


def _given(said: str) -> str | None:
    """The code of the language that is named by a code of two or three letters, with or without a country."""
    code = _CODE.match(said)
    found = code.group().lower() if code else ""
    return _LONG.get(found, found) or None


def named_language(code: str) -> str:
    """What a language is called: "German"; its code where it has no name here."""
    return _NAMES.get(code, code)


def small_words(code: str) -> frozenset[str]:
    """The words by which a language is told; none for one that is not."""
    return _WORDS.get(code, frozenset())


def is_foreign(code: str | None) -> bool:
    """Whether a text is known to be in another language than English, whose rules would read it wrongly."""
    return code not in {None, ENGLISH}
