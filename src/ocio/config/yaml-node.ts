import { invalid } from './invalid.ts';

/** Most nodes of a document, aliases expanded: a studio's config has ten thousand. */
const MOST_NODES = 400_000;
const DEEPEST = 100;

/** A YAML node without its style: scalars stay text. */
export interface YamlNode {
  readonly kind: 'scalar' | 'list' | 'map' | 'null';
  /** Without its delimiters: `ColorSpace` for `!<ColorSpace>`. Empty where there is none. */
  readonly tag: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly items: readonly YamlNode[];
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlNode;
}

const NULL = /^(~|null|Null|NULL|)$/;
const TRUE = /^(y|yes|true|on)$/i;
const FALSE = /^(n|no|false|off)$/i;

/** Parses a document. The YAML parser is loaded with the first one. */
export async function parseYaml(text: string, where: readonly string[]): Promise<YamlNode> {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    lineCounter: lines,
    logLevel: 'silent',
    stringKeys: true,
  });
  const [error] = document.errors;
  if (error) throw invalid(where, `the YAML cannot be read: ${error.message.split('\n')[0] ?? ''}`, error);
  let count = 0;
  const convert = (node: unknown, depth: number): YamlNode => {
    if (++count > MOST_NODES || depth > DEEPEST) throw invalid(where, 'the YAML is nested too deeply or is too large');
    if (isAlias(node)) return convert(node.resolve(document), depth + 1);
    const tagged = node as { tag?: string; range?: readonly number[] | null } | null;
    const line = lines.linePos(tagged?.range?.[0] ?? 0).line;
    const tag = (tagged?.tag ?? '').replace(/^!(?!!)/, '').replace(/^tag:yaml\.org,2002:.*$/, '');
    const none = { tag, line, text: '', items: [], entries: [] };
    if (isMap(node))
      return {
        ...none,
        kind: 'map',
        entries: node.items.map(({ key, value }) => {
          const name = convert(key, depth + 1);
          return { key: name.text, line: name.line, value: convert(value, depth + 1) };
        }),
      };
    if (isSeq(node)) return { ...none, kind: 'list', items: node.items.map((item) => convert(item, depth + 1)) };
    if (!isScalar(node)) return { ...none, kind: 'null' };
    const value = String(node.value ?? '');
    return { ...none, kind: node.type === 'PLAIN' && NULL.test(value) ? 'null' : 'scalar', text: value };
  };
  return convert(document.contents, 0);
}

/** Reads values of one node; errors lead to it. */
export class NodeReader {
  readonly node: YamlNode;
  readonly where: readonly string[];

  constructor(node: YamlNode, where: readonly string[]) {
    this.node = node;
    this.where = where;
  }

  fail(message: string, line = this.node.line): never {
    throw invalid(this.where, `${message} (line ${line})`);
  }

  /** The entries of a map that say anything. Keys may be given once only. */
  entries(): readonly YamlEntry[] {
    if (this.node.kind !== 'map') this.fail('a map is needed');
    const seen = new Set<string>();
    for (const { key, line } of this.node.entries) {
      if (seen.has(key)) this.fail(`"${key}" is given twice`, line);
      seen.add(key);
    }
    return this.node.entries.filter(({ value }) => value.kind !== 'null');
  }

  of({ key, value }: YamlEntry): NodeReader {
    return new NodeReader(value, [...this.where, key]);
  }

  list(): readonly YamlNode[] {
    if (this.node.kind !== 'list') this.fail('a list is needed');
    return this.node.items;
  }

  text(): string {
    if (this.node.kind !== 'scalar') this.fail('a text is needed');
    return this.node.text;
  }

  texts(): string[] {
    return this.list().map((item) => new NodeReader(item, this.where).text());
  }

  /** A list of texts, or a single one. */
  textOrTexts(): string[] {
    return this.node.kind === 'list' ? this.texts() : [this.text()];
  }

  number(): number {
    const text = this.text().trim();
    const special = /^([-+]?)\.?(inf|infinity|nan)$/i.exec(text);
    if (special) return /nan/i.test(special[2] ?? '') ? NaN : special[1] === '-' ? -Infinity : Infinity;
    const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (Number.isNaN(value)) this.fail(`"${text}" is not a number`);
    return value;
  }

  /** Numbers, as many as `count` where it is given. */
  numbers(count?: number): number[] {
    const values = this.list().map((item) => new NodeReader(item, this.where).number());
    if (count !== undefined && values.length !== count) this.fail(`${count} numbers are needed, not ${values.length}`);
    return values;
  }

  boolean(): boolean {
    const text = this.text();
    if (TRUE.test(text)) return true;
    if (FALSE.test(text)) return false;
    return this.fail(`"${text}" is neither true nor false`);
  }

  /** One of these words, in any case. */
  oneOf<T extends string>(words: readonly T[]): T {
    const text = this.text();
    const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
    return found ?? this.fail(`"${text}" is not one of ${words.join(', ')}`);
  }

  /** Text without line ends behind it. */
  description(): string {
    return this.node.kind === 'scalar' ? this.node.text.replace(/\n+$/, '') : '';
  }
}

/** Values of a map by key. */
export type Values = ReadonlyMap<string, NodeReader>;
