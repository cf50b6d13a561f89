import type {
  ColorSpaceData,
  ConfigData,
  DisplayData,
  LookData,
  NamedTransformData,
  OcioFileRule,
  OcioView,
  ViewTransformData,
} from './config-data.ts';
import { PATH_SEARCH } from './file-rules.ts';
import { sameName, splitNames } from './names.ts';
import { readFileRules, readViewingRules } from './read-rules.ts';
import { readColorSpace, readLook, readNamedTransform, readViewTransform } from './read-spaces.ts';
import { readDisplay, readView } from './read-views.ts';
import { NodeReader, type YamlNode } from './yaml-node.ts';

/** Latest minor version of each major one that is read. */
const LATEST_MINOR: Readonly<Record<number, number>> = { 1: 0, 2: 5 };
/** What a name cannot contain: it would be taken for a context variable. */
const VARIABLE = /[$%]/;

/** Reads a config from its YAML document. `where` names the config. */
export function readConfig(document: YamlNode, where: readonly string[]): ConfigData {
  const reader = new NodeReader(document, where);
  if (document.kind !== 'map') reader.fail('this is no OpenColorIO config: a map is needed');
  const values = new Map(reader.entries().map((entry) => [entry.key, reader.of(entry)]));
  const version = readVersion(values.get('ocio_profile_version'), reader);
  const items = (key: string, tag: string): YamlNode[] =>
    values
      .get(key)
      ?.list()
      .filter((item) => item.tag === tag) ?? [];
  const text = (key: string): string => values.get(key)?.text() ?? '';
  const names = (key: string): string[] => {
    const found = values.get(key);
    if (!found) return [];
    return found.node.kind === 'list' ? found.texts() : splitNames(found.text());
  };
  if (version[0] < 2)
    for (const key of ['file_rules', 'family_separator'])
      if (values.has(key)) reader.fail(`a config of version 1 cannot have "${key}"`);
  const colorSpaces = (['colorspaces', 'display_colorspaces'] as const).flatMap((key) =>
    items(key, 'ColorSpace').map((item) =>
      readColorSpace(item, [...where, key], key === 'colorspaces' ? 'scene' : 'display', version[0]),
    ),
  );
  const environment = values.get('environment');
  const roles = pairs(values.get('roles'));
  const namedTransforms = items('named_transforms', 'NamedTransform').map((item) =>
    readNamedTransform(item, [...where, 'named_transforms']),
  );
  checkNames(reader, colorSpaces, namedTransforms, roles, version[0]);
  const rules = values.get('file_rules');
  return {
    version,
    name: text('name'),
    description: values.get('description')?.description() ?? '',
    familySeparator: text('family_separator') || '/',
    luma: (values.get('luma')?.numbers(3) as [number, number, number] | undefined) ?? [0.2126, 0.7152, 0.0722],
    searchPath: searchPath(values.get('search_path') ?? values.get('resource_path')),
    environment: pairs(environment),
    roles: new Map([...roles].map(([role, space]) => [role.toLowerCase(), space])),
    strictParsing: values.get('strictparsing')?.boolean() ?? true,
    fileRules: rules ? readFileRules(rules.node, rules.where) : defaultRules(reader, version[0], colorSpaces, roles),
    viewingRules: values.has('viewing_rules')
      ? readViewingRules((values.get('viewing_rules') as NodeReader).node, [...where, 'viewing_rules'])
      : [],
    sharedViews: items('shared_views', 'View').map((item): OcioView => readView(item, [...where, 'shared_views'])),
    displays: displays(values.get('displays')),
    activeDisplays: names('active_displays').filter(Boolean),
    activeViews: names('active_views').filter(Boolean),
    inactiveColorSpaces: names('inactive_colorspaces').filter(Boolean),
    colorSpaces,
    looks: last(items('looks', 'Look').map((item): LookData => readLook(item, [...where, 'looks']))),
    viewTransforms: last(
      items('view_transforms', 'ViewTransform').map((item): ViewTransformData =>
        readViewTransform(item, [...where, 'view_transforms']),
      ),
    ),
    defaultViewTransform: text('default_view_transform'),
    namedTransforms,
  };
}

