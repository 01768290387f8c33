"""Small dumps in our own words, each in the manner of a program that writes such dumps."""

from __future__ import annotations

from scripts.transcript.dump.dump_record import to_dump_record
from scripts.transcript.dump.reading import read_dump
from scripts.transcript.record import Record, RecordBlock, all_blocks

# A browser's print in the order of painting: prose with empty places, formulas' signs, prompts, furniture, notes.
PAINTED = """--- Page 1 ---
Please work out the first two parts of problem 2 of this sheet, and 
show each step that you take.
sheet (3).pdf
PDF 80.20KB
Gladly. Here is problem 2 in small steps.
Problem 2: Moving Averages
(a) Weights of the Average
The average of 
 numbers weighs each of them by 
.
So for 
, the weights are equal, and they sum to 
.
n
w
 =
k
n
1
n = 4
w
 =
k
0.25
1
1/2/26, 3:04 PM
Averages of a sheet - DeepSeek
https://chat.deepseek.com/a/chat/s/0123
1/2
right ,
one
shot
!


--- Page 2 ---
(b) A Running Form
Keep the sum 
 and add the new number before you divide.
That costs one addition for each new number.
S
 =
n
S
 +
n−1
x
 n
S
 +
0
x
 1
You say that it costs one addition, but does dividing cost nothing 
at all in your model of a machine?
Dividing costs one more step, which I left out.
1/2/26, 3:04 PM
Averages of a sheet - DeepSeek
https://chat.deepseek.com/a/chat/s/0123
2/2
almost
"""
# Formulas only, and text boxes behind the furniture, with the spaces at which their lines broke.
BOXES = """--- Page 1 ---
f(x)
 =
2
1
x
2
1/2/26, 3:04 PM
Averages - Qwen
https://chat.qwen.ai/c/0123
1/1
The first try is right here, and it is short, so that a reader can 
follow it without help.
It does not say what the sign in front of the sum stands for, which 
matters.


--- Page 2 ---
1/2/26, 3:05 PM
Averages - Qwen
https://chat.qwen.ai/c/0123
1/1
Nothing to add here.
"""
# A trace in Markdown with LaTeX and no marks of pages.
TRACE = """Teaching Assistant: Gemini

User Prompt (Start)

Solve question 2, please.

Agent Response (Question 2)

(a) Weights

The weights are $w_k = \\frac{1}{n}$ for all $k$.

neat and short answer

$$S_n = S_{n-1} + x_n$$

- **Cost:** one addition, $O(1)$.

✓ agrees with the handed-out sheet

User Prompt (Next)

Solve question 3, please.

Agent Response (Question 3)

i. **Bounds** The mean lies between \\(a\\) and \\(b\\).
"""
# Plain notes of a course, nobody speaking.
SLIDES = """SHEETS OF A COURSE

PROBLEM

1

Averages

Answer: B, because the weights sum to one.

The mean of $n$ numbers is $m = \\frac{1}{n}\\sum_k x_k$ and $m \\le \\max_k x_k$.
"""


def record(text: str) -> Record:
    """A dump's record."""
    return to_dump_record(read_dump(text), "dump", "0" * 64)


def told(given: Record) -> list[tuple[str, list[str]]]:
    """Each turn as its speaker and the words of its blocks, a missing formula as "□", LaTeX between dollars."""
    latex = {formula.id: f"${formula.latex}$" if formula.latex else "□" for formula in given.formulas}
    return [(turn.speaker, [words(block, latex) for block in all_blocks(turn.blocks)]) for turn in given.turns]


def words(block: RecordBlock, latex: dict[str, str]) -> str:
    """A block's words."""
    return "".join(latex[piece.formula] if piece.formula else piece.text for piece in block.content)
