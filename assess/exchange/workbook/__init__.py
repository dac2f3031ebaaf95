"""Workbooks of several sheets, written and read with openpyxl, which is an extra."""
