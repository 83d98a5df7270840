"""Topics that are only named with what a cue is about: "slammed Berlin over the tram", "in the debate"."""

from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.reach import MODIFIERS
from bot.stance.wordings import Hit

# All tables are our own.
_TALK = frozenset(
    "speech statement talk report book question questions debate interview remark remarks comment comments article "
    "paper record policy policies view views doubt doubts row dispute quarrel referendum vote votes ballot poll "
    "hearing inquiry probe review audit plebiscite clarity transparency answers talking speaking".split()
)
_SHARING = frozenset(
    "part role seat place voice say progress breakthrough breakthroughs interest participation involvement engage "
    "engaged involved confidence trust advance advances".split()
)
_OTHER = frozenset(
    "alternative alternatives counterproposal counterproposals counter-proposal substitute replacement".split()
)
_BLAME = frozenset("criticism criticisms condemnation complaint complaints accusations blame".split())
# What, like talk, leaves open what it is about, when that is a deed.
_MATTERS = frozenset(
    "position positions stance stances decision decisions discussion discussions consensus unity agreement vote talks "
    "silent unclear divided split".split()
)
_TO = 3  # words from "to" to what is talked about
# Verbs, by their beginnings, that judge whom they are about.
_JUDGING = tuple(
    "support back endors welcom favo defend prais hail applaud slam blast decr lambast condemn critici denounc".split()
)


def is_aside(line: Line, cue: Cue, hit: Hit) -> bool:
    """Whether a cue is about somebody, or words, that a topic is only named with: "slammed Berlin over the tram"."""
    words = line.words
    is_judging = words[cue.first].key.startswith(_JUDGING) and cue.sort is Sort.WANT
    nouns = line.nouns if is_judging else ()
    judged = next((noun for noun in nouns if noun.first == cue.last + 1 < hit.first), None)
    is_of_them = judged is not None and not judged.owns and judged.last < hit.first
    is_about = cue.form is VerbForm.ING and cue.first > 1 and words[cue.first - 1].key in {"on", "about", "over"}
    if _is_setting(line, cue, hit):
        return True
    is_verb = cue.first > _TO and words[cue.first - _TO].key == "to"  # "too early to talk about sending"
    is_matter = is_about and words[cue.first - 2].key in _TALK | _MATTERS and not is_verb  # "no position on sending"
    is_talk = is_matter or any(
        (words[place].key in _TALK and words[place + 1].key in {"on", "about", "over"})
        or (words[place].key in _BLAME and words[place + 1].key in {"of", "over", "about", "for"})
        or (words[place].key in _OTHER and words[place + 1].key in {"to", "for"})
        or (words[place].key == "out" and words[place + 1].key == "of")  # "wants Northgate out of the talks"
        for place in range(cue.last + 1, hit.first - 1)
    )
    return is_of_them or is_talk


def _is_setting(line: Line, cue: Cue, hit: Hit) -> bool:
    """Whether a topic is only where something else happens: "urged her not to dictate terms in the debate"."""
    words, place = line.words, hit.first - 1
    while place > cue.last and words[place].key in MODIFIERS:
        place -= 1
    between = {word.key for word in words[cue.last + 1 : place]}
    is_in = place > cue.last and words[place].key in {"in", "during"}
    return is_in and "to" in between and _SHARING.isdisjoint(between)
