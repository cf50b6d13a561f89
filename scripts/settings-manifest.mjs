// Attributes and properties in the custom-elements manifest, as the settings tables have them.
import { load } from './reference-tables.mjs';

/** Adds one of each to `seq-player` for a row of its tables, and gives the others' attributes the types of theirs. */
export async function addSettings(elements) {
  const { cacheSettings, statusSettings, timelineSettings } = await load('src/core/settings/cache-settings.ts');
  const rules = Object.values({ ...cacheSettings, ...statusSettings, ...timelineSettings });
  for (const attribute of elements.flatMap(({ attributes = [] }) => attributes)) {
    const rule = rules.find((one) => one.attribute === attribute.name);
    if (rule) attribute.type = { text: typeOf({ ...rule, default: rule.default ?? undefined }) };
  }
  await addPlayerSettings(elements.find(({ tagName }) => tagName === 'seq-player'));
}

/** What `core/settings/player-settings.ts` says comes before what the element declares by itself. */
async function addPlayerSettings(player) {
  const { elementSettings, playerSettings } = await load('src/core/settings/player-settings.ts');
  const { attributeOf } = await load('src/core/settings/setting.ts');
  const { settingDescriptions } = await load('src/core/settings/setting-descriptions.ts');
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
      attribute: attributeOf(name),
    })),
    ...(player.members ?? []),
  ];
  player.attributes = [
    ...described.map(({ name, rule, type, description }) => ({
      name: attributeOf(name),
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
