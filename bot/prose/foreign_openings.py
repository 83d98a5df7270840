"""Openings of sentences that lean on the sentence before, in languages other than English: “Er …”, “Це …”.

Our own lists, as for English in `showable`: who is “elle”, what does “sin embargo” answer?
"""

import re
from collections.abc import Mapping

_MARKS = re.compile(r"^\W+")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+){0,3}")
_LEANING: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "de": """
            er sie es ihm ihr ihnen ihn sein seine seinen seiner seinem ihre ihren ihrer ihrem dies dieser diese dieses
            diesem diesen solche danach dann dabei dafür dagegen damit daran darauf daraufhin darin darum davon dazu
            doch aber allerdings jedoch zudem außerdem ferner deshalb daher trotzdem dennoch hingegen somit folglich
            auch und oder denn stattdessen gleichzeitig zugleich unterdessen demnach dort letztere letzterer erstere
            """,
        "fr": """
            il elle ils elles cela ceci ça celui-ci celle-ci ceux-ci celles-ci celui celle ceux celles ce cet cette ces
            son sa ses leur leurs lui mais et donc or car cependant toutefois pourtant néanmoins ainsi alors ensuite
            puis aussi également c'est c'était dès-lors parallèlement
            """,
        "es": """
            él ella ellos ellas esto eso aquello este esta estos estas ese esa esos esas aquel aquella su sus pero y e
            o así entonces además también luego después asimismo igualmente ambos ambas
            """,
        "uk": """
            він вона воно вони його її їх їм йому їй їхній їхня їхні це цей ця ці цього цьому того тому той та те такий
            така такі але а проте однак отже також втім натомість тоді потім далі і й водночас утім зокрема звідси
            """,
        "ru": """
            он она оно они его ее её их им ему ей это этот эта эти этого этому того тот те такой такая такие но а
            однако поэтому также впрочем зато тогда потом затем далее и причем причём притом вместе-с-тем следовательно
            """,
    }.items()
}
_PHRASES: Mapping[str, tuple[str, ...]] = {
    "de": (
        *("das ist ", "das sei ", "das war ", "das wäre ", "das teilte ", "das sagte ", "das bedeutet ", "das gilt "),
        *("das hat ", "das habe ", "das zeigt ", "im gegenzug", "zum beispiel", "aus diesem grund", "in diesem "),
        *("bei dieser ", "nach seinen ", "nach ihren ", "so etwas", "zu diesem ", "in dieser "),
    ),
    "fr": (
        *("en effet", "en revanche", "par ailleurs", "de plus", "par conséquent", "en outre", "à ce titre", "dans ce "),
        *("malgré cela", "pour cela", "après cela", "selon lui", "selon elle", "selon eux", "d'où ", "à cet égard"),
        *("dans cette ", "par exemple", "de son côté", "pour sa part"),
    ),
    "es": (
        *("sin embargo", "no obstante", "por tanto", "por lo tanto", "por ello", "por eso", "en cambio", "de hecho"),
        *("por su parte", "en consecuencia", "por ejemplo", "en este ", "en esta ", "con ello", "para ello", "de ahí"),
        *("según él", "según ella", "por otra parte", "a su vez", "al mismo tiempo"),
    ),
    "uk": (
        *("крім того", "при цьому", "після цього", "тим часом", "про це ", "за його словами", "за її словами"),
        *("таким чином", "з цього", "через це", "наприклад", "у свою чергу", "для цього", "до того ж", "на його думку"),
    ),
    "ru": (
        *("кроме того", "при этом", "после этого", "тем временем", "об этом ", "по его словам", "по ее словам"),
        *("по её словам", "таким образом", "из-за этого", "например", "в свою очередь", "для этого", "к тому же"),
        *("вместе с тем", "в связи с этим", "по его мнению"),
    ),
}
# “Diese Woche”, “ce lundi”, “цього року” point to nothing before them, nor does “il y a trois ans”.
_FREE: Mapping[str, re.Pattern[str]] = {
    "de": re.compile(
        r"dies\w{0,2} (?:woche|monat|jahr|wochenende|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
        r"sonntag|sommer|winter|frühjahr|herbst)|es gibt|es gab"
    ),
    "fr": re.compile(
        r"il y a|ce(?:tte)? (?:semaine|mois|année|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
        r"dimanche|matin|soir|nuit|été|hiver|printemps|automne)"
    ),
    "es": re.compile(
        r"est[ea]s? (?:semana|mes|año|fin|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|"
        r"tarde|noche|verano|invierno|primavera|otoño)"
    ),
    "uk": re.compile(r"ц\w{1,4} (?:тижн|рок|місяц|понеділ|вівтор|серед|четвер|п'ятниц|субот|неділ|лі|зим|вес|осе)"),
    "ru": re.compile(
        r"эт\w{1,3} (?:недел|год|месяц|понедель|вторник|сред|четверг|пятниц|суббот|воскрес|лет|зим|вес|осен)"
    ),
}
# “…”, sagte er; « …, a-t-elle dit; «…», — сказал он: whose words are these?
_BY_PRONOUN = re.compile(
    r"[»“”\",]\s?[,—–-]{0,2}\s?"
    r"(?:[^\W\d_]{2,20} (?:er|sie|él|ella|он|она|він|вона)|[^\W\d_]{1,20}-(?:t-)?(?:il|elle)s?)\b"
)


def leans_in(sentence: str, language: str) -> bool:
    """Whether a sentence of a language opens with what points back; False in one that is only known by its name."""
    if language not in _LEANING:
        return False
    plain = _MARKS.sub("", sentence[:60].replace("’", "'").lower())
    if _FREE[language].match(plain):
        return False
    first = _WORD.match(plain)
    is_leaning = first is not None and first.group() in _LEANING[language]
    return is_leaning or plain.startswith(_PHRASES[language]) or _BY_PRONOUN.search(sentence) is not None
