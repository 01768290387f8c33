"""How each chat prints a conversation: one row of data a chat. A new chat is a new row, never a branch of code."""

from __future__ import annotations

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I) if patterns else NEVER


@dataclass(frozen=True, slots=True)
class Manner:
    """One chat's way of printing.

    ``telling`` is found in the page furniture, the PDF's title or its first lines; ``student_indent`` is the least
    left indent of the student's messages as a part of the column's width (0: they are not told by indent);
    ``student_words`` and ``model_words`` begin a line that opens a turn; ``attachment`` and ``thinking`` match whole
    lines; ``interface`` matches lines of buttons and notices, which are dropped; ``typewriter_prompts`` says that
    the student's prompts are set in a fixed-width font.
    """

    id: str
    name: str
    telling: re.Pattern[str]
    student_indent: float = 0.0
    student_words: re.Pattern[str] = NEVER
    model_words: re.Pattern[str] = NEVER
    attachment: re.Pattern[str] = NEVER
    thinking: re.Pattern[str] = NEVER
    interface: re.Pattern[str] = NEVER
    typewriter_prompts: bool = False


FILE_KIND = r"(?:PDF|DOCX?|PPTX?|XLSX?|CSV|TXT|MD|PNG|JPE?G|WEBP|IMAGE|ZIP|PY)(?:\s+document)?"
FILE_CARD = rf"^\s*{FILE_KIND}\s*[·•]?\s*\d[\d.,]*\s?[KMG]?i?B\s*$"
FILE_NAME = r"^\s*[\w .,()+-]{1,80}\.(?:pdf|docx?|pptx?|xlsx?|csv|txt|md|png|jpe?g|webp|zip|py|ipynb)\s*$"
BARE_CARD = r"^\s*(?:PDF|Document|Spreadsheet)\s*$"
BUTTONS = (
    r"^\s*(?:Copy(?: code)?|Download|Retry|Edit|Share|Regenerate|Run|Preview|Ask anything|Show more|Send)\s*$",
    r"can make mistakes|AI-generated, for reference only|double-check (?:its )?responses",
)
USER_PROMPT = r"^\s*(?:user|human|student)(?:'s)?\s+(?:prompt|message|input|request|question)\b"
AGENT_RESPONSE = (
    r"^\s*(?:agent|assistant|model|AI|gemini|chatgpt|claude|qwen|deepseek)(?:'s)?\s+(?:response|answer|reply|output)\b"
)

MANNERS: tuple[Manner, ...] = (
    Manner(
        "deepseek", "DeepSeek", _words(r"chat\.deepseek\.com", r"- DeepSeek\s*$"),
        student_indent=0.12, attachment=_words(FILE_CARD, FILE_NAME),
        thinking=_words(r"^\s*Thought for .{1,20}seconds?\s*$"),
        interface=_words(*BUTTONS, r"^\s*(?:Message DeepSeek|DeepThink(?: \(R1\))?|New chat|One more step)\s*$"),
    ),
    Manner(
        "gemini-trace", "Gemini", _words(r"Teaching Assistant: Gemini", r"Conversation with Gemini"),
        student_words=_words(USER_PROMPT), model_words=_words(AGENT_RESPONSE), typewriter_prompts=True,
    ),
    Manner(
        "gemini", "Gemini", _words(r"gemini\.google\.com", r"- Gemini\s*$", r"Google Gemini"),
        student_indent=0.12, student_words=_words(r"^\s*You said\b"), model_words=_words(r"^\s*Gemini said\b"),
        attachment=_words(FILE_CARD, FILE_NAME, BARE_CARD), thinking=_words(r"^\s*Show thinking\s*$"),
        interface=_words(*BUTTONS, r"^\s*Gemini (?:Advanced|Apps)\s*$"),
    ),
    Manner(
        "chatgpt", "ChatGPT", _words(r"chatgpt\.com", r"chat\.openai\.com", r"^\s*ChatGPT\s*$", r"- ChatGPT\s*$"),
        student_indent=0.12, student_words=_words(r"^\s*You said:"), model_words=_words(r"^\s*ChatGPT said:"),
        attachment=_words(FILE_CARD, FILE_NAME, BARE_CARD),
        thinking=_words(r"^\s*Thought for (?:a couple of|\d+|a few)\s.*$", r"^\s*Reasoned .*$"),
        interface=_words(*BUTTONS),
    ),
    Manner(
        "claude", "Claude", _words(r"claude\.ai", r"[\\|-] Claude\s*$"),
        student_indent=0.12, attachment=_words(FILE_CARD, FILE_NAME, BARE_CARD),
        thinking=_words(r"^\s*Thought (?:process|for .*)\s*$"),
        interface=_words(*BUTTONS),
    ),
    Manner(
        "qwen", "Qwen",
        _words(r"chat\.qwen\.ai", r"qwenlm\.ai", r"tongyi\.aliyun\.com", r"- Qwen\s*$", r"^\s*Qwen(?:\d[\w.-]*)?\s*$"),
        student_indent=0.12, attachment=_words(FILE_CARD, FILE_NAME),
        thinking=_words(r"^\s*Thinking completed.*$", r"^\s*Thought for .*$"), interface=_words(*BUTTONS),
    ),
    Manner(
        "plain", "", NEVER,
        student_words=_words(USER_PROMPT, r"^\s*(?:user|human|student|me|you|prompt|question)\s*:",
                             r"^\s*(?:user|human|student|prompt)\s*$"),
        model_words=_words(AGENT_RESPONSE,
                           r"^\s*(?:assistant|model|ai|agent|qwen|gemini|deepseek|chatgpt|claude|answer|response)\s*:",
                           r"^\s*(?:assistant|model|response|qwen|gemini|deepseek|chatgpt|claude)\s*$"),
    ),
)  # fmt: skip
MODEL_NAMES: tuple[str, ...] = ("Qwen", "DeepSeek", "Gemini", "ChatGPT", "Claude")


def find_manner(words: list[str]) -> Manner:
    """The first row that any of these words tell; the plain one when none does."""
    for manner in MANNERS:
        if any(manner.telling.search(text) for text in words):
            return manner
    return MANNERS[-1]
