// Moves a large map about and folds in it, and tells how long the page's only thread was busy.
"use strict";

const frame = () => new Promise((done) => requestAnimationFrame(done));

const seen = async (ready, patience = 60000) => {
  const begun = performance.now();
  while (!ready()) {
    if (performance.now() - begun > patience) throw new Error(`waited in vain for ${ready}`);
    await frame();
  }
};

const drawn = async () => {
  await frame();
  await frame();
};

// Does something, and waits until the page is drawn: how long both took together. A message that
// is sent in a frame comes when all of the frame has been done.
const busy = async (act) => {
  const begun = performance.now();
  act();
  const acted = performance.now() - begun;
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const framed = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(acted + performance.now() - framed);
      channel.port2.postMessage(0);
    });
  });
};

// How long the last drawing took to be laid out, by the page's own marks; a large one is laid out
// beside the page and waited for.
const laidOut = async () => {
  const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime;
  await seen(() => last("laid-out") >= last("layout"));
  return last("laid-out") - last("layout");
};

const summary = (times) => {
  times.sort((one, other) => one - other);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  return { median: at(0.5), most: at(0.95), worst: times[times.length - 1] };
};

const inView = (canvas) => {
  const view = canvas.getBoundingClientRect();
  return [...document.querySelectorAll(".map [data-node]")].filter((card) => {
    const place = card.getBoundingClientRect();
    return place.width > 0 && place.right > view.left && place.left < view.right && place.bottom > view.top && place.top < view.bottom;
  }).length;
};

const told = async () => {
  await seen(() => document.querySelector(".map .card"));
  await drawn();
  const opened = performance.now();
  await drawn();
  const canvas = document.querySelector(".map__canvas");
  const place = canvas.getBoundingClientRect();
  const middle = { clientX: place.left + place.width / 2, clientY: place.top + place.height / 2 };
  const wheel = (options) => () =>
    canvas.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, ...middle, ...options }));
  const zoom = (deltaY) => wheel({ deltaY, ctrlKey: true });
  // Far enough out that there is much to see, not so far that words become shapes.
  const scale = () => Number(/scale\(([\d.]+)\)/.exec(document.querySelector(".map__world").style.transform)?.[1] ?? 1);
  for (let step = 0; step < 60 && scale() > 0.45; step += 1) {
    zoom(20)();
    await frame();
  }
  for (let step = 0; step < 10; step += 1) {
    wheel({ deltaX: 0, deltaY: 60 })();
    await frame();
  }
  await drawn();
  const pan = [];
  const cards = [inView(canvas)];
  for (let step = 0; step < 150; step += 1) {
    const turn = Math.floor(step / 75) % 2 ? -1 : 1;
    pan.push(await busy(wheel({ deltaX: 24 * turn, deltaY: 6 * turn })));
    if (step % 50 === 49) cards.push(inView(canvas));
  }
  const zoomed = [];
  for (let step = 0; step < 60; step += 1) {
    zoomed.push(await busy(zoom(step % 20 < 10 ? 6 : -6)));
  }
  const fold = [];
  const layouts = [];
  for (let step = 0; step < 8; step += 1) {
    const control = [...document.querySelectorAll(".map .card [data-action]")]
      .filter((button) => button.getBoundingClientRect().width > 0)[step % 2 ? 0 : 1 + step];
    if (!control) break;
    const slug = control.closest("[data-node]").dataset.node;
    performance.clearMarks();
    for (let turn = 0; turn < 2; turn += 1) {
      const button = document.querySelector(`.map [data-node="${slug}"] [data-action]`);
      const unfolds = button.dataset.action === "unfold";
      const time = await busy(() => button.click());
      const layout = await laidOut();
      if (unfolds) {
        fold.push(time);
        layouts.push(layout);
      }
      performance.clearMarks();
      await new Promise((done) => setTimeout(done, 400));
    }
  }
  return {
    opened,
    nodes: document.querySelectorAll(".map [data-node]").length,
    inView: Math.max(...cards),
    pan: summary(pan),
    zoom: summary(zoomed),
    unfold: summary(fold),
    layout: summary(layouts),
  };
};

told()
  .catch((error) => ({ error: String(error) }))
  .then((told) => fetch("told", { method: "POST", body: JSON.stringify(told) }));
