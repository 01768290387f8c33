# ruff: noqa: E501 - a row of data is easier to read on one line
"""How each chat prints a conversation: one row of data a chat. A new chat is a new row, never a branch of code.

Sources of the rows: a DeepSeek print; the labels and class names that public export scripts of these chats look for or
strip ("You said", "Show thinking", "Thought for 12s", "Copy code", "Thinking completed"), read in November 2026.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I) if patterns else NEVER


@dataclass(frozen=True, slots=True)
class Manner:
    """One chat's way of printing.

    ``telling`` is found in the page furniture, the PDF's title or its first lines. The student's messages are told by
    ``student_indent``, the least left indent as a part of the column's width (0: not by indent), or stand on a ground
    of their own where ``student_ground`` says so. ``student_label`` and ``model_label`` match whole lines of the
    interface that say who speaks next; ``student_words`` and ``model_words`` begin a paragraph or heading that opens a
    turn and belongs to it. ``card`` matches the line of kind or size below a file's name; ``thinking`` the line above
    a thinking section; ``interface`` lines of buttons and notices, which are dropped; ``typewriter_prompts`` says
    that the student's prompts are set in a fixed-width font.
    """

    id: str
    name: str
    telling: re.Pattern[str]
    student_indent: float = 0.0
    student_ground: bool = False
    student_label: re.Pattern[str] = NEVER
    model_label: re.Pattern[str] = NEVER
    student_words: re.Pattern[str] = NEVER
    model_words: re.Pattern[str] = NEVER
    card: re.Pattern[str] = NEVER
    thinking: re.Pattern[str] = NEVER
    interface: re.Pattern[str] = NEVER
    typewriter_prompts: bool = False


FILE_KIND = r"(?:PDF|DOCX?|PPTX?|XLSX?|CSV|TXT|MD|TEX|IPYNB|PNG|JPE?G|WEBP|GIF|IMAGE|ZIP|PY)(?:\s+document)?"
FILE_SIZE = r"\d[\d.,]*\s?[KMG]?i?B(?:ytes)?"
FILE_CARD = (
    rf"^\s*{FILE_KIND}\s*[·•,]?\s*{FILE_SIZE}\s*$",
    rf"^\s*{FILE_SIZE}\s*$",
    rf"^\s*(?:{FILE_KIND}|Document|Spreadsheet|Presentation|File)\s*$",
    r"^\s*\d+\s+(?:lines|pages)\s*$",
)
FILE_NAME = re.compile(
    r"^\s*\S[^/\\|]{0,120}\.(?:pdf|docx?|pptx?|xlsx?|csv|txt|md|tex|png|jpe?g|webp|gif|zip|py|ipynb)\s*$", re.I
)
DURATION = r"(?:(?:about\s+)?(?:a|an|a few|a couple of|\d+)\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b[\s,]*(?:and\s+)?)+"
BUTTONS = (
    r"^\s*(?:Copy(?: code| table)?|Copied!?|Download|Retry|Edit|Share|Regenerate|Run|Preview|Ask anything|Show more"
    r"|Show less|Send|Reply\.\.\.|Good response|Bad response|Read aloud|Export to (?:Sheets|Docs)|Use code with caution\.?)\s*$",
    r"can make mistakes|^\s*AI-generated|double-check (?:it|responses|its responses)",
)
USER_PROMPT = r"^\s*(?:user|human|student)(?:'s)?\s+(?:prompt|message|input|request|question)\b"
AGENT_RESPONSE = (
    r"^\s*(?:agent|assistant|model|AI|gemini|chatgpt|claude|qwen|deepseek)(?:'s)?\s+(?:response|answer|reply|output)\b"
)

MANNERS: tuple[Manner, ...] = (
    Manner(
        "deepseek", "DeepSeek", _words(r"chat\.deepseek\.com", r"- DeepSeek\s*$"),
        student_indent=0.12, card=_words(*FILE_CARD),
        thinking=_words(rf"^\s*Thought for {DURATION}\s*$", r"^\s*已深度思考.*$", r"^\s*(?:Found|Read) \d+ (?:web pages|results)\s*$"),
        interface=_words(*BUTTONS, r"^\s*(?:Message DeepSeek|DeepThink(?: \(R1\))?|New chat|One more step)\s*$"),
    ),
    Manner(
        "key", "Official key", _words(r"- Official key\s*$"),
        student_words=_words(r"^\s*Question\s+\d+\s*$"), model_words=_words(r"^\s*Official key\s+\d+\s*$"),
    ),
    Manner(
        "gemini-trace", "Gemini", _words(r"Teaching Assistant: Gemini", r"Conversation with Gemini"),
        student_words=_words(USER_PROMPT), model_words=_words(AGENT_RESPONSE), typewriter_prompts=True,
    ),
    Manner(
        "gemini", "Gemini", _words(r"gemini\.google\.com", r"- Gemini\s*$", r"^\s*Gemini - ", r"Google Gemini"),
        student_indent=0.12, student_label=_words(r"^\s*You said:?\s*$"), model_label=_words(r"^\s*Gemini said:?\s*$"),
        card=_words(*FILE_CARD), thinking=_words(r"^\s*(?:Show|Hide) thinking\s*$", r"^\s*Thoughts?\s*$"),
        interface=_words(*BUTTONS, r"^\s*(?:Gemini (?:Advanced|Apps)|Sources(?: and related content)?|Answer now)\s*$"),
    ),
    Manner(
        "chatgpt", "ChatGPT", _words(r"chatgpt\.com", r"chat\.openai\.com", r"^\s*ChatGPT\s*$", r"- ChatGPT\s*$"),
        student_indent=0.12, student_label=_words(r"^\s*You said:?\s*$"),
        model_label=_words(r"^\s*ChatGPT(?: [\w.-]+)? said:?\s*$"), card=_words(*FILE_CARD),
        thinking=_words(rf"^\s*(?:Thought|Reasoned) (?:for|about) {DURATION}\s*$", r"^\s*(?:Thought|Reasoned) (?:about|for) [^.]{3,80}$"),
        interface=_words(*BUTTONS, r"^\s*(?:Skip to content|Log in|Sign up(?: for free)?|Is this conversation helpful so far\?)\s*$"),
    ),
    Manner(
        "claude", "Claude", _words(r"claude\.ai", r"[\\|-] Claude\s*$"),
        student_indent=0.12, student_ground=True, card=_words(*FILE_CARD),
        thinking=_words(r"^\s*Thought process\s*$", rf"^\s*(?:Thought|Pondered|Considered|Reasoned) for {DURATION}\s*$"),
        interface=_words(*BUTTONS),
    ),
    Manner(
        "qwen", "Qwen",
        _words(r"chat\.qwen\.ai", r"qwenlm\.ai", r"tongyi\.aliyun\.com", r"- Qwen\s*$", r"^\s*Qwen(?:\d[\w.-]*)?\s*$"),
        student_indent=0.12, model_label=_words(r"^\s*Qwen\d[\w.-]*(?:\s+\d{1,2}:\d\d(?:\s*[AP]M)?)?\s*$"), card=_words(*FILE_CARD),
        thinking=_words(r"^\s*(?:Thinking|Thought)(?: and search)? (?:completed|complete)\b.*$", rf"^\s*Thought for {DURATION}\s*$", r"^\s*已?完成思考.*$"),
        interface=_words(*BUTTONS),
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
