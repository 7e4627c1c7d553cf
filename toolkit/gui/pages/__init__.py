"""The pages of the window, one module each, made when first visited."""
