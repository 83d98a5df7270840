"""Everything that imports discord: the client, its commands, and how they answer."""
