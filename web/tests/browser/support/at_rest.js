// Calls back once nothing has moved for six frames on end, or after five seconds.
const done = arguments[arguments.length - 1];
const look = () =>
  JSON.stringify(
    [...document.querySelectorAll("[data-node]")].map((card) => {
      const box = card.getBoundingClientRect();
      return [card.dataset.node, box.x, box.y, box.width, getComputedStyle(card).opacity];
    }),
  );
const until = performance.now() + 5000;
let before = null;
let still = 0;
const frame = () => {
  const now = look();
  still = now === before ? still + 1 : 0;
  before = now;
  if (still >= 6 || performance.now() > until) done();
  else requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
