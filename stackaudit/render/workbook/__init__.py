"""The workbook: the register, what was found and what is open, as sheets that a spreadsheet user can filter and fill in."""
