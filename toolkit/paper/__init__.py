"""Everything that is printed: model objects become PDF pages."""
