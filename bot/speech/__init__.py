"""Who said what: quotations, and the speaker whom the text gives them. Pure, like core."""
