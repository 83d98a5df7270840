"""What Discord writes of users, servers, channels and messages, as JSON values."""

from datetime import UTC, datetime

from tests.e2e.world import EVERYTHING, Kind, snowflake

_LISTS = (
    *("emojis", "features", "stickers", "voice_states", "presences", "stage_instances", "guild_scheduled_events"),
    "soundboard_sounds",
)
_NUMBERS = (
    *("afk_timeout", "verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level"),
    *("system_channel_flags", "premium_tier", "nsfw_level", "premium_subscription_count"),
)
_BLANKS = (
    *("icon", "splash", "discovery_splash", "afk_channel_id", "application_id", "rules_channel_id", "banner"),
    *("vanity_url_code", "description", "public_updates_channel_id", "system_channel_id", "safety_alerts_channel_id"),
)
LOADING = 128  # flag of a message that only says that the bot is thinking


def now():
    return datetime.now(UTC).isoformat()


def user(who):
    return {
        "id": who.id, "username": who.name, "discriminator": "0", "global_name": who.name.title(), "avatar": None,
        "bot": who.is_bot, "public_flags": 0, "flags": 0, "verified": True, "mfa_enabled": False, "locale": "en-US",
    }  # fmt: skip


def member(guild, who, permissions=None):
    found = {
        "user": user(who), "nick": None, "avatar": None, "roles": [role.id for role in guild.members[who.id][1]],
        "joined_at": "2026-01-01T00:00:00+00:00", "premium_since": None, "deaf": False, "mute": False, "flags": 0,
        "pending": False, "communication_disabled_until": None,
    }  # fmt: skip
    return found if permissions is None else found | {"permissions": str(permissions)}


def role(found, position):
    return {
        "id": found.id, "name": found.name, "permissions": str(found.permissions), "position": position, "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "hoist": False, "flags": 0,
        "managed": False, "mentionable": False, "icon": None, "unicode_emoji": None,
    }  # fmt: skip


def channel(found):
    if found.guild is None:
        return {"id": found.id, "type": Kind.DIRECT, "last_message_id": None, "recipients": [user(found.reader)]}
    if found.is_thread:
        return _thread(found)
    return {
        "id": found.id, "type": found.kind, "guild_id": found.guild.id, "name": found.name, "position": 0, "flags": 0,
        "permission_overwrites": [_overwrite(found.guild, number, *pair) for number, pair in found.overwrites.items()],
        "topic": None, "nsfw": False, "parent_id": None, "rate_limit_per_user": 0, "last_message_id": None,
        "available_tags": [], "default_reaction_emoji": None, "default_sort_order": None, "default_forum_layout": 0,
    }  # fmt: skip


def _thread(found):
    return {
        "id": found.id, "type": found.kind, "guild_id": found.guild.id, "name": found.name, "flags": 0,
        "parent_id": found.parent.id, "owner_id": found.guild.owner.id, "message_count": 0, "member_count": 1,
        "total_message_sent": 0, "rate_limit_per_user": 0, "last_message_id": None, "applied_tags": [],
        "thread_metadata": {
            "archived": False, "auto_archive_duration": 1440, "archive_timestamp": "2026-01-01T00:00:00+00:00",
            "locked": False, "create_timestamp": "2026-01-01T00:00:00+00:00",
        },
    }  # fmt: skip


def _overwrite(guild, number, allowed, denied):
    kind = 0 if any(role.id == number for role in guild.roles) else 1
    return {"id": number, "type": kind, "allow": str(allowed), "deny": str(denied)}


def guild(found, bot, *, is_joining=False):
    """As GUILD_CREATE has it. Discord leaves `unavailable` out when the bot joins, which is how one tells."""
    known = {key: [] for key in _LISTS} | dict.fromkeys(_NUMBERS, 0) | dict.fromkeys(_BLANKS)
    known |= {
        "id": found.id, "name": found.name, "owner_id": found.owner.id, "member_count": len(found.members),
        "roles": [role(each, position) for position, each in enumerate(found.roles)],
        "channels": [channel(each) for each in found.channels.values() if not each.is_thread],
        "threads": [channel(each) for each in found.channels.values() if each.is_thread],
        "members": [member(found, bot)], "preferred_locale": "en-US", "premium_progress_bar_enabled": False,
        "joined_at": now(), "large": False, "system_channel_id": next(iter(found.channels), None),
    }  # fmt: skip
    return known if is_joining else known | {"unavailable": False}


def application(world):
    return {
        "id": world.bot.id, "name": world.bot.name, "icon": None, "description": "", "summary": "", "team": None,
        "bot_public": False, "bot_require_code_grant": False, "owner": user(world.owner), "flags": 0, "hook": True,
        "verify_key": "0" * 64, "redirect_uris": [], "is_monetized": False, "interactions_endpoint_url": None,
        "role_connections_verification_url": None, "integration_types_config": {"0": {}},
    }  # fmt: skip


def command(body, application_id):
    """A registered command: what the bot said, the rest as Discord fills it in."""
    known = {
        "type": 1, "options": [], "dm_permission": True, "nsfw": False, "contexts": None, "integration_types": [0],
        "default_member_permissions": None, "name_localizations": None, "description_localizations": None,
        "description": "", "application_id": application_id, "id": snowflake(), "version": snowflake(),
    }  # fmt: skip
    return known | {key: value for key, value in body.items() if value is not None}


def message(where, author, body, **more):
    """A new message of the bot, with what a request said of it."""
    return {
        "id": snowflake(), "channel_id": where.id, "guild_id": where.guild.id if where.guild else None,
        "author": user(author), "content": body.get("content") or "", "embeds": body.get("embeds") or [],
        "components": body.get("components") or [], "flags": body.get("flags") or 0, "timestamp": now(),
        "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
        "attachments": [], "pinned": False, "type": 0,
    } | ({"nonce": body["nonce"]} if body.get("nonce") is not None else {}) | more  # fmt: skip


def interaction(asked, world):
    """As INTERACTION_CREATE has it, sent from a server or from a direct channel."""
    where, who = asked.channel, asked.user
    guild_of = where.guild
    rights = world.rights(where, who)
    found = {
        "id": asked.id, "application_id": world.bot.id, "type": asked.kind, "data": asked.given, "token": asked.token,
        "version": 1, "channel_id": where.id, "channel": channel(where) | {"permissions": str(rights)},
        "app_permissions": str(world.rights(where)), "entitlements": [], "locale": "en-US",
        "attachment_size_limit": 10 << 20,
    }  # fmt: skip
    found |= {"message": asked.source} if asked.source else {}
    if guild_of is None:
        return found | {"user": user(who), "context": 1, "authorizing_integration_owners": {"0": "0"}}
    return found | {
        "guild_id": guild_of.id, "guild": {"id": guild_of.id, "locale": "en-US", "features": []},
        "guild_locale": "en-US", "member": member(guild_of, who, rights), "context": 0,
        "authorizing_integration_owners": {"0": guild_of.id},
    }  # fmt: skip


def resolved_channel(found, who):
    """A channel as the option of a command or the choice of a select names it, with the rights of who chose it."""
    rights = found.guild.permissions(who, found) if who.id in found.guild.members else EVERYTHING
    return channel(found) | {"permissions": str(rights)}
