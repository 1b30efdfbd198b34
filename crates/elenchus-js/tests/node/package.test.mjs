// The package as Node loads it. `cargo xtask test` builds the module and says where it is.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

const { parse, outline, map, Document } = createRequire(import.meta.url)(process.env.ELENCHUS_JS);

const text = `===
title: Bridge
===

[Rebuild]: It should be rebuilt 🙂. {at: "1.1"}
  + <Rust>: Iron rusts. #safety {voice: Engineers}
  - [Cost]: It is dear.

<Rust>

(1) [Cracks]: The piers are cracked.
-- Argument from sign --
(2) [Rebuild]
`;

test("a text is parsed to plain objects", () => {
  const parsed = parse(text);
  assert.equal(parsed.title, "Bridge");
  assert.deepEqual(parsed.statements.map((statement) => statement.title), ["Rebuild", "Cost", "Cracks"]);
  const [rust] = parsed.arguments;
  assert.equal(rust.voice, "Engineers");
  assert.deepEqual(rust.tags, ["safety"]);
  assert.deepEqual(rust.steps.map((step) => step.kind), ["premise", "conclusion"]);
  assert.deepEqual(rust.steps[1].rules, ["Argument from sign"]);
  assert.ok(parsed.relations.some(({ kind, from }) => kind === "attack" && from.title === "Cost"));
  assert.deepEqual(parsed.diagnostics, []);
});

test("offsets are those of JavaScript's strings", () => {
  const { start, end } = parse(text).statements[1].range;
  assert.ok(text.slice(start.offset, end.offset).startsWith("[Cost]"));
  assert.equal(start.line, 7);
});

test("what is wrong is told and not thrown", () => {
  const { diagnostics } = parse("[A]: a {at: nowhere}\n");
  assert.equal(diagnostics.length, 1);
  assert.match(diagnostics[0].code, /^[EWH]-/);
  assert.ok(diagnostics[0].help.length > 0);
});

test("the outline is text", () => {
  assert.match(outline(text), /^Bridge\n\n\[Rebuild\]: It should be rebuilt 🙂\./);
  assert.ok(outline(text, 0).length < outline(text).length);
});

test("the map says what is folded away", () => {
  const folded = map(text, { depth: 0 });
  assert.deepEqual(folded.roots, ["rebuild"]);
  assert.deepEqual([folded.nodes[0].hiddenPro, folded.nodes[0].hiddenCon], [1, 1]);
  const whole = map(text, {});
  assert.deepEqual(map(text), whole);
  assert.deepEqual(whole.nodes.map((node) => node.role), ["thesis", "premise", "counterpoint", "premise"]);
  assert.deepEqual([whole.nodes[0].at, whole.nodes[0].voice], [["1.1"], null]);
  assert.throws(() => map(text, { depth: "deep" }));
  assert.deepEqual(whole.nodes.map((node) => node.id).sort(), ["cost", "cracks", "rebuild", "rust"]);
  assert.ok(whole.edges.some((edge) => edge.from === "cracks" && edge.origin === "premise"));
});

test("a document is read anew with every change", () => {
  const document = new Document();
  assert.deepEqual(document.update("[A]: a\n  + [B]: b\n"), []);
  assert.match(document.outline(), /b/);
  const [remark] = document.update("[A]: a\n\n[B] b 😀\n\n😀 [C] c\n");
  assert.equal(remark.code, "E-colon-missing");
  assert.equal(remark.range.start.offset, 8);
  assert.doesNotMatch(document.outline(), /\+/);
  document.free();
});
