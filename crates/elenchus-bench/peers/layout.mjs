// Draws a graph with another tool: layout.mjs TOOL MODULES GRAPH DRAWING RUNS, where TOOL is dot,
// dagre or elk and MODULES the folder whose node_modules has the last two. A graph and a drawing
// are JSON as the programs of a comparison hand them to each other; the time of each run in
// milliseconds is in the drawing.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [tool, modules, from, to, runs] = process.argv.slice(2);
const graph = JSON.parse(readFileSync(from, 'utf8'));
graph.groups ??= [];
const load = createRequire(resolve(modules, 'package.json'));
const within = new Map();
for (const node of graph.nodes) {
  const group = node.group ?? null;
  within.set(group, [...(within.get(group) ?? []), node]);
}
const inner = (parent) => graph.groups.filter((group) => (group.parent ?? null) === parent);

const tools = {
  dot() {
    const inches = (pixels) => (pixels / 72).toFixed(4);
    const nest = (parent) => {
      const nodes = (within.get(parent) ?? []).map((node) =>
        `n${node.id} [width=${inches(node.w)}, height=${inches(node.h)}];`);
      const groups = inner(parent).map((group) =>
        `subgraph cluster_${group.id} { margin=16; label=" "; ${nest(group.id)} }`);
      return [...nodes, ...groups].join('\n');
    };
    const edges = graph.edges.map((edge, index) => `n${edge.s} -> n${edge.t} [id="${index}"];`);
    const text = `digraph { rankdir=TB; nodesep=${inches(30)}; ranksep=${inches(50)};
      node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none];
      ${nest(null)}\n${edges.join('\n')} }`;
    return () => {
      const done = spawnSync('dot', ['-Tjson0'], { input: text, maxBuffer: 1 << 30 });
      if (done.status !== 0) throw new Error(String(done.error ?? done.stderr));
      return () => {
        const told = JSON.parse(done.stdout);
        const things = new Map((told.objects ?? []).map((thing) => [thing.name, thing]));
        const numbers = (text) => text.split(',').map(Number);
        const height = numbers(told.bb)[3];
        const nodes = graph.nodes.map((node) => {
          const [x, y] = numbers(things.get(`n${node.id}`).pos);
          return { ...node, x: x - node.w / 2, y: height - y - node.h / 2 };
        });
        const edges = [...graph.edges];
        for (const edge of told.edges ?? []) {
          const points = edge.pos.split(' ').filter((point) => !/^[es]/.test(point)).map(numbers)
            .map(([x, y]) => [x, height - y]);
          edges[Number(edge.id)] = { ...graph.edges[Number(edge.id)], points, curve: 'bezier' };
        }
        const groups = graph.groups.map((group) => {
          const bounds = things.get(`cluster_${group.id}`)?.bb;
          if (!bounds) return group;
          const [left, low, right, high] = numbers(bounds);
          return { ...group, x: left, y: height - high, w: right - left, h: high - low };
        });
        return { nodes, edges, groups };
      };
    };
  },

  dagre() {
    const dagre = load('@dagrejs/dagre');
    return () => {
      const drawing = new dagre.graphlib.Graph({ multigraph: true, compound: true });
      drawing.setGraph({ rankdir: 'TB', nodesep: 30, ranksep: 50, edgesep: 14 });
      drawing.setDefaultEdgeLabel(() => ({}));
      for (const group of graph.groups) drawing.setNode(`g${group.id}`, {});
      for (const group of graph.groups) {
        if (group.parent != null) drawing.setParent(`g${group.id}`, `g${group.parent}`);
      }
      for (const node of graph.nodes) {
        drawing.setNode(`n${node.id}`, { width: node.w, height: node.h });
        if (node.group != null) drawing.setParent(`n${node.id}`, `g${node.group}`);
      }
      graph.edges.forEach((edge, index) => drawing.setEdge(`n${edge.s}`, `n${edge.t}`, {}, String(index)));
      dagre.layout(drawing);
      return () => {
        const corner = ({ x, y, width, height }) => ({ x: x - width / 2, y: y - height / 2, w: width, h: height });
        return {
          nodes: graph.nodes.map((node) => ({ ...node, ...corner(drawing.node(`n${node.id}`)) })),
          edges: graph.edges.map((edge, index) => ({
            ...edge,
            points: drawing.edge(`n${edge.s}`, `n${edge.t}`, String(index)).points.map(({ x, y }) => [x, y]),
          })),
          groups: graph.groups.map((group) => ({ ...group, ...corner(drawing.node(`g${group.id}`)) })),
        };
      };
    };
  },

  elk() {
    const Elk = load('elkjs/lib/elk.bundled.js');
    const elk = new Elk();
    return async () => {
      const nest = (parent) => [
        ...(within.get(parent) ?? []).map((node) => ({ id: `n${node.id}`, width: node.w, height: node.h })),
        ...inner(parent).map((group) => ({
          id: `g${group.id}`,
          layoutOptions: { 'elk.padding': '[top=40,left=16,bottom=16,right=16]' },
          children: nest(group.id),
        })),
      ];
      const drawn = await elk.layout({
        id: 'root',
        layoutOptions: {
          'elk.algorithm': 'layered',
          'elk.direction': 'DOWN',
          'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
          'elk.spacing.nodeNode': '30',
          'elk.layered.spacing.nodeNodeBetweenLayers': '50',
        },
        children: nest(null),
        edges: graph.edges.map((edge, index) => ({ id: `e${index}`, sources: [`n${edge.s}`], targets: [`n${edge.t}`] })),
      });
      return () => {
        const places = new Map();
        const ways = new Map();
        // Its coordinates are within what is around a thing; those of an edge within its container.
        const collect = (thing, left, top) => {
          const [x, y] = [left + (thing.x ?? 0), top + (thing.y ?? 0)];
          places.set(thing.id, { x, y, w: thing.width, h: thing.height });
          for (const child of thing.children ?? []) collect(child, x, y);
        };
        collect(drawn, 0, 0);
        for (const edge of drawn.edges) {
          const section = edge.sections?.[0];
          if (section) {
            const within = places.get(edge.container ?? 'root');
            ways.set(edge.id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
              .map(({ x, y }) => [within.x + x, within.y + y]));
          }
        }
        return {
          nodes: graph.nodes.map((node) => ({ ...node, ...places.get(`n${node.id}`) })),
          edges: graph.edges.map((edge, index) => ({ ...edge, points: ways.get(`e${index}`) ?? [] })),
          groups: graph.groups.map((group) => ({ ...group, ...places.get(`g${group.id}`) })),
        };
      };
    };
  },
};

const draw = tools[tool]();
const time_ms = [];
let read;
for (let run = 0; run < Number(runs); run += 1) {
  const begun = performance.now();
  read = await draw();
  time_ms.push(performance.now() - begun);
}
writeFileSync(to, JSON.stringify({ tool, time_ms, ...read() }));
