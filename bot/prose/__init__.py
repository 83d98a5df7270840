"""An article's own text: what of a page belongs to it, its language, its sentences and its summary. Pure, like core."""
