"""The lines that pages put around an article, known by what they say and how they are built.

The phrases are our own list, kept from reading news pages as text: buttons, boxes, appeals, credits. They are written
as `fold` leaves a line: lower case, straight apostrophes.
"""

import re
from enum import StrEnum

from bot.core.dates import dateline
from bot.core.text import fold
from bot.prose import furniture_abroad as abroad


class Furniture(StrEnum):
    """What a line that is surely no article is."""

    END = "end of the article"
    REMARKS = "readers' remarks"
    CAPTION = "caption"
    BUTTON = "button"
    CALL = "call or label"
    APPEAL = "appeal"
    LINK = "link"
    BYLINE = "byline"
    CRUMBS = "path of sections"
    COUNTER = "age or counter"
    AVATAR = "picture of a person"
    DATE = "date line"


# The whole line, but for marks at its ends.
_BUTTONS = """
    ad / ads / advertisement / advertisements / advertising / sponsored / sponsored content / promoted
    paid content / share / tweet / email / e-mail / print / pin / copy link / link copied / save / like / reply
    comment / comments / report / close / menu / search / x / poster / show more / show more news / show less
    load more / view all / view comments / show comments / view gallery / play video / video of the day
    video of day / latest video / latest videos / videos / photos / gallery / live / exclusive / watch live
    watch now / next / previous / back / home / keep reading / read next / up next / related / related articles
    related stories / related news / related topics / related content / related posts / related tags
    related links / related coverage / recommended / trending / recommended for you / trending now / most read
    most popular / most viewed / most recent / most shared / top stories / latest news / latest stories / latest
    breaking news / must read / must reads / don't miss / editors' picks / editor's picks / editor's pick
    what to read next / you may like / you might like / more / more news / more stories / newsletter / newsletters
    subscribe / subscribe now / sign up / sign in / log in / login / register / join now / contribute / donate
    support us / follow / follow us / about / about us / contact / contact us / careers / faq / help
    hide caption / toggle caption / caption / photo / image / by / author / authors / tags / topics / topic
    category / categories / related reading / explore more / text size / back to top / scroll to top / facebook
    twitter / whatsapp / telegram
    instagram / linkedin / reddit / pinterest / youtube / messenger / terms of use / privacy / all rights reserved
    0 comments
"""
# How a line of some words opens: calls and labels with a colon in any case, others unless it ends as a sentence does,
# since “Posted on Telegram, the video shows …” is prose.
_CALLS = """
    read more / read also / read next / read the full / also read / see also / keep reading / continue reading
    you may also like / you might also like / related: / trending: / recommended: / join us on / find us on
    like us on / follow us / click to share / click here / tap here / leave a comment / leave a reply
    please subscribe / subscribe to / subscribe for / sign up / sign in / log in / register now / register to
    register for / you can unsubscribe / by subscribing / by signing up / get the latest / get our
    fresh daily newsletter / story continues / article continues / skip to / skip ad / skip past / photo:
    photos: / image: / picture: / credit: / source: / caption: / illustration: / published: / updated: / tags:
    topics: / category: / categories: / video: / we use cookies / this site uses cookies
    this website uses cookies / have you got a story / do you have a story / got a tip / got a story / watch:
    watch the full / watch the video / listen: / listen to this / listen to the article / download the app
    download our / this article originally appeared / this story originally appeared / this article was originally
    have your say / only verified information / image caption, / image source, / media caption, / item 1 of
    slide 1 of / acquire licensing / our standards: / this work is licensed / this interview has been
    this interview was edited / this conversation has been / this story has not been edited / the views expressed
    comments have to be / as you comment, / please be respectful / thanks for signing up / thank you for signing up
    thank you for subscribing / success! you / whoops! there / no spam / get breaking / make a gift
    like this story / enjoyed this / cancel anytime / explore our subscriptions / watch more / listen now
    keep up with all the latest / want the latest / enjoying this / stay with us on / catch up on our
    stories like this / a version of this article / above: / pictured: / pictured above / main image
    welcome to / sign up here
    republish this / reuse this content / order reprints / loading...
"""
_LABELS = """
    see more / more from / you may like / related stories / up next / related articles / related story
    related article / more on this / more news / more stories / most read / most popular / most viewed
    don't miss / must read / share on / share via / share this / share with / share article / share story
    daily at / photo by / photo credit / image by / image credit / image source / image caption / image copyright
    file photo / getty images / enlarge this image / enlarge image / open image / view image / written by
    posted by / posted on / posted at / posted in / published by / published on / published at / updated on
    updated at / edited by / last updated / last modified / first published / filed under / copyright / terms of
    privacy policy / cookie policy / cookie settings / watch live / watch now / play video / view gallery
    view comments / sponsored by / promoted by / latest video / next article / previous article / next post
    previous post / next story / previous story / also on rt.com / more great / popular on / post by / re:
    in other news / trending news / what we're reading / follow the new / follow us / about this article
"""
# What a line of at most a short paragraph says anywhere; nothing that a politician might say, as “become a member”.
_APPEALS = """
    one-time donation / become a patron / become a supporter / become a subscriber / by clicking here / click here
    may earn a commission / may get a share of the sale / affiliate commission / save my name, email
    uses akismet / post was not sent / must be logged in / turn on notifications / donate now
    support our journalism / support our work / all rights reserved / to your inbox / in your inbox
    our newsletter / our daily newsletter / our weekly newsletter / our free newsletter / our telegram channel
    our whatsapp / our youtube channel / do not fall for fakes / may not be reproduced / download our app
    follow us on / become a member today / free daily newsletter / fresh daily newsletter / our terms of
    our privacy policy / our cookie policy / follow him on twitter / follow her on twitter
    follow them on twitter / notify me of new / notify me via e-mail / notify me by email / one-time contribution
    monthly donation / support us on patreon / on buymeacoffee / keep an eye on your inbox / you're on the list
    you have successfully subscribed / you have succesfully subscribed / activate your subscription / opt-in box
    this article was amended on / this article was updated on / this story was updated on / print edition of
    sign up here / we're a nonprofit newsroom / readers like you / our community guidelines / if you notice an error
    if you have found a spelling / select the required text / press ctrl / become our patron / share it with a friend
    protected by recaptcha / offered to subscribers / complete digital access / for your first year
    join us for only / your support keeps / signalled to our partners / full screen autoplay
    editorially independent / letters to the editor / if you have a complaint about the editorial
    delayed at least / market data provided / real-time quotes provided / articles in the last month
    terms and conditions apply / we will never share your / share your details
"""
# Where an article is over: what follows is readers' remarks or other articles. “Read more” is not here, since it also
# stands in the middle of articles.
_ENDS = """
    comments / read all comments / view comments / show comments / view all comments / top rated comments
    top comments / post a comment / leave a comment / leave a reply / leave a response / join the conversation
    add a comment / reader comments / have your say / most recent comments / related posts / related articles
    related stories / related news / related content / recommended for you / you may also like
    you might also like / more stories / more news / more blog stories / about the author / about the authors
    latest stories / latest news / more in / more from / more by
    comments are closed / trending now / / media enquiries / media contact / press contact
    republish this story / explore our subscriptions / explore more on / you might also be interested
    next article / forward-looking statements
    you may also be interested / join the discussion / post a reply / more great
"""


