"""What each weighed feature says, in words of ours: for explaining a choice, never for making it.

A feature is made of atoms, and so are its words. "It" is the phrase that may name the speaker, "verb" one of saying.
"""

from collections.abc import Mapping

_NOBODY = "nobody: "

ATOMS: Mapping[str, str] = {
    # How the quotation sits in its sentence.
    "alone": "the quotation stands alone",
    "opens": "the quotation opens the sentence",
    "closes": "the quotation closes the sentence",
    "inside": "the quotation is inside the sentence",
    "sure verb here": "its sentence has a sure verb",
    "verb here": "its sentence has a verb that may be one of saying",
    "no verb here": "its sentence has no verb",
    "at the start": "nothing stands before the quotation",
    "at the end": "nothing stands behind the quotation",
    "ends in comma": "the words end in a comma",
    "ends in mark": "the words end in ? or !",
    "ends in stop": "the words end in a stop",
    "ends open": "the words have no end mark",
    "one word": "one word",
    "two words": "two words",
    "three words": "three words",
    "some words": "four or five words",
    "a line of words": "six to nine words",
    "many words": "ten words or more",
    "utterance": "a clause or more",
    "fragment": "less than a clause",
    "direct": "the words open as a sentence does",
    "mixed": "the words are inside the writer's own clause",
    "opens its paragraph": "the sentence opens its paragraph",
    "second quotation": "another quotation stands before it in the sentence",
    "title case": "every long word has a capital, as in a title",
    "goes on in lower case": "the words begin in lower case",
    "resumed": "the quotation before was never closed",
    "a given name": "it is what something or somebody is called",
    "shown on a thing": "it is what a sign or the like shows",
    "a word as such": "it is spoken of as a word",
    "asks": "the words ask, and those in the paragraph before did not",
    "answers": "the words in the paragraph before asked, and these do not",
    "in a dialogue": "questions stand in paragraphs of their own nearby",
    "says which one another is": "only says which one the phrase before it means",
    "one of several": "one of several quotations of the sentence",
    "named so": "a word such as “called” or “titled” stands before it",
    "called words": "a word such as “term” or “slogan” stands before it",
    "always": "what always speaks for nobody",
    "a clause surely reported": "the quotation stands in a clause that is surely reported speech",
    "a clause likely reported": "the quotation stands in a clause that is likely reported speech",
    "a clause perhaps reported": "the quotation stands in a clause that is perhaps reported speech",
    "a clause hardly reported": "the quotation stands in a clause that is hardly reported speech",
    "its own": "as what it says",
    "another's": "as what another says",
    # Where the phrase stands.
    "before": "in the same sentence, before the quotation",
    "after": "in the same sentence, behind the quotation",
    "1 back": "one sentence before",
    "2 back": "two sentences before",
    "3 back": "three sentences before",
    "4 back": "more than three sentences before",
    "other paragraph": "in another paragraph",
    "next sentence": "only in the next sentence",
    "next paragraph": "only in the next paragraph",
    "elsewhere": "not in the quotation's sentence",
    "first": "the first that is named there",
    "second": "the second that is named there",
    "later": "two or more are named before it there",
    "last": "the last that is named there",
    "last but one": "one more is named behind it there",
    "followed by others": "two or more are named behind it there",
    "nobody between": "nobody stands between it and the quotation",
    "one nearer": "one other stands nearer to the quotation",
    "others nearer": "others stand nearer to the quotation",
    "at its side": "right beside the quotation",
    "close": "two or three words from the quotation",
    "near": "some words from the quotation",
    "some way off": "seven to twelve words from the quotation",
    "distant": "far from the quotation",
    "runs into the quotation": "runs straight into the quoted words",
    "leads to a colon": "the first in its sentence, which leads to the words by a colon",
    "so says it": "the sentence behind the words says that it said so",
    "ends in a colon": "its sentence ends in a colon",
    "closes the sentence": "closes the sentence with its verb, behind a comma",
    # What it names.
    "he or she": "“he” or “she”",
    "I or we": "“I” or “we”",
    "it": "“it”",
    "they": "“they”",
    "person": "a person whom the text names in full",
    "name": "a name",
    "outlet": "named like an outlet",
    "calling": "a calling, such as “the minister”",
    "paper": "a statement, report or letter",
    "plural": "more than one",
    "noun": "a common noun",
    "who": "“who”",
    "owner": "only owns what follows: “X's”",
    "once": "named once in the text",
    "twice": "named twice in the text",
    "several times": "named three to five times in the text",
    "many times": "named often in the text",
    # How it is tied to its verb.
    "subject": "the subject of its verb",
    "apposed": "the subject, with an aside before its verb",
    "modified": "the subject, with what tells which one",
    "inverted": "right behind its verb",
    "source": "behind “according to”",
    "label": "the sentence's first words, before a colon",
    "one of a run of labels": "the sentence beside it begins with a label, too",
    "agent": "behind “by” and its verb",
    "far": "its verb is farther off in the sentence",
    "none": "no verb belongs to it",
    "sure verb": "a sure verb",
    "verb": "a verb that may be one of saying",
    "verb of wanting": "a verb of thinking or wanting",
    "no verb": "without a verb",
    "one between": "one other stands between it and its verb",
    "others between": "others stand between it and its verb",
    "no other between": "nobody stands between it and its verb",
    "and then a verb": "it did something “and said”",
    "then a verb in -ing": "it did something, “saying”",
    "then who": "“who” stands before its verb",
    "then a comma": "a comma stands before its verb",
    "then another word": "another word stands before its verb",
    "verb at once": "its verb is right beside the quotation",
    "verb near": "few words between its verb and the quotation",
    "verb some way off": "some words between its verb and the quotation",
    "verb far off": "many words between its verb and the quotation",
    "verb first": "its verb stands before the quotation",
    "verb last": "its verb stands behind the quotation",
    # Whose clause the quotation stands in.
    "passes words on": "passes on what another said",
    "another takes over": "another subject takes over before the quotation",
    "takes over": "takes over from another subject and leads to the quotation",
    "tells of another": "only tells that another said it",
    "reads another's words": "reads or repeats another's words",
    "tells of another's words": "a label before, where the sentence itself says who spoke",
    "comments on another's words": "speaks of what another said: “A mocked B's pledge to …”",
    "whose words they are": "owns the claim or pledge that the words are in",
    "is asked": "was asked about it: the words are in the question",
    "is quoted": "is whom another quotes: “A quotes B: …”",
    "keeps within its commas": "“who” of an aside that ends before the verb",
    "is told of": "others say it of them: “was told”",
    # Who spoke before.
    "speaker before": "spoke the quotation before",
    "this sentence": "in this sentence",
    "this paragraph": "in this paragraph",
    "above": "in a paragraph before",
    "a sentence ago": "no sentence without a quotation since",
    "a paragraph ago": "no paragraph without a quotation since",
    "long ago": "paragraphs without a quotation since",
    "named like the speaker before": "named like the speaker before",
    "the speaker's pronoun": "the speaker before was “he” or “she”, too",
    "another than the speaker before": "not the speaker before",
    "nobody spoke before": "nobody spoke before",
}
_BESIDE: Mapping[str, str] = {
    "begins the sentence": "begins the sentence",
    "ends the sentence": "ends the sentence",
    "an auxiliary": "“is”, “has” or the like",
}
_SIGNS: Mapping[str, str] = {
    "quotation": "another quotation",
    "sure verb": "a sure verb",
    "verb": "a verb that may be one of saying",
    "preposition": "a preposition",
    "auxiliary": "a small word of a verb",
    "determiner": "a word such as “this”",
    "comma": "a comma",
    "colon": "a colon",
    "hyphen": "a hyphen",
    "dash": "a dash",
    "bracket": "a bracket",
    "stop": "a stop",
    "capital": "a word with a capital",
    "word": "a common word",
}


def words(feature: str) -> str:
    """What a feature says; of "nobody" it is the quotation that is described."""
    return "; ".join(_words(atom) for atom in feature.removeprefix(_NOBODY).split(", "))


def _words(atom: str) -> str:
    """What one atom says. A KeyError tells of an atom without words."""
    if atom in ATOMS:
        return ATOMS[atom]
    if atom in _BESIDE:
        return _BESIDE[atom]
    place, _, what = atom.partition(" ")
    if place in ("before", "behind"):  # the phrase
        return f"{place} {_BESIDE.get(what, what) if ' ' in what else f'“{what}”'}"
    stands = {"after": "the quotation stands behind", "then": "behind the quotation stands"}[place]
    is_small = place == "after" and what not in _SIGNS
    return f"{stands} {f'“{what}”' if is_small else 'a conjunction' if what == 'and' else _SIGNS[what]}"
