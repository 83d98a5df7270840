"""Words by which other languages say who spoke, kept short: a verb that may mean something else names nobody.

Verbs are in the third person, in which news reports; of Russian and Ukrainian both genders. Our own lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of a language's way of saying who spoke.

    `verbs` of saying, whole words, of several words as they stand together; `sources` stand before whoever is cited
    (“laut”); `that` opens what is said. `stops` end a phrase that names somebody, `joins` put another beside them,
    `pronouns` name nobody. `times` may stand between verb and name, behind a word of `before`, and so may single words
    for whom something was told to (“ihm”), which are among them; `to` stands before any other. With verbs that are
    `relays` outlets and agencies pass words on, too; `of` stands before whom somebody belongs to: “Sprecherin von X”.
    Behind a word that ends in one of `titles` a surname is its holder's.
    """

    verbs: frozenset[str]
    sources: frozenset[str]
    that: frozenset[str]
    stops: frozenset[str]
    joins: frozenset[str]
    pronouns: frozenset[str]
    times: frozenset[str]
    before: frozenset[str]
    to: frozenset[str] = frozenset()
    relays: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()


def _words(rows: str) -> frozenset[str]:
    return frozenset(rows.split())


def _phrases(rows: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in rows.split("/"))


def _past(participles: str) -> Iterator[str]:
    """French verbs of saying in the compound past, with the words that stand inside of it."""
    for participle in participles.split():
        for auxiliary in ("a", "avait"):
            yield f"{auxiliary} {participle}"
            yield from (
                f"{auxiliary} {between} {participle}" for between in ("aussi", "également", "encore", "toutefois")
            )


