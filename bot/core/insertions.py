"""Words inside a quotation that are an editor's, not the speaker's: [in square brackets], and (signed ones – TMT)."""

import re

from bot.core.model import Span

# Square brackets always hold the editor's words; round ones do where a dash and who wrote them close them, or a name
# of such a note opens them. "[sic]" and "[…]" are insertions too.
_BRACKETS = re.compile(r"\[[^\[\]]{1,300}\]|\([^()]{1,300}\)")
_NOTE = r"(?:[Ee]d(?:itor|s)?|[Aa]uth(?:or)?|[Tt]ransl(?:ator)?)"
_SIGNED = re.compile(rf"(?:[—–]|\s-)\s?[A-Z]{{2,8}}\)$|(?:[—–.,;]|\s-)\s?{_NOTE}\.?\)$")
_NOTED = re.compile(rf"\({_NOTE}(?:\.|['’]s note)[ :.–—-]")


def insertions(text: str, words: Span) -> tuple[Span, ...]:
    """The insertions of an editor among some words, in order, each with its brackets.

    Brackets within brackets, and those that are never closed, are left out; so are ordinary asides in round brackets.
    """
    found = (Span(*bracket.span()) for bracket in _BRACKETS.finditer(text, words.start, words.end))
    return tuple(span for span in found if text[span.start] == "[" or _is_signed(text[span.start : span.end]))


def _is_signed(aside: str) -> bool:
    """Whether an aside in round brackets says who put it there."""
    return _SIGNED.search(aside) is not None or _NOTED.match(aside) is not None
