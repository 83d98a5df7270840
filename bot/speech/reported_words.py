"""The words that report what somebody says, thinks or wants without marks: verbs, nouns and adjectives, by class.

Every table is our own, written from the grammar of English (which verbs take "that", "to", a person told, or only a
thing); no corpus was counted for it. Regular verbs are inflected by rule.
"""

from collections.abc import Iterator, Mapping

_VERBS = {
    "say": "say add note remark state explain opine interject chime",
    "write": "write tweet post email e-mail text blog scribble retweet",
    "reply": "reply answer retort counter rejoin",
    "respond": "respond react",
    "recall": "recall recount reminisce remember relate retell narrate",
    "announce": "announce declare proclaim",
    "comment": "comment observe testify conclude muse reflect",
    "continue": "continue",
    "quip": """
        joke quip jest shout yell scream cry exclaim whisper mutter mumble murmur sigh gush enthuse thunder
        bellow scoff sneer snap sniff chuckle laugh chant bark snarl fume boo heckle crow deadpan intone
    """,
    "argue": "argue assert claim contend insist allege reason posit theorize theorise postulate profess",
    "maintain": "maintain",
    "stress": "stress emphasize emphasise underscore underline highlight reiterate repeat affirm reaffirm",
    "boast": "boast brag swear",
    "admit": "acknowledge admit concede confess confirm",
    "agree": "agree disagree concur differ",
    "deny": "deny dispute",
    "accept": "recognize recognise accept",
    "suggest": "suggest imply hint indicate signal intimate insinuate",
    "propose": "propose recommend advocate moot float",
    "warn": "warn caution predict forecast foretell prophesy",
    "complain": "complain lament mourn protest bemoan grumble gripe fret",
    "tell": "tell inform assure remind notify convince persuade brief reassure advise",
    "teach": "teach alert lecture",
    "ask": "ask",
    "wonder": "wonder inquire enquire query",
    "consider": "ponder consider contemplate weigh rethink reconsider reassess mull",
    "urge": "urge encourage beg implore exhort entreat admonish beseech",
    "order": "order instruct direct command invite",
    "demand": "demand require request",
    "force": "press pressure push force compel prod goad nudge tempt lobby petition",
    "challenge": "challenge dare",
    "call": "call label dub brand nickname term",
    "describe": "describe characterize characterise portray depict cast paint frame",
    "regard": "deem regard view rate judge perceive classify interpret treat",
    "compare": "liken compare equate contrast",
    "think": "think believe feel",
    "assume": "assume suspect guess figure reckon imagine suppose doubt presume surmise speculate",
    "expect": "expect anticipate foresee envision project",
    "hope": "hope pray bet trust",
    "fear": "fear worry dread",
    "know": "know realize realise understand",
    "learn": "learn discover hear notice sense overlook misunderstand forget",
    "find": "find determine calculate estimate deduce infer assess establish gauge",
    "rule": "rule",
    "show": "show reveal demonstrate prove illustrate",
    "mean": "mean attest underlie represent",
    "report": "report disclose relay",
    "publish": "broadcast publish release leak document certify issue unveil print",
    "want": "want wish",
    "like": "prefer love like hate desire enjoy cherish adore admire appreciate fancy",
    "need": "need deserve crave long yearn dream",
    "plan": "plan intend aim",
    "decide": "decide choose opt resolve elect vote prepare conspire plot",
    "seek": "seek",
    "try": "try attempt struggle strive hesitate fight begin work move manage scramble",
    "promise": "promise vow pledge guarantee",
    "threaten": "threaten offer commit volunteer undertake warrant",
    "refuse": "refuse decline",
    "reject": "reject rebuff renounce disavow refute repudiate oppose debunk rebut",
    "avoid": "shun resist ignore avoid abandon sidestep dodge skirt",
    "support": "support endorse back defend favor favour embrace champion approve promote second espouse tout trust",
    "praise": """
        praise applaud welcome laud thank congratulate respect commend salute celebrate cheer honor honour bless
        credit hail extol glorify compliment
    """,
    "value": "value boost care rally side",
    "criticize": """
        criticize criticise condemn denounce blast slam decry assail bash berate chide chastise deride excoriate
        lambast lambaste rebuke reprimand scold castigate deplore disparage pillory
    """,
    "attack": """
        attack mock dismiss ridicule lampoon skewer slander smear insult knock hammer hit rip savage scorn
        belittle demean denigrate impugn trash lash rap pan target discredit
    """,
    "question": "question",
    "hate": "resent regret dislike detest loathe despise distrust mistrust",
    "accuse": "accuse charge",
    "blame": "blame fault indict sue",
    "discuss": "discuss debate address analyze analyse summarize summarise review touch revisit answer preach",
    "cite": "cite mention reference invoke quote echo raise",
    "outline": "outline detail clarify articulate specify stipulate spell elaborate",
    "express": "express voice convey",
    "study": "examine explore evaluate study investigate probe",
    "present": "present share pitch introduce list tease deliver",
    "speak": "speak talk",
    "refer": "refer point allude",
    "appeal": "appeal object apologize apologise campaign rail rant stump vouch",
    "focus": "focus center dwell concentrate",
    "see": "see",
    "watch": "watch look read witness eye view track spot",
    "allow": "allow let permit ban bar forbid prohibit authorize authorise enable block veto help",
    "mind": "care mind matter surprise please alarm anger upset irk outrage inspire impress interest concern",
    "seem": "seem appear sound",
}
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "feel": "felt", "know": "knew known",
    "understand": "understood", "forget": "forgot forgotten", "hear": "heard", "find": "found", "show": "shown",
    "mean": "meant", "choose": "chose chosen", "seek": "sought", "fight": "fought", "begin": "began begun",
    "speak": "spoke spoken", "see": "saw seen", "swear": "swore sworn", "foresee": "foresaw foreseen", "let": "",
    "teach": "taught", "read": "", "bet": "", "withdraw": "withdrew withdrawn", "undertake": "undertook undertaken",
    "cast": "", "hit": "", "misunderstand": "misunderstood", "rethink": "rethought", "dream": "dreamt", "beg": "",
    "broadcast": "", "learn": "learnt", "forbid": "forbade forbidden", "overlook": "", "beseech": "besought",
    "underlie": "underlay", "withhold": "withheld",
}  # fmt: skip
_DOUBLED = frozenset(
    "commit refer opt plan admit beg permit ban bar rebut plot nod bet rip regret quip rap pan chat prod dub "
    "brag fret let forget hit begin infer prefer concur".split()
)
_NO_ED = frozenset(
    "say tell write think feel know understand find mean choose seek fight begin speak see swear foresee let teach "
    "read bet cast hit rethink broadcast forget hear forbid undertake misunderstand".split()
)
_NOUNS = {
    "claim": """
        claim statement assertion allegation accusation argument contention charge insistence declaration remark
        comment complaint explanation testimony admission acknowledgment acknowledgement confirmation denial
        announcement reply response message word words tweet post rumor rumour rumors quote line answer
        assurance clarification reminder confession reports news story
    """,
    "belief": """
        belief view opinion idea notion theory conviction feeling impression perception assumption suspicion
        confidence faith sense thought understanding knowledge realization recognition conclusion judgment
        judgement assessment estimate finding interpretation philosophy mindset expectation prediction forecast
        consensus vision memory awareness attitude stance position perspective doubt certainty misconception
        hunch logic rationale optimism pessimism epiphany worldview interest focus
    """,
    "sign": "sign evidence indication proof suggestion fact reason possibility prospect chance likelihood risk case",
    "wish": """
        hope desire wish demand request call appeal plea urge dream goal aim ambition intention intent plan
        proposal recommendation suggestion bid effort attempt push drive decision choice determination
        willingness eagerness readiness commitment promise vow pledge threat offer refusal reluctance
        unwillingness inability advice invitation instruction order resolution agreement preference interest
        agenda strategy ability policy mission vote proposals plans promises efforts calls demands hopes
    """,
    "fear": """
        fear worry concern anxiety skepticism scepticism alarm warning caution panic fears concerns doubts
        warnings
    """,
    "support": """
        support backing endorsement praise approval admiration respect enthusiasm love appreciation affection
        sympathy passion tribute fondness enthusiasm gratitude defense defence embrace advocacy acceptance
    """,
    "attack": """
        criticism condemnation opposition attack objection attacks rejection disdain dislike anger frustration
        outrage hatred contempt disapproval dissatisfaction disgust distrust denunciation rebuke critique
        mockery dismissal swipe swipes jab jabs shot shots dig broadside criticisms objections complaints
        ambivalence regret
    """,
    "question": """
        question questions inquiry debate discussion discussions conversation talk speculation dispute
        disagreement
    """,
    "paper": "poll survey study report letter memo article book essay column speech lawsuit ruling testimony",
    "holder": """
        supporter supporters critic critics opponent opponents advocate advocates proponent proponents fan fans
        skeptic skeptics admirer admirers defender defenders backer backers champion
    """,
}
_ADJECTIVES = {
    "sure": "confident sure certain convinced aware unaware mindful satisfied adamant clear positive conscious",
    "moved": """
        worried concerned afraid fearful nervous anxious skeptical sceptical wary upbeat bullish bitter cynical
        obsessed curious silent mum hopeful optimistic pessimistic proud glad happy pleased sorry upset angry
        frustrated disappointed surprised shocked grateful thankful excited enthusiastic embarrassed ashamed
        uneasy uncomfortable comfortable dismayed alarmed outraged furious thrilled critical supportive
        dismissive doubtful suspicious tired unhappy dissatisfied ambivalent dubious sad amazed disgusted scared
        sympathetic jealous fond leery
    """,
    "ready": """
        willing unwilling eager ready reluctant determined keen hesitant prepared committed open opposed loath
        inclined interested likely set poised free able unable due bound
    """,
}
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with what it is: base, s, past, ing."""
    yield verb, "base"
    is_sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    turns = verb.endswith("y") and verb[-2] in _CONSONANTS
    yield (verb[:-1] + "ies" if turns else verb + ("es" if is_sibilant else "s")), "s"
    doubled = verb + verb[-1] if verb in _DOUBLED else verb
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) else doubled
    yield stem + "ing", "ing"
    for past in _IRREGULAR.get(verb, "").split():
        yield past, "past"
    if verb not in _NO_ED:
        yield (verb[:-1] + "ied" if turns else stem + "ed"), "past"


def _cues() -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for group, nouns in _NOUNS.items():
        for noun in nouns.split():
            found[noun] = (f"n.{group}", "noun")
            found.setdefault(noun + "s", (f"n.{group}", "nouns"))
    for group, adjectives in _ADJECTIVES.items():
        found |= dict.fromkeys(adjectives.split(), (f"a.{group}", "adj"))
    verbs: dict[str, tuple[str, str]] = {}
    for group, each in _VERBS.items():
        for verb in each.split():
            for form, what in _forms(verb):
                verbs.setdefault(form, (group, what))
    return {word: (group, f"{form}?" if word in found else form) for word, (group, form) in verbs.items()} | {
        word: value for word, value in found.items() if word not in verbs or value[1] == "adj"
    }


# Each form with its class and what form it is; a form with a "?" is a noun as well, whose class NOUNS has.
CUES: Mapping[str, tuple[str, str]] = _cues()
NOUNS: Mapping[str, str] = {
    form: f"n.{group}" for group, nouns in _NOUNS.items() for noun in nouns.split() for form in (noun, noun + "s")
}
