# ruff: noqa: E501 - a row of data is easier to read on one line
"""The bar that a chat sets above code: the language that it names, and the buttons beside it."""

from __future__ import annotations

import re

# What the chats' bars name (highlight.js's and Shiki's names and the written forms of them), as a fence writes it.
LANGUAGES = {
    "python": "python", "py": "python", "python3": "python", "javascript": "javascript", "js": "javascript",
    "typescript": "typescript", "ts": "typescript", "jsx": "jsx", "tsx": "tsx", "java": "java", "c": "c", "c++": "cpp",
    "cpp": "cpp", "c#": "csharp", "csharp": "csharp", "go": "go", "rust": "rust", "ruby": "ruby", "php": "php",
    "swift": "swift", "kotlin": "kotlin", "scala": "scala", "julia": "julia", "r": "r", "matlab": "matlab",
    "octave": "octave", "fortran": "fortran", "haskell": "haskell", "lua": "lua", "perl": "perl", "sql": "sql",
    "bash": "bash", "shell": "shell", "sh": "sh", "zsh": "zsh", "powershell": "powershell", "console": "console",
    "html": "html", "css": "css", "scss": "scss", "xml": "xml", "svg": "svg", "json": "json", "yaml": "yaml",
    "yml": "yaml", "toml": "toml", "ini": "ini", "dockerfile": "dockerfile", "makefile": "makefile", "diff": "diff",
    "markdown": "markdown", "md": "markdown", "latex": "latex", "tex": "tex", "mermaid": "mermaid", "math": "math",
    "text": "text", "plaintext": "text", "plain text": "text", "plain": "text", "txt": "text", "pseudocode": "pseudocode",
    "code": "", "code snippet": "", "none": "", "cuda": "cuda", "verilog": "verilog", "vhdl": "vhdl", "lean": "lean",
    "代码": "", "纯文本": "text",
}  # fmt: skip
BUTTON = re.compile(
    r"\s*(?:Copy code|Copy|Copied!?|Edit|Run code|Run|Download|Preview|Collapse|Expand|Wrap|Always show details"
    r"|Use code with caution\.?|Explain|content_copy|复制|下载|运行|编辑)\s*",
    re.I,
)
NAME = re.compile(r"[A-Za-z][A-Za-z0-9+#.-]{0,18}")


def language_of_bar(words: str) -> tuple[str, bool] | None:
    """The language that a bar's words name, and whether buttons stand beside it; None where the words are no bar."""
    rest = words.strip()
    has_buttons = False
    while found := _last_button(rest):
        rest, has_buttons = rest[: found.start()].rstrip(), True
    name = rest.lower()
    if name in LANGUAGES:
        return LANGUAGES[name], has_buttons
    if has_buttons and (not rest or NAME.fullmatch(rest)):
        return name, True
    return None


def _last_button(words: str) -> re.Match[str] | None:
    """The button that the words end with."""
    return next((found for found in BUTTON.finditer(words) if found.end() == len(words) and found[0].strip()), None)
