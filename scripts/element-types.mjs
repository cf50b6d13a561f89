// src/frameworks/elements.ts: attributes, properties and events of the elements, for the types of templates. From the
// custom-elements manifest.
import { format } from 'prettier';
import { elementsOf, named, ownProperties } from './elements-manifest.mjs';
import { load } from './reference-tables.mjs';

/** What a property takes, where it is more than it gives. */
const TAKEN = { source: "Parameters<SeqPlayer['load']>[0]" };

const key = (name) => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);
const comment = (text = '') => (text ? `/** ${text.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ').trim()} */\n` : '');

function block(name, about, rows) {
  return `/** ${about} */\nexport interface ${name} {\n${rows.join('\n')}\n}\n`;
}

function typesOf({ tagName, name, attributes = [], events, ...rest }, bubbling) {
  const own = named(events);
  const heard = [
    ...own,
    ...bubbling.filter((each) => !own.some((one) => one.name === each)).map((one) => ({ name: one })),
  ];
  const properties = ownProperties({ attributes, ...rest });
  return [
    block(
      `${name}Attributes`,
      `Attributes of \`<${tagName}>\`.`,
      attributes.map(({ name: attribute, fieldName, type, description }) => {
        const value = fieldName ? `${name}['${fieldName}']` : type.text;
        return `${comment(description)}${key(attribute)}?: AttributeValue<${value}>;`;
      }),
    ),
    block(
      `${name}Properties`,
      `Properties of \`<${tagName}>\` that no attribute sets.`,
      properties.map(
        (one) => `${comment(one.description)}${one.name}?: ${TAKEN[one.name] ?? `${name}['${one.name}']`} | undefined;`,
      ),
    ),
    block(
      `${name}Events`,
      `Events that \`<${tagName}>\` dispatches, and those that bubble up to it.`,
      heard.map((one) => `${comment(one.description)}'${one.name}': SeqEvents['${one.name}'];`),
    ),
  ].join('\n');
}

/** The text of the file. */
export async function elementTypes(manifest) {
  const { REQUEST_NAMES } = await load('src/components/events/request-events.ts');
  const elements = elementsOf(manifest);
  const byTag = (suffix, about) => {
    const rows = elements.map(({ tagName, name }) => `'${tagName}': ${name}${suffix};`);
    return block(`${suffix || 'Element'}ByTag`, about, rows);
  };
  const text = [
    '// Made by `npm run manifest` from the elements’ docblocks and the settings tables. Change those, not this file.',
    "import type { RequestEventMap } from '../components/events/request-events.ts';",
    "import type { StateEventMap } from '../components/events/state-events.ts';",
    ...elements.map(
      ({ tagName, name }) => `import type { ${name} } from '../components/${tagName.slice(4)}/${tagName}.ts';`,
    ),
    "import type { AttributeValue } from './attribute-value.ts';",
    '',
    'type SeqEvents = StateEventMap & RequestEventMap;',
    '',
    ...elements.map((element) => typesOf(element, ['seq-error', ...REQUEST_NAMES])),
    byTag('', 'Elements by their tags.'),
    byTag('Attributes', 'Attributes by tag.'),
    byTag('Properties', 'Properties that no attribute sets, by tag.'),
    byTag('Events', 'Events by tag.'),
  ].join('\n');
  return format(text, { parser: 'typescript', printWidth: 120, singleQuote: true });
}
