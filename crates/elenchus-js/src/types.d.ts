/** A place in a text: line and column from 1, offset in UTF-16 units from 0. */
export interface Position { line: number; column: number; offset: number }
/** From the first unit to one past the last. */
export interface Range { start: Position; end: Position }
export interface Diagnostic {
  code: string;
  severity: "error" | "warning" | "hint";
  message: string;
  help: string;
  range: Range;
}
/** A statement or an argument. */
export interface Element {
  title: string;
  /** Whether the text itself gives the title. */
  titled: boolean;
  text: string;
  tags: string[];
  /** Places in the source, such as "5.3". */
  at: string[];
  /** Who asserts it; null for the author. */
  voice: string | null;
  /** The first place in the text; null where there is none. */
  range: Range | null;
}
export interface Argument extends Element {
  /** The titles of the premises and conclusions, in order; empty for a sketch. */
  steps: { title: string; kind: "premise" | "conclusion"; rules: string[] }[];
}
export type RelationKind = "support" | "attack" | "undercut" | "entails" | "contrary" | "contradictory";
export interface End { type: "statement" | "argument"; title: string }
export interface Parsed {
  title: string | null;
  statements: Element[];
  arguments: Argument[];
  relations: { kind: RelationKind; from: End; to: End }[];
  diagnostics: Diagnostic[];
}
export interface MapNode {
  /** Unlike that of any other node; good for addresses. */
  id: string;
  type: "statement" | "argument";
  title: string | null;
  text: string;
  role: "thesis" | "premise" | "counterpoint" | "rebuttal" | "background";
  /** Who asserts it; null for the author. */
  voice: string | null;
  /** Whether nobody states it and the reconstruction needs it. */
  implicit: boolean;
  /** Places in the source, such as "5.3". */
  at: string[];
  /** Reasons that are folded away. */
  hiddenPro: number;
  hiddenCon: number;
}
export interface ArgumentMap {
  roots: string[];
  nodes: MapNode[];
  edges: { from: string; to: string; kind: RelationKind; origin: "stated" | "premise" | "conclusion" }[];
}

/** What a text says and what is wrong with it. Never throws for the text. */
export function parse(text: string): Parsed;
/** The map as an indented text, `depth` levels of reasons deep. */
export function outline(text: string, depth?: number): string;
/** The map a reader unfolds, `depth` levels of reasons deep; all of it without. */
export function map(text: string, options?: { depth?: number }): ArgumentMap;
/** A text that is being written: its model is kept, and read anew with every change. */
export class Document {
  constructor();
  /** Reads the text anew and tells what is wrong with it. */
  update(text: string): Diagnostic[];
  /** The map of the text that was read last, as an indented text. */
  outline(depth?: number): string;
  /** Gives its memory back. */
  free(): void;
}
