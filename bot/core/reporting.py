"""The words that report speech: verbs of saying, and the small words that stand between a speaker and a verb.

Every table is our own, written from the grammar of English news; no corpus was counted for it.
"""

# Verbs that mean little else than saying. Each is given in the forms that news uses.
STRONG = frozenset(
    """
    said says say saying told tells tell telling wrote writes write writing added adds adding tweeted tweets
    posted asked asks asking continued continues explained explains explaining argued argues arguing noted notes
    noting replied replies replying responded responds stated states stating declared declares declaring insisted
    insists insisting warned warns warning joked jokes quipped quips concluded concludes recalled recalls remarked
    remarks remarking stressed stresses stressing emphasised emphasises emphasising emphasized emphasizes
    emphasizing announced announces announcing claimed claims claiming commented comments commenting observed
    observes reiterated reiterates reiterating highlighted highlights highlighting underlined underlines
    underlining underscored underscores affirmed affirms affirming asserted asserts asserting suggested suggests
    suggesting acknowledged acknowledges acknowledging admitted admits admitting conceded concedes maintained
    maintains contended contends confirmed confirms confirming alleged alleges predicted predicts predicting
    """.split()
)

# Verbs that report speech in some of their uses, or that put a few quoted words into the writer's clause.
WEAK = frozenset(
    """
    accused accuses accusing advised advises agreed agrees alluded answered answers apologised apologized appealed
    appeals assessed assesses assured assures assuring attacked attacks backed bashed began begins believed
    believes believe believing blamed blames blaming blasted blasts boasted boasts bragged called calls call
    calling cautioned cautions challenged characterised characterized charged charges charging cited cites citing
    clarified clarifies complained complains condemned condemns condemning countered counters cried cries
    criticised criticises criticized criticizes decried deemed deems defended defends demanded demands demanding
    denied denies denying denounced denounces denouncing described describes describing disclosed dismissed
    dismisses dismissing doubled dubbed echoed echoes elaborated estimated estimates exclaimed exclaims expects
    expected expressed expresses expressing feels felt framed hailed hails hinted hints hoped hopes implied
    implies indicated indicates indicating informed informs interjected labelled labels labeled lamented laments
    lauded lauds likened made makes mentioned mentions mocked mused objected offered offers opined outlined
    outlines pledged pledges pointed points praised praises praising proclaimed proclaims promised promises
    promising proposed proposes protested quoted quotes questioned questions raged railed rated reads read
    reasoned rebuked recounted recounts referred refers referring reflected rejected rejects released remembered
    reminded reminds repeated repeats reported reports reporting retorted revealed reveals ripped ruled scoffed
    sees saw shared shouted shouts showed shows signalled signals signaled slammed slams sneered snapped sought
    speaks speaking spoke spoken talked talks talking summed swore testified testifies thanked thinks think
    thought touted urged urges urging uttered vented voiced vowed vows vowing wants wanted went whispered wished
    wondered wonders yelled issued welcomed welcomes welcoming supported supports opposed opposes endorsed
    endorses according chanted chanting put puts argue insist warn agree suggest write predict acknowledge explain
    admit declare contend add ask reply respond confirm deny describe refer accuse condemn criticise criticize
    denounce emphasise emphasize complain assert acknowledging admitting conceding contending alleging recalling
    reiterates quipping joking tweeting posting texted emailed penned retweeted screamed screaming begged pleaded
    prayed mouthed gushed ranted fired lashed chimed riffed fumed bellowed thundered reassured deadpanned hollered
    admonished advising assessing bemoaned bragging cautioning characterises characterizes complaining countering
    decrying deriding derided echoing exclaiming hailing implying imploring implored
    intoned lamenting likening mocking mocks observing pleading pleads pledging pointing proclaiming proposing
    protesting questioning railing rebuffed rebutted referenced rejecting reminding repeating retorting revealing
    scolded shouting slamming sniped sums teased tells thanking thanks threatened touting voicing wondering
    branded brands branding disagreed disagrees concurred concurs
    """.split()
)

VERBS = STRONG | WEAK

# Verbs of WEAK for what somebody wants, thinks or does: their subject may as well be whom the speaker talks about.
MENTAL = frozenset(
    """
    agreed agrees backed began begins believed believes believe believing deemed deems estimates expects expected
    feels felt hoped hopes implies issued made makes opposed opposes supported supports endorsed endorses offered
    offers pledged pledges promised promises put puts read reads released rejected rejects ruled sees saw showed
    shows sought thinks think thought wants wanted went wished wishes shared remembered remembers according
    """.split()
)

# What may stand between a subject and its verb without changing who speaks: auxiliaries and adverbs not in -ly.
BETWEEN = frozenset(
    """
    also later then has had have having would will was were is are be been being now once often even still again
    further ever never just not always soon first previously did does do could should may might can must both all
    himself herself themselves itself who today yesterday earlier since thus so too already twice recently
    meanwhile monday tuesday wednesday thursday friday saturday sunday on in
    """.split()
)

# Prepositions: what follows one is seldom the subject of the clause.
PREPOSITIONS = frozenset(
    """
    to with of by in at on from for about against during into over under than toward towards like as via between
    among after before since without within behind beyond near through throughout upon despite amid alongside per
    until
    """.split()
)

# Words that show a finite clause, for telling a clause from a phrase.
FINITE = frozenset(
    """
    am is are was were be been has have had do does did will would shall should can could may might must cannot i
    we he she they it's that's there's what's he's she's it’s that’s there’s what’s he’s she’s let's let’s wants
    want need needs know knows think thinks believe believes says said made makes came comes went goes seems
    became remains got get gets took take takes gave give gives keep keeps let means mean happened started stopped
    wanted needed
    """.split()
)

# Things that are written or shown and can be quoted: they speak for whoever made them.
PAPERS = frozenset(
    """
    statement report article letter document ad advert memo study poll editorial post tweet email e-mail message
    note complaint lawsuit draft communique communiqué resolution declaration release op-ed speech plan proposal
    """.split()
)

# Last words of outlets' names: they print what others say, and seldom speak.
OUTLETS = frozenset(
    """
    times post journal news herald tribune guardian telegraph independent mail mirror sun economist observer today
    reuters bloomberg politico axios afp ap bbc cnn nbc abc cbs msnbc fox npr pbs sky ft wsj nyt lbc err dw
    euronews tass interfax ria meduza ukrinform pravda kommersant izvestia spiegel bild welt monde figaro press
    radio tv television newspaper magazine
    """.split()
)

# Verbs whose object was told something: it did not speak.
TELLING = frozenset({"told", "tells", "tell", "telling", "informed", "assured", "reminded", "warned", "asked"})

# Words that give something its name: what follows in marks is seldom said by anybody.
NAMING = frozenset("called titled entitled named dubbed labeled labelled nicknamed so-called known termed".split())

# Words for words.
WORDS = frozenset(
    "word words term phrase phrases slogan name names title song book film movie show series sign".split()
)
