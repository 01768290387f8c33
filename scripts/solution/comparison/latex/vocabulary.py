"""The words of LaTeX and of plain notation that can be read. Everything else is refused."""

GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "pi",
        "rho",
        "sigma",
        "tau",
        "upsilon",
        "phi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Pi",
        "Sigma",
        "Upsilon",
        "Phi",
        "Psi",
        "Omega",
        "ell",
        "hbar",
        "partial",
        "nabla",
    ]
)
GREEK_VARIANTS = {
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "varrho": "rho",
    "varsigma": "sigma",
    "varpi": "pi",
    "varSigma": "Sigma",
    "varGamma": "Gamma",
}

# Written name to the function that is meant. Keys are compared in lower case, without spaces, dots and hyphens.
FUNCTIONS = {
    "log": "log", "ln": "log", "lg": "log2", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot",
    "sec": "sec", "csc": "csc", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "arcsin": "arcsin", "arccos": "arccos",
    "arctan": "arctan", "asin": "arcsin", "acos": "arccos", "atan": "arctan", "sqrt": "sqrt", "abs": "abs",
    "tr": "trace", "trace": "trace", "det": "determinant", "rank": "rank", "diag": "diag", "vec": "vectorise",
    "softmax": "softmax", "relu": "relu", "sigmoid": "sigmoid", "sign": "sign", "sgn": "sign", "max": "max",
    "min": "min",
    "argmax": "argmax", "argmin": "argmin", "mean": "mean", "avg": "mean", "norm": "norm", "gelu": "gelu",
    "silu": "silu",
    "swish": "silu", "softplus": "softplus", "leakyrelu": "leakyrelu", "erf": "erf", "floor": "floor", "ceil": "ceil",
    "inv": "inverse",
    "transpose": "transpose", "inverse": "inverse", "erfc": "erfc", "gcd": "gcd", "rms": "rms",
    "logsumexp": "logsumexp",
    "lse": "logsumexp", "onehot": "onehot", "log2": "log2", "log10": "log10", "var": "variance", "variance": "variance",
    "cov": "covariance", "kl": "kl", "step": "step", "heaviside": "step", "elu": "elu", "dim": "dim", "round": "round",
    "std": "std", "median": "median", "logdet": "logdet", "tril": "tril", "triu": "triu",
    "cosine": "cos", "sum": "sumall", "eye": "eye", "matmul": "matmul", "cbrt": "cbrt", "factorial": "factorial",
    "sech": "sech", "csch": "csch", "coth": "coth", "binom": "binomial", "softsign": "softsign", "cumsum": "cumsum",
    "outer": "outer product", "kron": "kronecker product", "solve": "solution", "expm": "matrix exponential",
}  # fmt: skip

# Functions that a plain word may name without a backslash or \text.
PLAIN_WORDS = frozenset(FUNCTIONS) - {
    "vec",
    "dim",
    "mean",
    "step",
    "inv",
    "cov",
    "kl",
    "std",
    "round",
    "sum",
    "outer",
    "kron",
    "solve",
    "eye",
    "rank",
}

BIG = {"sum": "sum", "prod": "product", "bigoplus": None, "coprod": None}
LIMIT_OPERATORS = {"max": "maximum", "min": "minimum", "sup": "maximum", "inf": "minimum"}

RELATIONS = {
    "=": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "!=": "!=", "==": "=", ":=": "=",
    "leq": "<=", "le": "<=", "leqslant": "<=", "leqq": "<=", "geq": ">=", "ge": ">=", "geqslant": ">=", "geqq": ">=",
    "lt": "<", "gt": ">", "neq": "!=", "ne": "!=", "approx": "~", "simeq": "~", "approxeq": "~", "cong": "~",
    "doteq": "=",
    "equiv": "=", "coloneqq": "=", "triangleq": "=", "in": "in", "notin": "notin", "propto": "propto", "ll": "<<",
    "<<": "<<", ">>": ">>",
    "gg": ">>",
    "to": "to", "rightarrow": "to", "sim": "sim", "implies": "implies", "Rightarrow": "implies", "iff": "implies",
    "Leftrightarrow": "implies", "mapsto": "to", "subset": "in", "subseteq": "in",
    "longrightarrow": "to", "leftarrow": "<-", "gets": "<-",
    "coloneq": "=",
}  # fmt: skip

OPERATORS = {
    "cdot": "dot", "times": "times", "ast": "times", "odot": "hadamard", "circ": "hadamard", "otimes": "kronecker",
    "*": "times", "div": "/", "bullet": "dot", "star": "times", "bmod": "mod", "mod": "mod", "cdotp": "dot",
}  # fmt: skip

# Commands that only change how a formula looks.
APPEARANCE = frozenset(
    [
        "displaystyle",
        "angle",
        "textstyle",
        "scriptstyle",
        "scriptscriptstyle",
        "limits",
        "nolimits",
        "mathstrut",
        "strut",
        "nonumber",
        "notag",
        "quad",
        "qquad",
        ",",
        ";",
        ":",
        "!",
        ">",
        "boldmath",
        "unboldmath",
        "bigl",
        "bigr",
        "Bigl",
        "Bigr",
        "biggl",
        "biggr",
        "Biggl",
        "Biggr",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "middle",
        "thinspace",
        "enspace",
        "medspace",
        "thickspace",
        "negthinspace",
        "hfill",
        "relax",
        "hline",
        "tiny",
        "small",
        "large",
        "Large",
        "normalsize",
        "allowbreak",
        "nobreak",
        "ensuremath",
    ]
) | {" ", "/", "\n"}
FONTS = frozenset(
    [
        "mathbf",
        "boldsymbol",
        "bm",
        "mathit",
        "mathnormal",
        "mathtt",
        "vec",
        "bf",
        "it",
        "rm",
        "sf",
        "tt",
        "boldmath",
        "pmb",
        "symbf",
        "symbfit",
        "mathbfit",
        "mathbfup",
        "overrightarrow",
        "mathinner",
        "mathord",
        "mathbin",
        "mathrel",
        "mathop",
        "mathopen",
        "mathclose",
    ]
)
TEXTS = frozenset(
    [
        "text",
        "textrm",
        "textit",
        "textbf",
        "textsf",
        "texttt",
        "mbox",
        "mathrm",
        "operatorname",
        "mathsf",
        "textnormal",
        "textup",
        "hbox",
    ]
)
ACCENTS = {
    "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde", "bar": "bar", "overline": "bar",
    "dot": "dot",
    "ddot": "ddot", "check": "check", "breve": "breve",
}  # fmt: skip
ALPHABETS = frozenset(["mathcal", "mathbb", "mathfrak", "mathscr", "mathds"])

