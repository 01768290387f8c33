"""Everything that turns transcripts, snippets and claims into the pages of the site."""
