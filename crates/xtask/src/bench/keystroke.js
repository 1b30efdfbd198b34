// Types letters into generated documents and tells how long each took to be read.
import init, { Document } from "./elenchus.js";

const KEYS = 41;

const typed = (text) => {
  const document = new Document();
  const times = [];
  const at = Math.floor(text.length / 2);
  let middle = "";
  for (let key = 0; key < KEYS; key += 1) {
    middle += String.fromCharCode(97 + (key % 26));
    const now = text.slice(0, at) + middle + text.slice(at);
    const begun = performance.now();
    const diagnostics = document.update(now);
    times.push(performance.now() - begun);
    if (!Array.isArray(diagnostics)) throw new Error("no diagnostics");
  }
  document.free();
  times.sort((one, other) => one - other);
  return { median: times[KEYS >> 1], most: times[KEYS - 1] };
};

const all = async () => {
  await init({ module_or_path: fetch("elenchus_bg.wasm") });
  const told = {};
  for (const shape of ["flat", "nested", "crossed", "chain"]) {
    for (const elements of [1000, 10000]) {
      const name = `${shape}-${elements}`;
      const text = await (await fetch(`${name}.argdown`)).text();
      told[name] = typed(text);
    }
  }
  return told;
};

const told = await all().catch((error) => ({ error: String(error) }));
await fetch("told", { method: "POST", body: JSON.stringify(told) });
