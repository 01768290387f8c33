// A drawing with a slider shows the frame that is chosen. Every value in it was computed when the site was built.
"use strict";
for (const figure of document.querySelectorAll(".moving")) {
  const frames = JSON.parse(figure.dataset.frames);
  const slider = figure.querySelector("input");
  const bars = figure.querySelectorAll(".bar");
  const dots = figure.querySelectorAll(".dot");
  const { height } = figure.querySelector("svg").viewBox.baseVal;
  const edge = Number(figure.dataset.edge);
  const place = (value) => height / 2 - (value / Number(figure.dataset.reach)) * (height / 2 - edge);

  const show = () => {
    const [name, barValues, dotValues] = frames[slider.value];
    bars.forEach((bar, index) => bar.setAttribute("y2", place(barValues[index])));
    dots.forEach((dot, index) => dot.setAttribute("cy", place(dotValues[index])));
    figure.querySelector("output").value = name;
    slider.setAttribute("aria-valuetext", name);
  };

  slider.hidden = false;
  slider.addEventListener("input", show);
  show();
}
