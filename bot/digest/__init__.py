"""Which articles are one story, which stories a digest shows, and what of them. Pure, like core."""
