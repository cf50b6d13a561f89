import type { OcioFileRule, OcioViewingRule } from './config-data.ts';
import { globExpression, PATH_SEARCH, regularExpression } from './file-rules.ts';
import { sameName } from './names.ts';
import { NodeReader, type YamlNode } from './yaml-node.ts';

const rules = (node: YamlNode, where: readonly string[]): NodeReader[] =>
  new NodeReader(node, where)
    .list()
    .filter(({ tag }) => tag === 'Rule')
    .map((item) => {
      const name = item.entries.find(({ key }) => key === 'name')?.value.text ?? '';
      return new NodeReader(item, [...where, name]);
    });

/** Reads `file_rules`; the last one must be the default rule. */
export function readFileRules(node: YamlNode, where: readonly string[]): OcioFileRule[] {
  const found: OcioFileRule[] = [];
  for (const reader of rules(node, where)) {
    if (found.at(-1)?.kind === 'default') reader.fail('the default rule has to be the last one');
    const rule = fileRule(reader);
    if (found.some((other) => sameName(other.name, rule.name))) reader.fail(`there is already a rule "${rule.name}"`);
    found.push(rule);
  }
  if (found.at(-1)?.kind !== 'default') new NodeReader(node, where).fail('the default rule is missing');
  return found;
}

function fileRule(reader: NodeReader): OcioFileRule {
  const values = new Map(reader.entries().map((entry) => [entry.key, reader.of(entry)]));
  const text = (key: string): string => values.get(key)?.text() ?? '';
  const [name, colorSpace] = [text('name'), text('colorspace')];
  const [pattern, extension, regex] = [text('pattern'), text('extension'), text('regex')];
  const rule = { name, colorSpace, pattern, extension, regex };
  const isDefault = sameName(name, 'Default');
  if (isDefault || sameName(name, PATH_SEARCH)) {
    if (pattern || extension || regex) reader.fail('this rule takes no pattern, extension or regex');
    if (isDefault && !colorSpace) reader.fail('the default rule needs a colour space');
    return { ...rule, kind: isDefault ? 'default' : 'path-search' };
  }
  if (name === '') reader.fail('a rule needs a name');
  if (regex && (pattern || extension)) reader.fail('a rule has either a regex or a pattern and an extension');
  if (!colorSpace) reader.fail('a rule needs a colour space');
  if (!regex && (!pattern || !extension)) reader.fail('a rule needs a pattern and an extension, or a regex');
  try {
    if (regex) regularExpression(regex);
    else globExpression(pattern, extension);
  } catch (error) {
    reader.fail(`the pattern is not valid: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { ...rule, kind: regex ? 'regex' : 'glob' };
}

/** Reads `viewing_rules`. */
export function readViewingRules(node: YamlNode, where: readonly string[]): OcioViewingRule[] {
  const found: OcioViewingRule[] = [];
  for (const reader of rules(node, where)) {
    const values = new Map(reader.entries().map((entry) => [entry.key, reader.of(entry)]));
    const rule = {
      name: values.get('name')?.text() ?? '',
      colorSpaces: values.get('colorspaces')?.textOrTexts() ?? [],
      encodings: values.get('encodings')?.textOrTexts() ?? [],
    };
    if (rule.name === '') reader.fail('a rule needs a name');
    if (found.some((other) => sameName(other.name, rule.name))) reader.fail(`there is already a rule "${rule.name}"`);
    found.push(rule);
  }
  return found;
}
