# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of Sphinx for the HTML documentation, which build.py makes."""

from __future__ import annotations

project = "openise.ise"
copyright = "2026, the openise.ise contributors"

extensions = ["sphinx_antsibull_ext"]
default_role = "any"
nitpicky = True
# Labels of ansible-core's own documentation are in an index that cannot be fetched everywhere.
suppress_warnings = ["ref.ref"]
highlight_language = "YAML+Jinja"
pygments_style = "ansible"

html_baseurl = "https://openise.github.io/openise.ise/"
html_title = project
html_short_title = project
html_theme = "furo"  # the contents of a page stand beside it
html_theme_options = {
    "source_repository": "https://github.com/openise/openise.ise/",
    "footer_icons": [],
    "top_of_page_buttons": [],
}
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_use_index = False