def _table(rows: str) -> tuple[str, ...]:
    return tuple(fold(phrase.strip()) for row in rows.split("\n") for phrase in row.split(" / ") if phrase.strip())


_WHOLE = frozenset(_table(_BUTTONS + abroad.BUTTONS))
_CALL, _LABEL, _LAST = _table(_CALLS + abroad.CALLS), _table(_LABELS), _table(_ENDS + abroad.ENDS)
_APPEAL = _table(_APPEALS + abroad.APPEALS)
_SAYS = re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in _APPEAL) + r")\b")
_TOKEN = re.compile(r"\w+")
# The longest word of each appeal: a line without any of them, as most are, need not be looked through.
_TELLING = frozenset(max(_TOKEN.findall(phrase), key=len) for phrase in _APPEAL)
_OPENING_WORDS, _APPEAL_WORDS, _CREDIT_WORDS, _LINK_WORDS, _END_WORDS = 25, 45, 60, 14, 6
_LONGEST, _TAIL = 600, 8  # characters: longer lines are prose, or a whole text on one line; marks behind a last word

_BULLET = re.compile(r"^[ •·*–—\[(>»|-]{1,6}")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)  # a line without the marks at its ends
_SENTENCE_END = re.compile(r"[.!?][\"'“”’»«›)\]]{0,3}$")
_CREDIT = re.compile(
    r"\((?:photos?|images?|pictures?|file|credits?|source|video|illustration)\s?(?:by|courtesy)?\s?:[^)]{0,200}\)"
    r"|^(?:file )?(?:photos?|pic|pictures?|images?|illustration)\s?[:–—]|©\s?\w.{0,60}$"
    r"|(?-i:\b[A-Z]{2,20}(?:\s[A-Z][A-Z.'-]{1,20}){1,3}\s?/\s?[A-Z]\w{2,20}\b)|\b(?:reuters|afp|epa)/(?-i:[A-Z])[a-z]"
    r"|\bcredit\s?(?:\.\.\.|…)\s?\w.{0,80}$|\(courtesy (?:of )?[^)]{1,80}\)$"
    r"|\b(?:hide|toggle|enlarge) (?:caption|image)$|(?-i:^FILE)\s?[:–—-]\s"
    r"|\bin this [^.]{0,12}\.? ?[^.]{2,30}\bfile (?:photo|picture|image)"
    r"|\bin this (?:file|undated|handout|combination|screen) ?(?:photo|picture|image|grab)"
    r"|\((?:ap|afp|reuters|epa|getty)(?: photos?| images?)?\s?/|\b(?:getty images|afp via|ap photo)\)?$"
    r"|/\s?(?:reuters|afp|ap|getty|epa|facebook|twitter|instagram|tass|ukrinform)\){0,2}$",
    re.IGNORECASE,
)
_CREDIT_SIGNS = tuple("( / © photo pic image illustration credit getty afp grab file caption".split())  # one is in each
_SIGNED_OFF = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|compiled|editing|edited) by (?-i:[A-Z]).{0,300}[^.!?]$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"[Bb][Yy]:?\s[A-Z][\w.'’-]{0,30}(?:[\s,:&|]{1,3}(?:[A-Z][\w.'’-]{0,30}|and|of|for|in|the)){0,11}:?"
)
_CRUMBS = re.compile(
    r"(?:[^/›»>|‹«<]{1,40}(?:[›»>|]|/\s)){2,12}\s?\S.{0,200}|home(?:page)?\s?[/›»>|].{0,250}", re.IGNORECASE
)
_AGO = re.compile(
    r"(?:an?|\d{1,3}) (?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? (?:ago|read)"
    r"|(?:last )?(?:updated|published|posted):? (?:at )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m)?\b.{0,12}"
)
_COMMENTS = re.compile(
    r"(?:\d[\d.,]{0,9}k? |all )?(?:comments?|responses|replies|thoughts on\b.{0,200})(?: \(?\d{1,6}\)?)?"
)
_REMARKS = re.compile(r"\b(?:comment|kommentar|koment|коментар|комментари|conversation|repl(?:y|ies))")
_COUNT = re.compile(r"\d[\d.,]{0,9}k? (?:comments?|shares?|views?|likes?|replies|min read|minute read)")
# What asks for consent before a page is shown says two of these to its reader.
_CONSENT = re.compile(
    r"\b(cookie|consent|privacy (?:policy|notice)|personal data|legitimate interest|our \d{0,4} ?partners|third part"
    r"|tracking technolog|browsing (?:data|experience)|personali[sz]ed (?:ads|content|advert)|unique (?:id|device))"
)
_ASKING = frozenset("cookie cookies consent privacy partners".split())
_TO_READER, _CONSENT_WORDS, _ASKED = re.compile(r"\b(?:you|your|our|we)\b"), 100, 2
_LINK = re.compile(r"https?://\S|\bwww\.\w|(?:^|\s)@\w{2,30}$")


