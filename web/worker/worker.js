// The worker: brings its module to life, then answers messages in their order.
import start, { answer } from "./elenchus_worker.js";

const alive = start({ module_or_path: new URL("elenchus_worker_bg.wasm", import.meta.url) });

const tell = (reply) => postMessage(reply, [reply.buffer]);

// A text in place of bytes says that nothing more will come.
onmessage = ({ data }) => {
  alive.then(() => answer(data, tell)).catch((error) => postMessage(String(error)));
};
