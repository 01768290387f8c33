"""What mkdocs-jupyter renders is reduced to text, code and results."""

from __future__ import annotations

from scripts.pages.lab import mark_formulas, plain_lab, without_additions

NOTEBOOK = r"""
<style>.jp-x {}</style><script src="https://cdn.example/mathjax.js"></script>
<div class="jupyter-wrapper"><div class="jp-Cell">
<div class="jp-RenderedMarkdown jp-MarkdownOutput"><h1 id="lab">Lab<a class="anchor-link" href="#lab">¶</a></h1>
<p>The kernel $K_i &lt; 1$ &amp; more.</p><p>$$ \sum_i K_i $$</p></div>
<div class="jp-InputArea"><clipboard-copy>copy</clipboard-copy>
<div class="highlight-ipynb hl-python"><pre><span></span><span class="nb">print</span>(1)
</pre></div>
<div class="clipboard-copy-txt">print(1)</div></div>
<div class="jp-OutputArea">
<div class="jp-RenderedText jp-OutputArea-output"><pre>1<br>&lt;b&gt;</pre><script>x()</script></div>
<div class="jp-OutputArea-output" data-mime-type="application/vnd.jupyter.stderr"><pre>warning</pre></div>
</div></div></div>
"""


def test_lab_is_reduced_to_its_pieces() -> None:
    """Text, code and result stay in order, everything around them goes, formulas are marked."""
    assert plain_lab(NOTEBOOK).splitlines() == [
        '<h1 id="lab">Lab<a class="headerlink" title="Link to this section" href="#lab">¶</a></h1>',
        r'<p>The kernel <span class="arithmatex">\(K_i &lt; 1\)</span> &amp; more.</p>'
        r'<div class="arithmatex">\[ \sum_i K_i \]</div>',
        '<details class="lab-code"><summary>Code</summary>'
        '<div class="language-python highlight"><pre><span></span><code>'
        '<span class="nb">print</span>(1)',
        "</code></pre></div></details>",
        '<div class="lab-result"><pre>1<br>&lt;b&gt;</pre></div>',
    ]


def test_dollars_in_code_stay() -> None:
    """Only prose holds formulas."""
    assert mark_formulas("<p><code>$HOME$</code> and \\$5 or $5</p>") == "<p><code>$HOME$</code> and \\$5 or $5</p>"


def test_loader_of_another_host_is_dropped() -> None:
    """Newer versions of the plugin add it to the end of every page."""
    page = '<p>x</p><script src="own.js"></script><script data-mkdocs-jupyter-mathjax="{}">\nload()\n</script>\n</body>'
    assert without_additions(page) == '<p>x</p><script src="own.js"></script></body>'
