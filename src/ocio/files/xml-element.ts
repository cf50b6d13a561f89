import type { XmlElement as ParsedElement } from '@rgrove/parse-xml';
import { parseNumber } from './text-lines.ts';

/**
 * An element of an XML file. Names of elements and attributes are told apart without regard to case; prefixes of
 * namespaces are left out of the former.
 */
export class XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(parsed: ParsedElement) {
    this.name = parsed.name.replace(/^[^:]*:/, '');
    const elements = parsed.children.filter((child): child is ParsedElement => child.type === 'element');
    this.children = elements.map((child) => new XmlElement(child));
    this.text = parsed.children
      .map((child) => (child.type === 'text' || child.type === 'cdata' ? ownText(child) : ' '))
      .join('');
    this.#attributes = new Map(Object.entries(parsed.attributes).map(([name, value]) => [name.toLowerCase(), value]));
  }

  is(name: string): boolean {
    return this.name.toLowerCase() === name.toLowerCase();
  }

  attribute(name: string): string | undefined {
    return this.#attributes.get(name.toLowerCase());
  }

  /** The number of an attribute, if it is there. */
  number(name: string): number | undefined {
    const values = this.numbersOf(name);
    if (values && values.length !== 1) this.fail(`"${name}" must be one number`);
    return values?.[0];
  }

  /** The numbers of an attribute, if it is there. */
  numbersOf(name: string): number[] | undefined {
    const text = this.attribute(name);
    return text === undefined ? undefined : this.#parse(text, name);
  }

  /** True, or absent; anything else is an error. */
  flag(name: string, word = 'true'): boolean {
    const text = this.attribute(name);
    if (text !== undefined && text.toLowerCase() !== word) this.fail(`"${name}" cannot be "${text}"`);
    return text !== undefined;
  }

  named(...names: readonly string[]): XmlElement[] {
    return this.children.filter((child) => names.some((name) => child.is(name)));
  }

  /** The last element of one of the names. */
  child(...names: readonly string[]): XmlElement | undefined {
    return this.named(...names).at(-1);
  }

  /** The numbers of the element's text; commas may stand between them. */
  numbers(): number[] {
    return this.#parse(this.text, 'the text');
  }

  fail(message: string): never {
    throw new RangeError(`${this.name}: ${message}`);
  }

  #parse(text: string, what: string): number[] {
    return text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((word) => parseNumber(word) ?? this.fail(`${what} has "${word.slice(0, 40)}" where a number is expected`));
  }
}

const ownText = (node: object): string => ('text' in node ? String(node.text) : '');

/** Parses an XML file. Throws a `RangeError` where it is not well-formed. */
export async function parseXmlFile(bytes: Uint8Array): Promise<XmlElement> {
  const { parseXml } = await import('@rgrove/parse-xml');
  try {
    const { root } = parseXml(new TextDecoder().decode(bytes));
    if (root) return new XmlElement(root);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new RangeError(`the XML is not well-formed: ${message}`, { cause: error });
  }
  throw new RangeError('the XML has no element');
}
