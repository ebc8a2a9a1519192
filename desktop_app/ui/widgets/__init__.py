"""Controls that every page is built from, painted from the tokens. They hold no rule and know no page."""
