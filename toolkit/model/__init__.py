"""Pure facts and folds: no input or output, no clock, no chance."""
