// What editors know of the elements: custom data for VS Code, web-types for JetBrains. From the custom-elements manifest.
import { elementsOf, isPublic, named } from './elements-manifest.mjs';

/** The words that a type allows: `'a' | 'b'` → a, b. */
const words = (type = '') => [...type.matchAll(/'([^']+)'/g)].map(([, word]) => word);

/** https://code.visualstudio.com/api/extension-guides/custom-data-extension, format 1.1. */
export function htmlCustomData(manifest) {
  return {
    version: 1.1,
    tags: elementsOf(manifest).map(({ tagName, description, attributes = [] }) => ({
      name: tagName,
      description: { kind: 'markdown', value: description },
      attributes: attributes.map(({ name, description: about, type }) => ({
        name,
        ...(about && { description: { kind: 'markdown', value: about } }),
        ...(type?.text === 'boolean' && { valueSet: 'v' }),
        ...(words(type?.text).length > 0 && { values: words(type.text).map((word) => ({ name: word })) }),
      })),
    })),
  };
}

const brief = ({ name, description }) => ({ name, ...(description && { description }) });

/** https://json.schemastore.org/web-types */
export function webTypes(manifest, { name, version }) {
  const elements = elementsOf(manifest).map((element) => ({
    ...brief({ name: element.tagName, description: element.description }),
    attributes: (element.attributes ?? []).map((attribute) => ({
      ...brief(attribute),
      value:
        attribute.type?.text === 'boolean' ? { kind: 'no-value', type: 'boolean' } : { type: attribute.type?.text },
    })),
    slots: (element.slots ?? []).map((slot) => brief({ ...slot, name: slot.name || 'default' })),
    js: {
      properties: element.members
        .filter((member) => member.kind === 'field' && isPublic(member) && member.description)
        .map((member) => ({ ...brief(member), type: member.type?.text })),
      events: named(element.events).map(brief),
    },
    css: {
      parts: (element.cssParts ?? []).map(brief),
      properties: (element.cssProperties ?? []).map(brief),
    },
  }));
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: { html: { elements } },
  };
}