DOTS = frozenset(["dots", "ldots", "cdots", "vdots", "ddots", "dotsc", "dotsb", "dotsm"])
DELIMITERS = {
    "(": "(", ")": ")", "[": "[", "]": "]", "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[",
    "rbrack": "]",
    "|": "|", "vert": "|", "lvert": "|", "rvert": "|", "||": "||", "Vert": "||", "lVert": "||", "rVert": "||",
    "langle": "<", "rangle": ">", "lfloor": "floor", "rfloor": "floor", "lceil": "ceil", "rceil": "ceil", ".": ".",
    "lparen": "(", "rparen": ")",
}  # fmt: skip
# Subscripts that name a norm; any other one is a number or a weight.
NORMS = frozenset(
    {"F", "f", "Fro", "fro", "HS", "rms", "RMS", "*", "ast", "nuc", "star", "tr", "op", "spec", "sigma", "infty", "max"}
)
TRANSPOSES = frozenset({"T", "top", "intercal", "H", "t", "tr", "transpose"})
CONDITION_WORDS = {
    "if": "if", "for": "if", "when": "if", "where": "if", "whenever": "if", "otherwise": "otherwise",
    "else": "otherwise", "and": "and",
    "or": "or", "with": "if", "forall": "if", "provided": "if", "land": "and", "lor": "or", "wedge": "and", "vee": "or",
    "for all": "if", "elsewhere": "otherwise",
}  # fmt: skip

ENVIRONMENTS = {
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "matrix": ("", ""), "vmatrix": ("|", "|"), "Vmatrix": ("||", "||"),
    "Bmatrix": ("{", "}"), "smallmatrix": ("", ""), "array": ("", ""), "cases": ("cases", ""), "dcases": ("cases", ""),
    "rcases": ("cases", ""),
    "aligned": ("lines", ""), "align": ("lines", ""), "align*": ("lines", ""), "split": ("lines", ""),
    "gathered": ("lines", ""),
    "equation": ("lines", ""), "equation*": ("lines", ""), "gather": ("lines", ""), "gather*": ("lines", ""),
}  # fmt: skip

# Characters that stand for a command. Spaces keep the command apart from the letter that follows.
CHARACTERS = {
    "≤": r" \leq ", "≥": r" \geq ", "≠": r" \neq ", "≈": r" \approx ", "×": r" \times ", "·": r" \cdot ",
    "⋅": r" \cdot ", "∙": r" \cdot ",
    "÷": r" \div ", "−": "-", "–": "-", "—": "-", "∞": r" \infty ", "∈": r" \in ", "∑": r" \sum ", "∏": r" \prod ",
    "√": r" \sqrt ",
    "⊙": r" \odot ", "∘": r" \circ ", "⊗": r" \otimes ", "⊤": r" \top ", "ᵀ": r"^{\top}", "′": "'", "‖": r" \| ",
    "∥": r" \| ", "∣": "|", "⟨": r" \langle ",
    "⟩": r" \rangle ", "⌊": r" \lfloor ", "⌋": r" \rfloor ", "⌈": r" \lceil ", "⌉": r" \rceil ", "…": r" \dots ",
    "⋯": r" \dots ", "∂": r" \partial ",
    "∇": r" \nabla ", "ℓ": r" \ell ", "½": r"\frac{1}{2}", "¼": r"\frac{1}{4}", "¾": r"\frac{3}{4}",
    "⅓": r"\frac{1}{3}", "⅔": r"\frac{2}{3}",
    "∪": r" \cup ", "∅": r" \emptyset ", "ℝ": r" \mathbb{R} ", "𝔼": r" \mathbb{E} ", "𝟙": r" \mathbb{1} ",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ",
    "\u200b": "", "\u2062": " ", "\u2061": " ", "％": r"\%", "⁻": "^-", "ϵ": r" \epsilon ", "φ": r" \phi ",
    "ϕ": r" \phi ", "→": r" \to ", "ᵗ": r"^{\top}",
    "⇒": r" \implies ", "≪": r" \ll ", "≫": r" \gg ", "𝒪": r" \mathcal{O} ", "∗": "*", "′′": "''",
    "°": r"^\circ ", "≜": "=", "≡": "=", "⟶": r" \to ",
}  # fmt: skip
SUPERSCRIPT_DIGITS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ", "0123456789+-ni", strict=True))
SUBSCRIPT_DIGITS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢⱼₖₗₘₜₓ", "0123456789+-nijklmtx", strict=True))
_LETTERS = "αβγδεζηθικλμνξπρστυχψωΓΔΘΛΞΠΣΥΦΨΩ"
_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon chi psi omega"
    " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
GREEK_LETTERS = dict(zip(_LETTERS, _NAMES.split(" "), strict=True))
