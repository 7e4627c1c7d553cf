"""Rules that keep children safe and well: one module for each family, all listed in ``book``."""
