import type { DisplayData, OcioView } from './config-data.ts';
import { sameName } from './names.ts';
import { NodeReader, type YamlNode } from './yaml-node.ts';

/** Reads a `!<View>`. */
export function readView(node: YamlNode, where: readonly string[]): OcioView {
  const outer = new NodeReader(node, where);
  const found = new Map(outer.entries().map((entry) => [entry.key, outer.of(entry)]));
  const text = (key: string): string => found.get(key)?.text() ?? '';
  const name = text('name');
  if (name === '') outer.fail('a view needs a name');
  const reader = new NodeReader(node, [...where, name]);
  const ofScene = found.has('colorspace');
  const ofDisplay = found.has('view_transform') || found.has('display_colorspace');
  if (ofScene === ofDisplay) reader.fail('a view needs "colorspace", or "view_transform" and "display_colorspace"');
  const colorSpace = ofScene ? text('colorspace') : text('display_colorspace');
  if (colorSpace === '') reader.fail('a view needs a colour space');
  return {
    name,
    description: found.get('description')?.description() ?? '',
    colorSpace,
    viewTransform: text('view_transform'),
    looks: text('looks') || text('look'),
    rule: text('rule'),
  };
}

/** Reads a display's list of `!<View>` and `!<Views>`. */
export function readDisplay(name: string, node: YamlNode, where: readonly string[]): DisplayData {
  const views: OcioView[] = [];
  const sharedViews: string[] = [];
  const reader = new NodeReader(node, [...where, name]);
  for (const item of reader.list()) {
    if (item.tag === 'View') {
      const view = readView(item, reader.where);
      const same = views.findIndex((other) => sameName(other.name, view.name));
      if (sharedViews.some((shared) => sameName(shared, view.name)))
        reader.fail(`there is already a shared view "${view.name}"`);
      if (same >= 0) views[same] = view;
      else views.push(view);
    } else if (item.tag === 'Views')
      for (const shared of new NodeReader(item, reader.where).texts()) {
        if (views.some((view) => sameName(view.name, shared))) reader.fail(`there is already a view "${shared}"`);
        if (sharedViews.includes(shared)) reader.fail(`there is already a shared view "${shared}"`);
        sharedViews.push(shared);
      }
  }
  return { name, views, sharedViews };
}
