"""How the window looks: design tokens, the style sheet made from them, fonts and icons."""
