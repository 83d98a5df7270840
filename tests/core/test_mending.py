from xml.parsers import expat

import pytest

from bot.core.mending import mended
from tests.growth import is_linear


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("AT&T & Sons; R&D; &unknown;", "AT&amp;T &amp; Sons; R&amp;D; &amp;unknown;"),
        ("&lt;b&gt; &amp;amp; &quot;&apos;", "&lt;b&gt; &amp;amp; &quot;&apos;"),
        ("caf&eacute;&nbsp;&LT;&AMP;", "café\xa0&lt;&amp;"),
        ("&#8217;&#x2019;&#10;", "&#8217;&#8217;&#10;"),
        ("a&#0;&#x1F;b&#xD83D;&#xFFFE;&#9999999;", "ab\ufffd\ufffd\ufffd"),
        ("1 < 2 <3 <- <é", "1 &lt; 2 &lt;3 &lt;- &lt;é"),
        ('<a b="1 < 2 > 1">c</a>', '<a b="1 &lt; 2 > 1">c</a>'),
        ("<a><b <c>", "<a>&lt;b <c>"),
        ("<![CDATA[a & <b>]]> & c", "<![CDATA[a & <b>]]> &amp; c"),
        ("a<!-- & -->b<?php & ?>c", "abc"),
        ('<!DOCTYPE a SYSTEM "b">c', "c"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>d', "]>d"),
        ('<!ENTITY b "c">', '&lt;!ENTITY b "c">'),
        ("a<!-- b", "a"),
        ("a<![CDATA[ b", "a"),
    ],
)
def test_what_means_itself_is_escaped_and_what_has_no_end_left_out(given, expected):
    """What XML has itself stays; the entities of HTML are replaced; characters that cannot be are gone or lost."""
    assert expected == mended(given)


@pytest.mark.parametrize(
    "broken", ["AT&T", "&nbsp;", "1 < 2", "&#1;", "&#xD800;", "<!-- a", "<!ENTITY a 'b'>", "<![CDATA["]
)
def test_what_is_mended_is_well_formed(broken):
    """A strict parser takes it."""
    assert expat.ParserCreate().Parse(f"<a>{mended(broken)}</a>", True)


@pytest.mark.parametrize("piece", ["&", "&a", "&#", "<", "<a ", "</", "<!--", "<![CDATA[", "<?", "<a b='", "<!DOCTYPE"])
def test_mending_is_linear(piece):
    """However often something is broken."""

    def work(size):
        mended(piece * size)

    assert is_linear(work, 20_000)
