// The keyboard must reach whatever scrolls sideways: tables, code and wide formulas get a place in the tab order.
"use strict";
{
  const SCROLLERS = ".md-typeset__scrollwrap, .md-typeset pre > code, .formula--display, .claim, .reference, .lab-result > pre";
  const LABELS = { PRE: "Code", CODE: "Code", TABLE: "Table" };

  const name = (element) => {
    if (element.matches(".formula--display, .claim, .reference")) return "Formula";
    return LABELS[element.tagName] ?? "Table";
  };

  const mark = (element) => {
    const scrolls = element.scrollWidth > element.clientWidth + 1;
    if (!scrolls) {
      if (element.dataset.scrolls) for (const a of ["tabindex", "role", "aria-label", "data-scrolls"]) element.removeAttribute(a);
      return;
    }
    element.dataset.scrolls = "yes";
    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", `${name(element)}, scrolls sideways`);
  };

  // The theme makes each code block's button a landmark without a name.
  const nameCode = (nav, index) => nav.setAttribute("aria-label", `Code ${index + 1}`);

  const markIn = (element) => {
    if (element.matches(SCROLLERS)) mark(element);
    element.querySelectorAll(SCROLLERS).forEach(mark);
  };
  const markAll = () => {
    markIn(document.body);
    document.querySelectorAll(".md-code__nav").forEach(nameCode);
  };
  addEventListener("load", markAll);
  document.fonts.ready.then(markAll);   // a formula has its width only when its fonts are there
  addEventListener("resize", markAll);
  // What is off the screen is not laid out and has no width yet.
  document.addEventListener("contentvisibilityautostatechange", (event) => {
    if (!event.skipped) requestAnimationFrame(() => markIn(event.target));
  }, true);
}
