"""A page as a Word document, written with python-docx, which is an extra."""
