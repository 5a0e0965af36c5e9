"""Draws a `domain.document.Document` as a PDF that is PDF/A-2a (durable) and PDF/UA-1 (accessible) at once.

This room knows pages, fonts and the PDF format; ReportLab lives here and nowhere else. It may import `domain` and
`config`, never Qt, SQL, YAML or another outer room. Importing the package costs nothing: `reports.pdf` loads ReportLab,
so import that one where a PDF is made, not at start.
"""
