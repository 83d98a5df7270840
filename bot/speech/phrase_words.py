"""The words that phrases which name somebody are made of: pronouns, articles, offices and callings."""

PERSONAL = frozenset({"he", "she", "they", "i", "we", "it"})
DETERMINERS = frozenset(
    """
    the a an one some many several two three four five both his her its their our my another other most few these
    those top senior former any all no every each others
    """.split()
)
# Offices and callings: nouns that stand before a name, or in place of one.
CALLINGS = frozenset(
    """
    president vice-president minister chancellor premier senator secretary governor mayor ambassador envoy
    diplomat spokesman spokeswoman spokesperson adviser advisor aide chief head leader director chair chairman
    chairwoman chairperson official officials commander general colonel major admiral officer lawmaker congressman
    congresswoman representative deputy commissioner negotiator analyst expert professor historian economist
    author writer journalist reporter editor correspondent columnist commentator activist lawyer attorney judge
    prosecutor candidate nominee strategist manager pollster consultant founder owner executive ceo scientist
    researcher doctor soldier fighter veteran politician mp mep speaker whip coordinator counsel host anchor
    presenter pope patriarch king queen prince princess sources source ally friend wife husband son daughter
    father mother brother sister operative insider donor lobbyist pastor bishop delegate volunteer voter student
    user critic supporter witness envoys ambassadors presidents generals diplomats analysts experts critics
    supporters lawmakers leaders ministers spokesmen allies advisers advisors aides insiders observers researchers
    activists residents witnesses authorities prosecutors investigators police scholar
    """.split()
)
MODIFIERS = frozenset(
    """
    prime foreign defence defense interior finance economy energy press campaign deputy vice senior former acting
    national security military intelligence state chief general permanent special first second long-time longtime
    veteran retired opposition party political ex top anonymous unnamed local federal parliamentary presidential
    communications policy
    """.split()
)
PARTICLES = frozenset({"de", "la", "le", "van", "von", "der", "den", "bin", "al", "al-", "da", "di", "du", "ter", "zu"})
# What says which one is meant, behind its noun: "a source familiar with …".
QUALIFYING = frozenset({"close", "familiar", "briefed", "involved", "present", "aware"})
