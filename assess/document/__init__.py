"""What every page is made of: templates, the council's look, notes, Markdown."""
