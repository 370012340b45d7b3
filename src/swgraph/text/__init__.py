"""From bytes to articles: decode, repair, convert the script, split the page."""