def is_furniture(line: str) -> bool:
    """Whether a trimmed line is surely no part of an article's text."""
    return furniture(line) is not None


def furniture(line: str) -> Furniture | None:
    """What a trimmed line is that is surely no part of an article's text; None for one that may be."""
    if len(line) > _LONGEST:
        return None
    folded = fold(line)
    plain = _plain(folded)
    if _ends(line, plain):
        return Furniture.REMARKS if _tells_of_remarks(plain) else Furniture.END
    return Furniture.CAPTION if is_caption(line) else _box(line, folded, plain)


def _box(line: str, folded: str, plain: str) -> Furniture | None:
    """The button, appeal, link, counter, crumb, byline or date that a line is."""
    count = plain.count(" ") + 1
    tokens = _TOKEN.findall(plain) if count <= _CONSENT_WORDS else ()
    return (
        (plain in _WHOLE and Furniture.BUTTON)
        or (count <= _OPENING_WORDS and _opens_box(line, folded) and Furniture.CALL)
        or (count <= _APPEAL_WORDS and not _TELLING.isdisjoint(tokens) and _appeals(plain) and Furniture.APPEAL)
        or (not _ASKING.isdisjoint(tokens) and _asks_consent(plain) and Furniture.APPEAL)
        or (count <= _LINK_WORDS and _LINK.search(line) is not None and Furniture.LINK)
        or ((_BYLINE.fullmatch(line) or _SIGNED_OFF.fullmatch(line)) and Furniture.BYLINE)
        or (_CRUMBS.fullmatch(line) is not None and Furniture.CRUMBS)
        or ((_AGO.fullmatch(plain) or _COUNT.fullmatch(plain)) and Furniture.COUNTER)
        or (plain.endswith(" avatar") and Furniture.AVATAR)
        or (dateline(line) is not None and Furniture.DATE)
        or None
    )


