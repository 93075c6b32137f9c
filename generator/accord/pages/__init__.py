"""Pages: values arranged by calm templates into Markdown."""
