import type { ConfigData, OcioFileRule } from './config-data.ts';
import { sameName } from './names.ts';

/** Name of the rule that looks for names of spaces in the path. */
export const PATH_SEARCH = 'ColorSpaceNamePathSearch';
/** Longer paths match no pattern. */
const LONGEST_PATH = 4096;

/** The expression of a regex rule: all of the path has to match. */
export const regularExpression = (text: string): RegExp => new RegExp(`^(?:${text})$`);

/** The expression of a glob rule: `*`, `?` and `[…]` in the file name and in the extension, whose case is ignored. */
export function globExpression(pattern: string, extension: string): RegExp {
  const plain = /^[^[*?]*$/.test(extension);
  const loose = plain
    ? extension.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
    : extension;
  return new RegExp(`^(?:${globText(pattern)})(?:\\.${globText(loose)})$`);
}

function globText(glob: string): string {
  let text = '';
  for (let index = 0; index < glob.length; index++) {
    const character = glob.charAt(index);
    if (character === '[') {
      const end = glob.indexOf(']', index);
      const set = glob.slice(index + 1, end);
      if (end < 0 || set === '' || set === '!' || set.includes('['))
        throw new Error(`"${glob.slice(index)}" is not a set`);
      text += `[${set.replace(/!/g, '^').replace(/([\\+$(){}|])/g, '\\$1')}]`;
      index = end;
    } else if (character === ']') throw new Error('"]" ends no set');
    else if (character === '*') text += text.endsWith('.*') ? '' : '.*';
    else if (character === '?') text += '.';
    else text += character.replace(/[.+^${}()|/]/, '\\$&');
  }
  return text;
}

/** The rule that a path matches, and the space it gives. */
export function matchFileRule(config: ConfigData, path: string): { rule: OcioFileRule; colorSpace: string } | null {
  for (const rule of config.fileRules) {
    if (rule.kind === 'path-search') {
      const colorSpace = spaceInPath(config, path);
      if (colorSpace) return { rule, colorSpace };
    } else if (matches(rule, path)) return { rule, colorSpace: rule.colorSpace };
  }
  return null;
}

function matches(rule: OcioFileRule, path: string): boolean {
  if (rule.kind === 'default') return true;
  if (path.length > LONGEST_PATH) return false;
  const expression =
    rule.kind === 'regex' ? regularExpression(rule.regex) : globExpression(rule.pattern, rule.extension);
  return expression.test(path);
}

/** The space whose name or alias ends furthest right in the path; the longest of those that end alike. */
function spaceInPath({ colorSpaces, roles, strictParsing, version }: ConfigData, path: string): string | null {
  const lower = path.toLowerCase();
  let best: { name: string; end: number; length: number } | null = null;
  for (const { name, aliases } of colorSpaces)
    for (const each of [name, ...aliases]) {
      const start = lower.lastIndexOf(each.toLowerCase());
      if (start < 0 || each === '') continue;
      const end = start + each.length;
      if (!best || end > best.end || (end === best.end && each.length > best.length))
        best = { name, end, length: each.length };
    }
  if (best) return best.name;
  const fallback = roles.get('default');
  if (version[0] > 1 || strictParsing || fallback === undefined) return null;
  return colorSpaces.find(({ name }) => sameName(name, fallback))?.name ?? null;
}
