"""The look: tokens, fonts, icons, palette and the one style sheet. The only place where a colour is named."""
