// Reads one JSON line, {"formulas": [{"latex", "display"}]}, and answers with one, {"rendered": [{"html"} or {"error"}]}.
// {"output": "html"} beside them leaves the MathML out.
const katex = require(process.argv[2]);
const { createInterface } = require("node:readline");

// Without a word KaTeX prints the name of a command that it does not trust; a formula must say that it is refused.
const refuse = ({ command }) => {
  throw new Error(`${command} is not allowed`);
};

const OPTIONS = {
  output: "htmlAndMathml",
  throwOnError: true,
  strict: "error",
  trust: refuse,
  maxExpand: 1000,
  maxSize: 50,
};

function render({ latex, display }, output) {
  try {
    return { html: katex.renderToString(latex, { ...OPTIONS, output, displayMode: display }) };
  } catch (error) {
    return { error: String(error.message) };
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const { formulas, output = OPTIONS.output } = JSON.parse(line);
  process.stdout.write(JSON.stringify({ rendered: formulas.map((formula) => render(formula, output)) }) + "\n");
});
