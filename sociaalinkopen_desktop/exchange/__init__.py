"""File formats in and out: eForms notices, the tender file, its schema, and findings as JSON.

Knows bytes, XML and JSON, and turns them into tenders (and back). Talks to the domain and to the problem types of the
application. May not import the other outer rooms (ui, db, reports, content), and no Qt, SQL, ReportLab or YAML.
"""
