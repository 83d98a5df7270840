"""Who and what is there: servers with roles, channels with overwrites, people, messages; and who may do what where.

Rights are reckoned as Discord does: https://discord.com/developers/docs/topics/permissions#permission-overwrites.
"""

import itertools
import time
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum

EPOCH = 1_420_070_400_000  # milliseconds: the first moment of Discord's numbers

ADMINISTRATOR, MANAGE_GUILD, VIEW, SEND = 1 << 3, 1 << 5, 1 << 10, 1 << 11
EMBED, HISTORY, THREAD_SEND = 1 << 14, 1 << 16, 1 << 38
EVERYTHING = (1 << 50) - 1
PRIVATE = 1 << 6  # flag of a message that one person sees
INVITED = VIEW | SEND | EMBED | HISTORY | THREAD_SEND  # what the invite link asks for
VISITOR = VIEW | SEND | EMBED | HISTORY | THREAD_SEND

_count = itertools.count()


def snowflake():
    """A new number, which holds the time of its making as Discord's do."""
    return str(((int(time.time() * 1000) - EPOCH) << 22) | (next(_count) & 0x3FFFFF))


class Kind(IntEnum):
    """Kinds of channels, by Discord's numbers."""

    TEXT = 0
    DIRECT = 1
    VOICE = 2
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    FORUM = 15


THREADS = frozenset({Kind.ANNOUNCEMENT_THREAD, Kind.THREAD})
WITHOUT_MESSAGES = frozenset({Kind.FORUM})  # a forum holds posts, which are threads


@dataclass(eq=False)
class User:
    """Somebody, or the bot. `is_closed`: takes no direct messages."""

    name: str
    id: str = field(default_factory=snowflake)
    is_bot: bool = False
    is_closed: bool = False


@dataclass(eq=False)
class Role:
    """Rights for the members who have it."""

    name: str
    permissions: int
    id: str = field(default_factory=snowflake)


@dataclass(eq=False)
class Channel:
    """Where messages stand. `overwrites`: the id of a role or user to what is allowed and denied there."""

    name: str
    guild: "Guild | None" = None
    kind: Kind = Kind.TEXT
    parent: "Channel | None" = None
    id: str = field(default_factory=snowflake)
    overwrites: dict[str, tuple[int, int]] = field(default_factory=dict)
    reader: User | None = None  # of a direct channel

    @property
    def is_thread(self):
        return self.kind in THREADS

    def deny(self, whom, permissions):
        """Take rights away from a role or a user here."""
        allowed, denied = self.overwrites.get(whom.id, (0, 0))
        self.overwrites[whom.id] = allowed & ~permissions, denied | permissions

    def allow(self, whom, permissions):
        """Give rights to a role or a user here, whatever else says no."""
        allowed, denied = self.overwrites.get(whom.id, (0, 0))
        self.overwrites[whom.id] = allowed | permissions, denied & ~permissions


@dataclass(eq=False)
class Guild:
    """A server. Its first role is everybody's and has the server's own id."""

    name: str
    owner: User
    id: str = field(default_factory=snowflake)
    roles: list[Role] = field(default_factory=list)
    channels: dict[str, Channel] = field(default_factory=dict)
    members: dict[str, tuple[User, list[Role]]] = field(default_factory=dict)

    @property
    def everyone(self):
        return self.roles[0]

    def add_role(self, name, permissions=0):
        self.roles.append(Role(name, permissions))
        return self.roles[-1]

    def add_channel(self, name="news", kind=Kind.TEXT, parent=None):
        channel = Channel(name, self, kind, parent)
        self.channels[channel.id] = channel
        return channel

    def add_member(self, user, *roles):
        self.members[user.id] = user, list(roles)
        return user

    def permissions(self, user, channel):
        """What somebody may do in a channel; without the right to see it, nothing."""
        _, roles = self.members[user.id]
        base = self.everyone.permissions
        for role in roles:
            base |= role.permissions
        if user is self.owner or base & ADMINISTRATOR:
            return EVERYTHING
        overwrites = (channel.parent if channel.is_thread else channel).overwrites
        for ids in ([self.id], [role.id for role in roles], [user.id]):
            allowed, denied = 0, 0
            for found in (overwrites[number] for number in ids if number in overwrites):
                allowed, denied = allowed | found[0], denied | found[1]
            base = base & ~denied | allowed
        return base if base & VIEW else 0


class World:
    """All of it, with the bot in it."""

    def __init__(self, bot="verbatim"):
        self.bot = User(bot, is_bot=True)
        self.owner = User("operator")  # of the application
        self.guilds, self.channels, self.messages = {}, {}, {}
        self._standing = defaultdict(list)  # channel id -> its messages, oldest first

    def add_guild(self, name="Brookside", roles=0):
        """A server that the bot is in, with a channel called "news" and as many more roles as asked."""
        guild = self.new_guild(name, roles)
        self.guilds[guild.id] = guild
        return guild

    def new_guild(self, name, roles=0):
        """A server that the bot was just invited to."""
        guild = Guild(name, User("founder"))
        guild.roles.append(Role("@everyone", VISITOR, guild.id))
        guild.add_member(guild.owner)
        guild.add_member(self.bot, guild.add_role("verbatim", INVITED))
        for number in range(roles):
            guild.add_role(f"role {number}")
        guild.add_channel()
        return guild

    def channel(self, number):
        """The channel of that number, in whatever server or between the bot and somebody; None when there is none."""
        if number in self.channels:
            return self.channels[number]
        return next((guild.channels[number] for guild in self.guilds.values() if number in guild.channels), None)

    def user(self, number):
        known = [self.owner, *(user for guild in self.guilds.values() for user, _ in guild.members.values())]
        return next((user for user in known if user.id == number), None)

    def direct(self, user):
        """The channel between the bot and somebody."""
        known = next((channel for channel in self.channels.values() if channel.reader is user), None)
        channel = known or Channel(user.name, kind=Kind.DIRECT, reader=user)
        self.channels[channel.id] = channel
        return channel

    def rights(self, channel, user=None):
        """What somebody, the bot unless said otherwise, may do in a channel."""
        return channel.guild.permissions(user or self.bot, channel) if channel.guild else EVERYTHING

    def add_message(self, message):
        self.messages[message["id"]] = message
        if not message["flags"] & PRIVATE:
            self._standing[message["channel_id"]].append(message)
        return message

    def remove_message(self, message):
        del self.messages[message["id"]]
        self._standing[message["channel_id"]].remove(message)

    def in_channel(self, channel):
        """The messages of a channel that everybody there sees, oldest first."""
        return list(self._standing[channel.id])