function readVersion(found: NodeReader | undefined, config: NodeReader): [major: number, minor: number] {
  const match = /^\s*(\d+)(?:\.(\d+))?\s*$/.exec(found?.text() ?? '');
  if (!match) return config.fail('this is no OpenColorIO config: "ocio_profile_version" is missing or not valid');
  const [major, minor] = [Number(match[1]), Number(match[2] ?? 0)];
  const latest = LATEST_MINOR[major];
  if (latest === undefined || minor > latest)
    return config.fail(
      `version ${major}.${minor} of OpenColorIO configs is not known; the latest one that is read is 2.5`,
    );
  return [major, minor];
}

function pairs(reader: NodeReader | undefined): Map<string, string> {
  if (!reader) return new Map();
  if (reader.node.kind !== 'map') reader.fail('a map is needed');
  return new Map(reader.node.entries.map(({ key, value }) => [key, value.text]));
}

function searchPath(reader: NodeReader | undefined): string[] {
  if (!reader) return [];
  if (reader.node.kind === 'list') return reader.texts();
  const text = reader.text();
  // Colons separate paths, but not those of an address.
  return text === '' ? [] : text.split(/:(?!\/\/)/);
}

function displays(reader: NodeReader | undefined): DisplayData[] {
  if (!reader) return [];
  if (reader.node.kind !== 'map') reader.fail('a map is needed');
  const found: DisplayData[] = [];
  for (const { key, value } of reader.node.entries) {
    const display = readDisplay(key, value, reader.where);
    const same = found.findIndex(({ name }) => sameName(name, key));
    const before = found[same];
    if (!before) found.push(display);
    else
      found[same] = {
        name: before.name,
        views: [...before.views, ...display.views],
        sharedViews: [...before.sharedViews, ...display.sharedViews],
      };
  }
  return found;
}

/** Of things with one name the last one counts, in the place of the first. */
function last<T extends { readonly name: string }>(list: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const each of list) found.set(each.name.toLowerCase(), each);
  return [...found.values()];
}

function checkNames(
  reader: NodeReader,
  colorSpaces: readonly ColorSpaceData[],
  namedTransforms: readonly NamedTransformData[],
  roles: ReadonlyMap<string, string>,
  majorVersion: number,
): void {
  const owners = new Map<string, string>();
  const claim = (name: string, owner: string): void => {
    const before = owners.get(name.toLowerCase());
    if (before !== undefined && before !== owner)
      reader.fail(`${owner}: the name "${name}" is already taken by ${before}`);
    owners.set(name.toLowerCase(), owner);
    if (majorVersion >= 2 && VARIABLE.test(name)) reader.fail(`${owner}: the name "${name}" cannot contain $ or %`);
  };
  const spaceNames = new Set<string>();
  for (const { name, aliases } of colorSpaces) {
    if (spaceNames.has(name)) reader.fail(`there are two colour spaces "${name}"`);
    spaceNames.add(name);
    for (const each of [name, ...aliases]) claim(each, `colour space "${name}"`);
  }
  const transformNames = new Set<string>();
  for (const { name, aliases } of namedTransforms) {
    if (transformNames.has(name.toLowerCase())) reader.fail(`there are two named transforms "${name}"`);
    transformNames.add(name.toLowerCase());
    for (const each of [name, ...aliases]) claim(each, `named transform "${name}"`);
  }
  for (const role of roles.keys()) claim(role, `role "${role}"`);
}

/** What stands for file rules where a config has none. */
function defaultRules(
  reader: NodeReader,
  majorVersion: number,
  colorSpaces: readonly ColorSpaceData[],
  roles: ReadonlyMap<string, string>,
): OcioFileRule[] {
  const none = { pattern: '', extension: '', regex: '' };
  const hasDefault = [...roles.keys()].some((role) => sameName(role, 'default'));
  if (majorVersion >= 2 && !hasDefault) reader.fail('a default file rule or the role "default" is missing');
  const raw = colorSpaces.find(({ name }) => sameName(name, 'raw'));
  const colorSpace = hasDefault
    ? 'default'
    : raw?.isData
      ? raw.name
      : ((colorSpaces.find(({ isData }) => isData) ?? colorSpaces[0])?.name ?? '');
  const search: OcioFileRule = { ...none, name: PATH_SEARCH, kind: 'path-search', colorSpace: '' };
  const rule: OcioFileRule = { ...none, name: 'Default', kind: 'default', colorSpace };
  return majorVersion >= 2 ? [rule] : [search, rule];
}
