"""What the tests ask a page: expressions that are evaluated in it."""

from __future__ import annotations

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FORMULAS = "[...document.querySelectorAll('.katex-html')].filter(e => e.getBoundingClientRect().width > 0).length"
LUMINANCE = """
const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const over = (layers) => {
  canvas.clearRect(0, 0, 1, 1);
  for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
};
const grounds = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) layers.unshift(getComputedStyle(e).backgroundColor);
  return ["white", ...layers];
};
const contrast = (element) => {
  const ground = grounds(element);
  const [a, b] = [over(ground), over([...ground, getComputedStyle(element).color])].sort((x, y) => x - y);
  return (b + 0.05) / (a + 0.05);
};
"""
FAINT = f"""(() => {{ {LUMINANCE}
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const faint = new Map();
while (texts.nextNode()) {{
  const element = texts.currentNode.parentElement;
  const shown = element.checkVisibility({{ opacityProperty: true, visibilityProperty: true }});
  if (!shown || !texts.currentNode.data.trim()) continue;
  if (element.closest(".katex-mathml, .md-search, .md-overlay, .headerlink, .md-skip, svg, script, style")) continue;
  const ratio = contrast(element);
  if (ratio < 4.5) faint.set(element.className || element.tagName, ratio.toFixed(2));
}}
return [...faint].map(pair => pair.join(" "));
}})()"""

# What is off the screen is not laid out and not yet named, so that the page is looked at screen by screen.
UNREACHABLE = """(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const onScreen = (box) => box.bottom > 0 && box.top < innerHeight;
  const unreachable = () => [...document.querySelectorAll('.md-content *:not(.katex, .katex *, svg *)')]
    .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
    .filter(e => onScreen(e.getBoundingClientRect()))
    .filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
    .filter(e => e.tabIndex !== 0 || !e.getAttribute('aria-label'))
    .map(e => `${e.className || e.tagName}: ${e.textContent.slice(0, 40)}`);
  const found = new Set();
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    for (let n = 0; n < 3 || (n < 20 && unreachable().length); n++) await frame();
    unreachable().forEach(one => found.add(one));
  }
  return [...found];
})()"""
