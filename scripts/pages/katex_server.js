// Reads one JSON line, {"formulas": [{"latex", "display"}]}, and answers with one, {"rendered": [{"html"} or {"error"}]}.
const katex = require(process.argv[2]);
const { createInterface } = require("node:readline");

const OPTIONS = {
  output: "htmlAndMathml",
  throwOnError: true,
  strict: "error",
  trust: false,
  maxExpand: 1000,
  maxSize: 50,
};

function render({ latex, display }) {
  try {
    return { html: katex.renderToString(latex, { ...OPTIONS, displayMode: display }) };
  } catch (error) {
    return { error: String(error.message) };
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const { formulas } = JSON.parse(line);
  process.stdout.write(JSON.stringify({ rendered: formulas.map(render) }) + "\n");
});
