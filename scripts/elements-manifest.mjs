// The custom-elements manifest: what the elements' docblocks and the settings tables say. Everything that names attributes,
// properties, events and parts elsewhere is made of it: reference tables, types for frameworks, data for editors, stories.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addSettings } from './settings-manifest.mjs';

const root = resolve(import.meta.dirname, '..');
const analyzer = resolve(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const config = 'scripts/custom-elements-manifest.config.mjs';
const ORDER = ['seq-player', 'seq-timeline', 'seq-status'];

/** Makes the manifest, and writes it to `.cache/manifest`. */
export async function makeManifest() {
  execFileSync(process.execPath, [analyzer, 'analyze', '--config', config, '--quiet'], { cwd: root, stdio: 'inherit' });
  const file = resolve(root, '.cache/manifest/custom-elements.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  await addSettings(elementsOf(manifest));
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  return manifest;
}

/** The elements of a manifest, the player first. */
export function elementsOf(manifest) {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations ?? []).filter(({ tagName }) => tagName);
  return elements.sort((a, b) => ORDER.indexOf(a.tagName) - ORDER.indexOf(b.tagName));
}

/** Whether pages may use a member. */
export function isPublic({ privacy, name, static: isStatic }) {
  return privacy !== 'private' && privacy !== 'protected' && !isStatic && !/^[#[]/.test(name);
}

/** Properties that pages may set, and that no attribute sets. */
export function ownProperties({ members = [], attributes = [] }) {
  const reflected = new Set(attributes.map(({ fieldName }) => fieldName));
  return members.filter(
    (member) => member.kind === 'field' && isPublic(member) && !member.readonly && !reflected.has(member.name),
  );
}

/** The manifest as it is published: the elements alone, with what pages may use of them. */
export function publicManifest(manifest) {
  const modules = manifest.modules
    .filter(({ declarations = [] }) => declarations.some(({ tagName }) => tagName))
    .map((module) => ({
      ...module,
      declarations: module.declarations
        .filter(({ tagName }) => tagName)
        .map((element) => ({ ...element, members: element.members.filter(isPublic), events: named(element.events) })),
    }));
  return { ...manifest, modules };
}

export const named = (list = []) => list.filter(({ name }) => name);
