"""Reads the program's own data (criteria, norms) into domain objects, with errors that name file, key and remedy.

Knows the shape of our YAML and of the compiled catalogue. Never imports Qt, SQLAlchemy, ReportLab or another outer
room. At start only `content.compiled` is used, which reads JSON and leaves YAML alone; the modules that read YAML
(`yaml_files`, `parameters`, `criteria`, `catalogue`) serve the build and the tests.
"""
