"""Addresses of the web in one spelling, so that an article that is met twice is known by its address.

What can be linked to is decided in one place, `markdown.address`; here its spellings are made one. yarl does most of
it, as aiohttp does when it fetches: hosts as browsers read them (UTS 46), ports, dots and percent signs. Only what the
standards call equal, and parameters that are for measuring, are dropped: pages that may differ stay apart.
"""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from yarl import URL

from bot.core import markdown

_LONGEST = 2000  # characters as given; a real address has a few hundred
# Parameters that tell where a reader came from and never which page it is: those of the analytics, advertising and
# mail programs, which their documentation names, and of outlets that put them into their own feeds (maca is Deutsche
# Welle's, ns_ and at_ the BBC's). Names that also mean something elsewhere, as "ref" or "source", are not here.
_TRACKING = frozenset(
    """
    fbclid fb_action_ids fb_action_types fb_ref fb_source gclid gclsrc gbraid wbraid dclid srsltid _ga _gl msclkid
    yclid _openstat twclid ttclid igsh igshid li_fat_id mc_cid mc_eid mkt_tok _hsenc _hsmi __hstc __hssc __hsfp
    ns_mchannel ns_source ns_campaign ns_linkname ns_fee xtor maca traffic_source guccounter guce_referrer
    guce_referrer_sig oly_anon_id oly_enc_id vero_id vero_conv s_kwcid wt_mc wt.mc_id phpsessid jsessionid
    """.split()
)
_SESSION = re.compile(r";jsessionid=[^/;]{0,200}", re.IGNORECASE)
_HOSTS = ("", "www.", "m.", "mobile.", "amp.")
_TRACKING_PREFIXES = ("utm_", "at_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_")


def canonical(address: str, base: str | None = None) -> str | None:
    """An http(s) address in its one spelling, resolved against a base, without fragment; as `markdown.address` has it.

    None for what cannot be linked to: another scheme, credentials, more than 2,000 characters, no address at all.
    """
    given = address.strip().replace(" ", "%20")
    try:
        given.encode()  # yarl would pass over half a surrogate pair
        if len(given) > _LONGEST or markdown.address(joined := urljoin(base or "", given)) is None:
            return None
        url = URL(joined)
    except ValueError:
        return None
    query = "&".join(part for part in url.raw_query_string.split("&") if not _is_tracking(part))
    place = url.raw_host if url.is_default_port() else f"{url.raw_host}:{url.port}"
    whole = f"{url.scheme}://{place}{_SESSION.sub('', url.raw_path)}" + (f"?{query}" if query.strip("&") else "")
    return markdown.address(whole)


def spellings(address: str) -> tuple[str, ...]:
    """A canonical address and the others at which sites have the same page, as all that news sites do.

    http or https, with or without "www.", a host for telephones or AMP, a slash at the end.
    """
    parts = urlsplit(address)
    place = parts.netloc.removeprefix(next((each for each in _HOSTS if each and parts.netloc.startswith(each)), ""))
    path = parts.path.rstrip("/")
    return tuple(
        urlunsplit((scheme, f"{each}{place}", f"{path}{slash}", parts.query, ""))
        for scheme in ("https", "http")
        for each in _HOSTS
        for slash in ("", "/")
    )


def is_front(address: str) -> bool:
    """Whether an address is that of a front page."""
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def host(address: str) -> str:
    """The host that an address leads to, in lower case; empty for what has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)
