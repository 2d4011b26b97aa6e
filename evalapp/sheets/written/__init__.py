"""Workbooks as they are written: values, formulas with their results, and the same bytes for the same content."""
