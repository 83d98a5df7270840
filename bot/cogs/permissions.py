"""Who may do what, and where: the bot's own rights in a channel, those of the member who asks, and of its owner.

All of it is computed from what Discord says about roles and channels, at each command and each press, whatever default
permissions Discord was told: an administrator of a server may change those.
"""

import discord

from bot.errors import InvalidInputError, NotAllowedError

# Where a digest can be posted: text and announcement channels, threads, and posts in forums, which are threads.
Place = discord.TextChannel | discord.Thread

_OF_CHANNELS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
_OF_THREADS = {
    "view_channel": "View Channel",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
_MANAGE = "You need the Manage Server permission for this."
_NOT_HERE = "Digests belong to a server: use this command there."
_NOT_JOINED = "I am not a member of this server. Its administrator has to invite me as a bot."
_OWNER = "Only whoever runs this bot can do this: the owner of its application, or a member of the team that owns it."
_SEND = "You can set up a digest only where you may write yourself: you need View Channel and {} there."


def server(interaction: discord.Interaction) -> discord.Guild:
    """The server in which somebody asks. InvalidInputError in direct messages, and where the bot is no member."""
    if interaction.guild_id is None:
        raise InvalidInputError(_NOT_HERE)
    guild = interaction.client.get_guild(interaction.guild_id)
    if guild is None:
        raise InvalidInputError(_NOT_JOINED)
    return guild


def member(interaction: discord.Interaction) -> discord.Member:
    """The member who asks, with the roles that Discord names now. Raises InvalidInputError in direct messages."""
    if not isinstance(interaction.user, discord.Member):
        raise InvalidInputError(_NOT_HERE)
    return interaction.user


def may_manage(interaction: discord.Interaction) -> bool:
    """Whether the member who asks has Manage Server, which no channel takes away."""
    return interaction.permissions.manage_guild or interaction.permissions.administrator


def require_manage(interaction: discord.Interaction) -> None:
    """Raise NotAllowedError unless the member who asks has Manage Server."""
    if not may_manage(interaction):
        raise NotAllowedError(_MANAGE)


def require_owner(interaction: discord.Interaction) -> None:
    """Raise NotAllowedError unless who asks owns the application, or works on it in the team that does.

    Discord said at the last login who that is: whoever leaves the team stays one of them until the next.
    """
    application = interaction.client.application
    if application is None or interaction.user.id not in _owners(application):
        raise NotAllowedError(_OWNER)


def permissions_in(place: discord.abc.GuildChannel | discord.Thread, who: discord.Member) -> discord.Permissions:
    """What somebody may do in a channel: of the owner and administrators everything, in a time-out hardly anything.

    A thread has the permissions of its channel; without that channel, nobody may do anything. What one missing right
    implies is not taken away, as `permissions_for` of some channels does, so that exactly the missing ones are named.
    """
    channel = place.parent if isinstance(place, discord.Thread) else place
    if channel is None:
        return discord.Permissions.none()
    return discord.abc.GuildChannel.permissions_for(channel, who)


def missing(place: Place, me: discord.Member) -> tuple[str, ...]:
    """The rights, by Discord's names, that the bot lacks to post a digest in a channel and to find it again."""
    held = permissions_in(place, me)
    return tuple(name for flag, name in _needed(place).items() if not getattr(held, flag))


def may_send(place: Place, who: discord.Member) -> bool:
    """Whether a member may see a channel and write there; a private thread's members are another question."""
    held = permissions_in(place, who)
    return held.view_channel and bool(getattr(held, _writing(place)))


def may_see(guild: discord.Guild, channel: int, who: discord.Member) -> bool:
    """Whether a member sees a channel of a server, as far as that is known without asking Discord.

    Threads that are private, archived or gone, and channels that are gone, are seen by nobody.
    """
    place = guild.get_channel_or_thread(channel)
    if place is None or (isinstance(place, discord.Thread) and place.is_private()):
        return False
    return permissions_in(place, who).view_channel


async def require_send(place: Place, who: discord.Member) -> None:
    """Raise NotAllowedError unless a member may see a channel and write there; asks Discord about private threads."""
    is_in = not isinstance(place, discord.Thread) or not place.is_private() or await _is_inside(place, who)
    if not is_in or not may_send(place, who):
        raise NotAllowedError(_SEND.format(_needed(place)[_writing(place)]))


async def find(guild: discord.Guild, channel: int) -> discord.abc.GuildChannel | discord.Thread | None:
    """A channel or thread of this server by its id; an archived thread is fetched.

    None for what does not exist, lies in another server or is closed to the bot: these look alike.
    """
    known = guild.get_channel_or_thread(channel)
    if known is not None:
        return known
    try:
        fetched = await guild.fetch_channel(channel)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return None
    return fetched if isinstance(fetched, discord.Thread) and fetched.parent is not None else None


def _owners(application: discord.AppInfo) -> set[int]:
    """Of a team those who own or administer the application or develop it, and have joined: not who may only look."""
    team = application.team
    if team is None:
        return {application.owner.id}
    working = {discord.TeamMemberRole.admin, discord.TeamMemberRole.developer}
    joined = [each for each in team.members if each.membership_state is discord.TeamMembershipState.accepted]
    return {each.id for each in joined if each.role in working or each.id == team.owner_id}


def _needed(place: Place) -> dict[str, str]:
    return _OF_THREADS if isinstance(place, discord.Thread) else _OF_CHANNELS


def _writing(place: Place) -> str:
    return "send_messages_in_threads" if isinstance(place, discord.Thread) else "send_messages"


async def _is_inside(thread: discord.Thread, who: discord.Member) -> bool:
    if permissions_in(thread, who).manage_threads:
        return True
    try:
        await thread.fetch_member(who.id)
    except (discord.NotFound, discord.Forbidden):
        return False
    return True