WORDS: Mapping[str, Words] = {
    "de": Words(
        verbs=_words(
            """
            sagte sagt erklärte erklärt betonte betont antwortete warnte meinte kritisierte forderte teilte schrieb
            kommentierte räumte begründete beteuerte versicherte bekräftigte entgegnete erwiderte berichtete unterstrich
            ergänzte lobte mahnte bedauerte klagte behauptete so
            """
        ),
        sources=_phrases("laut / nach angaben von / nach den worten von / nach worten von"),
        that=_words("dass"),
        stops=_words(
            """
            in im am an auf aus bei beim nach vor mit ohne zu zum zur gegenüber während dass als wie bis seit um für
            über unter gegen wegen nicht auch noch sich dem
            """
        ),
        joins=_words("und oder sowie"),
        pronouns=_words("er sie es man wir ich ihr dieser diese dies jemand niemand einer alle viele andere"),
        times=_words(
            """
            montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend heute gestern abend morgen vormittag
            nachmittag zuvor zuletzt anschließend dagegen weiter bereits später wiederum dazu daraufhin
            ihm ihnen mir uns
            """
        ),
        before=_words("am"),
        relays=_words("schrieb berichtete teilte kommentierte"),
        of=_words("von des der"),
        titles=("kanzler", "kanzlerin", "präsident", "präsidentin", "minister", "ministerin", "premier", "sekretär"),
    ),
    "fr": Words(
        verbs=frozenset(
            [
                *_words(
                    """
                    déclare dit affirme explique estime assure prévient ajoute précise souligne répond confie insiste
                    s'insurge s'inquiète regrette rappelle martèle indique lance déplore
                    """
                ),
                *_past(
                    """
                    déclaré dit affirmé expliqué estimé assuré prévenu ajouté précisé souligné répondu confié insisté
                    regretté rappelé martelé indiqué lancé déploré reconnu justifié averti annoncé soutenu répliqué jugé
                    commenté écrit promis admis
                    """
                ),
            ]
        ),
        sources=_phrases("selon / d'après / pour"),
        that=_words("que qu"),
        stops=_words(
            """
            à a au aux dans devant lors après avant sur en par pour avec sans sous vers chez depuis pendant que qui dont
            où ne se n'a il y ce cette mais comme auprès
            """
        ),
        joins=_words("et ou"),
        pronouns=_words("il elle ils elles on je nous vous celui celle ceux l'un l'une certains beaucoup"),
        times=_words(
            """
            lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui soir matin midi après-midi ainsi
            ensuite dernier
            """
        ),
        before=_words("ce le"),
        to=_words("à"),
        relays=_phrases("a écrit / a indiqué / a annoncé / indique"),
        of=_words("de du des"),
        titles=("président", "présidente", "chancelier", "chancelière", "ministre"),
    ),
    "es": Words(
        verbs=_words(
            """
            dijo afirmó declaró aseguró explicó señaló añadió agregó respondió advirtió sostuvo subrayó recalcó indicó
            reconoció lamentó insistió manifestó comentó apuntó destacó preguntó admitió denunció criticó precisó
            contestó replicó concluyó dice afirma asegura explica señala añade sostiene advierte
            """
        ),
        sources=_phrases("según / de acuerdo con / en palabras de"),
        that=_words("que"),
        stops=_words(
            """
            en a al tras ante durante desde sobre con sin por para que quien como hasta entre contra este esta hacia no
            se
            """
        ),
        joins=_words("y e o u"),
        pronouns=_words("él ella ellos ellas yo nosotros uno una alguien nadie este esta esto eso aquel quien otros"),
        times=_words(
            """
            lunes martes miércoles jueves viernes sábado domingo ayer hoy también ahora entonces mañana tarde noche
            """
        ),
        before=_words("el este"),
        to=_words("a"),
        relays=_words("indicó precisó"),
        of=_words("de del"),
        titles=("presidente", "presidenta", "canciller", "ministro", "ministra"),
    ),
    "uk": Words(
        verbs=_words(
            """
            сказав сказала заявив заявила додав додала зазначив зазначила наголосив наголосила підкреслив підкреслила
            повідомив повідомила пояснив пояснила попередив попередила визнав визнала відповів відповіла написав
            написала розповів розповіла уточнив уточнила нагадав нагадала вважає каже говорить стверджує заявляє
            зауважив зауважила
            """
        ),
        sources=_phrases("за словами / на думку"),
        that=_words("що"),
        stops=_words(
            """
            у в на після під перед про що з зі із до для від за при через щодо коли як журналістам уже вже
            """
        ),
        joins=_words("і й та або"),
        pronouns=_words("він вона воно вони я ми ви хтось ніхто дехто той та це цей ця всі інші"),
        times=_words(
            """
            понеділок вівторок середу четвер п'ятницю суботу неділю сьогодні вчора також тоді згодом раніше журналістам
            ввечері вранці йому їй їм мені нам вам
            """
        ),
        before=_words("у в"),
        titles=("президент", "канцлер", "прем'єр", "міністр", "генсек"),
        relays=_words("повідомив повідомила написав написала розповів розповіла уточнив уточнила"),
    ),
    "ru": Words(
        verbs=_words(
            """
            сказал сказала заявил заявила добавил добавила отметил отметила подчеркнул подчеркнула сообщил сообщила
            пояснил пояснила объяснил объяснила предупредил предупредила признал признала ответил ответила написал
            написала рассказал рассказала уточнил уточнила напомнил напомнила считает говорит утверждает заявляет
            указал указала
            """
        ),
        sources=_phrases("по словам / по мнению"),
        that=_words("что"),
        stops=_words(
            """
            в во на после под перед о об что с со из до для от за при через когда как журналистам уже по к не
            """
        ),
        joins=_words("и или"),
        pronouns=_words("он она оно они я мы вы кто-то никто тот та то это этот эта все другие"),
        times=_words(
            """
            понедельник вторник среду четверг пятницу субботу воскресенье сегодня вчера также тогда позже ранее
            журналистам вечером утром ему ей им мне нам вам
            """
        ),
        before=_words("в во"),
        titles=("президент", "канцлер", "премьер", "министр", "генсек"),
        relays=_words("сообщил сообщила написал написала рассказал рассказала уточнил уточнила"),
    ),
}
_NONE = frozenset[str]()
NO_WORDS = Words(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE)  # of a language known by its name only
