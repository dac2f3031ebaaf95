"""The report: a view of plain values first, then templates that lay it out."""
