// The attributes and properties of seq-player in the custom-elements manifest: one of each for a row of the settings tables.
import { load } from './reference-tables.mjs';

/** Adds what `core/settings/player-settings.ts` says of them, before what the element declares by itself. */
export async function addPlayerSettings(manifest) {
  const { elementSettings, playerSettings } = await load('src/core/settings/player-settings.ts');
  const { settingDescriptions } = await load('src/core/settings/setting-descriptions.ts');
  const player = manifest.modules
    .flatMap((module) => module.declarations)
    .find(({ tagName }) => tagName === 'seq-player');
  const settings = Object.entries({ ...elementSettings, ...playerSettings });
  const described = settings.map(([name, rule]) => ({
    name,
    rule,
    type: typeOf(rule),
    description: describe(rule, settingDescriptions[name]),
  }));
  player.members = [
    ...described.map(({ name, rule, type, description }) => ({
      kind: 'field',
      name,
      type: { text: type },
      default: JSON.stringify(rule.default),
      description,
      ...(rule.attribute && { attribute: rule.attribute }),
    })),
    ...(player.members ?? []),
  ];
  player.attributes = [
    ...described
      .filter(({ rule }) => rule.attribute)
      .map(({ name, rule, type, description }) => ({
        name: rule.attribute,
        type: { text: type },
        default: JSON.stringify(rule.default),
        description,
        fieldName: name,
      })),
    ...(player.attributes ?? []),
  ];
}

/** As TypeScript writes it. */
function typeOf(rule) {
  if (rule.type === 'flag') return 'boolean';
  if (rule.type === 'way') return `boolean | ${rule.ways.map((word) => `'${word}'`).join(' | ')}`;
  const type =
    rule.type === 'choice'
      ? rule.choices.map((word) => `'${word}'`).join(' | ')
      : { text: 'string', number: 'number', integer: 'number' }[rule.type];
  return rule.default === null ? `${type} | null` : type;
}

/** What it does, its range and its default, where they are not said already. */
function describe(rule, description) {
  const isNumber = rule.type === 'number' || rule.type === 'integer';
  const range =
    isNumber && rule.max < 1e6 && !description.includes('…') ? ` Range: ${sign(rule.min)}…${sign(rule.max)}.` : '';
  const isNamed = rule.type !== 'flag' && rule.type !== 'way' && rule.default !== null && rule.default !== '';
  const initial = isNamed && !description.includes('Default:') ? ` Default: \`${rule.default}\`.` : '';
  return `${description}${range}${initial}`;
}

/** With a minus sign, not a hyphen. */
function sign(number) {
  return String(number).replace('-', '−');
}