def _appeals(plain: str) -> bool:
    return _SAYS.search(plain) is not None


def _asks_consent(plain: str) -> bool:
    return len({found[1] for found in _CONSENT.finditer(plain)}) >= _ASKED and _TO_READER.search(plain) is not None


def is_caption(line: str) -> bool:
    """Whether it is a picture's caption, known by its credit. Galleries of them stand inside articles."""
    if len(line) > _LONGEST or line.count(" ") >= _CREDIT_WORDS:
        return False
    lower = line.lower()
    return any(sign in lower for sign in _CREDIT_SIGNS) and _CREDIT.search(line) is not None


def ends_article(line: str) -> bool:
    """Whether a trimmed line says that the article is over: “12 comments”, “Related stories”, “More in Europe”."""
    return len(line) <= _LONGEST and _ends(line, _plain(fold(line)))


def _ends(line: str, plain: str) -> bool:
    if _SENTENCE_END.search(line, max(0, len(line) - _TAIL)):
        return False
    return _COMMENTS.fullmatch(plain) is not None or (plain.count(" ") < _END_WORDS and _opens(plain, _LAST))


def _plain(folded: str) -> str:
    found = _CORE.search(folded)
    return found.group() if found else ""


def _tells_of_remarks(plain: str) -> bool:
    """Whether a line that ends an article says that its readers' remarks follow: “12 comments”."""
    return _COMMENTS.fullmatch(plain) is not None or _REMARKS.search(plain) is not None


def _opens_box(line: str, folded: str) -> bool:
    plain = _BULLET.sub("", folded)
    return _opens(plain, _CALL) or (_opens(plain, _LABEL) and not _SENTENCE_END.search(line))


def _opens(plain: str, phrases: tuple[str, ...]) -> bool:
    """Whether it starts with one of the phrases, as whole words."""
    return plain.startswith(phrases) and any(
        plain.startswith(phrase)
        and not (plain[len(phrase) - 1 : len(phrase) + 1].isalnum() and len(plain) > len(phrase))
        for phrase in phrases
    )
