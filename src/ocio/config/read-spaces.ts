import type { ColorSpaceData, LookData, NamedTransformData, ReferenceSpace, ViewTransformData } from './config-data.ts';
import { readTransform } from './read-transform.ts';
import type { Transform } from './transform.ts';
import { NodeReader, type YamlNode } from './yaml-node.ts';

type Values = ReadonlyMap<string, NodeReader>;

function values(node: YamlNode, where: readonly string[]): [Values, NodeReader] {
  const reader = new NodeReader(node, where);
  const name = node.entries.find(({ key }) => key === 'name')?.value.text ?? '';
  const within = new NodeReader(node, [...where, name]);
  return [new Map(reader.entries().map((entry) => [entry.key, within.of(entry)])), within];
}

const text = (found: Values, key: string): string => found.get(key)?.text() ?? '';
const texts = (found: Values, key: string): string[] => found.get(key)?.texts() ?? [];

function transform(found: Values, ...keys: string[]): Transform | null {
  for (const key of keys) {
    const reader = found.get(key);
    if (reader) return readTransform(reader.node, reader.where);
  }
  return null;
}

function named(found: Values, reader: NodeReader): string {
  const name = text(found, 'name');
  return name === '' ? reader.fail('a name is missing') : name;
}

export function readColorSpace(
  node: YamlNode,
  where: readonly string[],
  referenceSpace: ReferenceSpace,
  majorVersion: number,
): ColorSpaceData {
  const [found, reader] = values(node, where);
  const wrong = referenceSpace === 'scene' ? ['to_display_reference', 'from_display_reference'] : WRONG_FOR_DISPLAY;
  for (const key of wrong)
    if (found.has(key)) reader.fail(`"${key}" cannot be used for a ${referenceSpace}-referred space`);
  const scene = majorVersion >= 2 ? ['to_scene_reference', 'from_scene_reference'] : [];
  const keys = (direction: 'to' | 'from'): string[] =>
    referenceSpace === 'display'
      ? [`${direction}_display_reference`]
      : [`${direction}_reference`, ...scene.filter((key) => key.startsWith(direction))];
  return {
    name: named(found, reader),
    aliases: texts(found, 'aliases'),
    family: text(found, 'family'),
    description: found.get('description')?.description() ?? '',
    encoding: text(found, 'encoding'),
    categories: texts(found, 'categories'),
    equalityGroup: text(found, 'equalitygroup'),
    interopId: text(found, 'interop_id'),
    isData: found.get('isdata')?.boolean() ?? false,
    referenceSpace,
    toReference: transform(found, ...keys('to')),
    fromReference: transform(found, ...keys('from')),
  };
}

const WRONG_FOR_DISPLAY = ['to_reference', 'to_scene_reference', 'from_reference', 'from_scene_reference'];

export function readLook(node: YamlNode, where: readonly string[]): LookData {
  const [found] = values(node, where);
  return {
    name: text(found, 'name'),
    processSpace: text(found, 'process_space'),
    description: found.get('description')?.description() ?? '',
    transform: transform(found, 'transform'),
    inverseTransform: transform(found, 'inverse_transform'),
  };
}

export function readViewTransform(node: YamlNode, where: readonly string[]): ViewTransformData {
  const [found, reader] = values(node, where);
  const scene = transform(found, 'to_scene_reference') ?? transform(found, 'from_scene_reference');
  const display = transform(found, 'to_display_reference') ?? transform(found, 'from_display_reference');
  if (!scene && !display) reader.fail('a view transform needs a transform from or to a reference');
  if (scene && display) reader.fail('a view transform cannot refer to both scene and display');
  return {
    name: named(found, reader),
    referenceSpace: display ? 'display' : 'scene',
    toReference: transform(found, 'to_scene_reference', 'to_display_reference'),
    fromReference: transform(found, 'from_scene_reference', 'from_display_reference'),
  };
}

export function readNamedTransform(node: YamlNode, where: readonly string[]): NamedTransformData {
  const [found, reader] = values(node, where);
  const [forward, inverse] = [transform(found, 'transform'), transform(found, 'inverse_transform')];
  if (!forward && !inverse) reader.fail('a named transform needs at least one transform');
  return {
    name: named(found, reader),
    aliases: texts(found, 'aliases'),
    family: text(found, 'family'),
    description: found.get('description')?.description() ?? '',
    encoding: text(found, 'encoding'),
    categories: texts(found, 'categories'),
    transform: forward,
    inverseTransform: inverse,
  };
}
