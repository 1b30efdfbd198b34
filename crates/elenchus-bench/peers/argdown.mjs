// Argdown's own tools at the same work: `node argdown.mjs REPEATS FILE`, in a folder that has
// @argdown/core. Prints what `measure` prints.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, repeats, file] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const core = await import(pathToFileURL(require.resolve("@argdown/core")).href);
const { argdown } = core;
const input = readFileSync(file, "utf8");

const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const times = [];
for (let run = 0; run < Number(repeats); run += 1) {
  const before = milliseconds();
  const response = argdown.run({
    input,
    process: ["parse-input", "build-model", "build-map"],
    logLevel: "silent",
    throwExceptions: true,
  });
  const after = milliseconds();
  const failed = [...(response.lexerErrors ?? []), ...(response.parserErrors ?? []), ...(response.exceptions ?? [])];
  if (failed.length > 0 || !response.map) {
    console.error(String(failed[0]?.message ?? "no map"));
    process.exit(1);
  }
  times.push(after - before);
}

// What Linux counts for a process begins with what its parent had.
const peak = () => {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
};
console.log(JSON.stringify({ cpu: times, peak: peak() }));
