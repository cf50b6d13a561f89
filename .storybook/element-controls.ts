import type { ArgTypes, InputType } from 'storybook/internal/types';
import {
  compareSettings,
  elementSettings,
  playbackSettings,
  playerSettings,
} from '../src/core/settings/player-settings.ts';
import { settingRows, type SettingRow } from '../src/core/settings/setting-rows.ts';
import type { Setting } from '../src/core/settings/setting.ts';
import {
  describedElement,
  publicMembers,
  type Described,
  type DescribedAttribute,
  type DescribedMember,
} from './element-manifest.ts';

/** A value of a control: an attribute's, or a custom property's. Empty and null stand for "not set". */
export type ControlValue = string | number | boolean | null;
export type ControlValues = Readonly<Record<string, ControlValue>>;

interface Row {
  readonly argType: InputType;
  /** What it is before anybody touches it. */
  readonly initial: ControlValue;
}

/** What the manifest does not say of an attribute: its words, or its range. */
export type ControlFacts = Readonly<
  Record<string, { readonly words?: readonly string[]; readonly range?: readonly [min: number, max: number] }>
>;

const SETTINGS: Readonly<Record<string, Setting>> = { ...elementSettings, ...playerSettings };

/**
 * Everything that an element has, as rows of Storybook's tables. Attributes and custom properties have a control of their
 * kind, with the values that are valid; the rest is described.
 */
export function elementRows(
  tagName: string,
  facts: ControlFacts = {},
): { readonly argTypes: ArgTypes; readonly args: Record<string, ControlValue> } {
  const element = describedElement(tagName);
  const rows = new Map<string, Row>();
  for (const attribute of element.attributes) rows.set(attribute.name, attributeRow(attribute, facts));
  for (const property of element.cssProperties ?? []) rows.set(property.name, cssPropertyRow(property));
  const members = publicMembers(element);
  const others: readonly (readonly [category: string, of: readonly Described[]])[] = [
    ['properties without attribute', members.filter(({ kind }) => kind === 'field')],
    ['methods', members.filter(({ kind }) => kind === 'method').map(asCalled)],
    ['events', element.events ?? []],
    ['slots', (element.slots ?? []).map((slot) => ({ ...slot, name: slot.name || '(default)' }))],
    ['CSS parts', element.cssParts ?? []],
    ['CSS states', (element.cssStates ?? []).map((state) => ({ ...state, name: `:state(${state.name})` }))],
  ];
  // A part may have the name of an attribute: the category is a part of the key.
  for (const [category, list] of others)
    for (const one of list.filter(({ name }) => name))
      rows.set(`${category}: ${one.name}`, describedRow(one, category));
  const described = [...rows];
  return {
    argTypes: Object.fromEntries(described.map(([key, { argType }]) => [key, argType])),
    args: Object.fromEntries(
      described.filter(([, { argType }]) => argType.control !== false).map(([key, { initial }]) => [key, initial]),
    ),
  };
}

function attributeRow(attribute: DescribedAttribute, facts: ControlFacts): Row {
  const rows: Readonly<Record<string, SettingRow>> = settingRows;
  const { name, description = '', fieldName = '', type } = attribute;
  const rule = fieldName in SETTINGS ? SETTINGS[fieldName] : undefined;
  const { words, range } = facts[name] ?? {};
  const { control, options, initial } = rule
    ? settingControl(rule, rows[fieldName])
    : plainControl(type?.text, words, range);
  const summary = words ? words.map((word) => `'${word}'`).join(' | ') : (type?.text ?? 'string');
  const argType: InputType = {
    name,
    description,
    control,
    ...(options && { options }),
    table: {
      category: 'attributes',
      subcategory: groupOf(name, fieldName),
      type: { summary },
      ...(attribute.default !== undefined && { defaultValue: { summary: attribute.default } }),
    },
  };
  return { argType, initial };
}

interface Control {
  readonly control: NonNullable<InputType['control']>;
  readonly options?: readonly string[];
  readonly initial: ControlValue;
}

/** The control of a setting, from the rule that the player itself goes by. */
function settingControl(rule: Setting, row: Partial<SettingRow> = {}): Control {
  switch (rule.type) {
    case 'flag':
      return { control: 'boolean', initial: false };
    case 'way':
      return { control: 'select', options: ['', ...rule.ways], initial: '' };
    case 'choice':
      return { control: 'select', options: rule.choices, initial: rule.default };
    case 'text':
      return { control: 'text', initial: rule.default ?? '' };
    default: {
      const [min, max] = row.slider ?? [rule.min, rule.max];
      const step = row.step ?? rule.step ?? (rule.type === 'integer' ? 1 : 0.1);
      // A range of a million is no slider.
      const isSlider = rule.default !== null && max - min <= 100;
      return { control: { type: isSlider ? 'range' : 'number', min, max, step }, initial: rule.default };
    }
  }
}

function plainControl(type = '', words?: readonly string[], range?: readonly [number, number]): Control {
  if (words) return { control: 'select', options: words, initial: words[0] ?? '' };
  if (type === 'boolean') return { control: 'boolean', initial: false };
  if (type !== 'number') return { control: 'text', initial: '' };
  const [min, max] = range ?? [];
  return { control: { type: 'number', ...(min !== undefined && { min, max }) }, initial: null };
}

function cssPropertyRow({ name, description = '', default: initial }: Described): Row {
  const isColour = /colour|background/.test(description);
  const argType: InputType = {
    name,
    description,
    control: isColour ? { type: 'color' } : { type: 'text' },
    table: {
      category: 'custom properties',
      type: { summary: isColour ? '<color>' : 'CSS' },
      ...(initial && { defaultValue: { summary: initial } }),
    },
  };
  return { argType, initial: '' };
}

function describedRow({ name, description = '', type }: Described, category: string): Row {
  const table = { category, ...(type && { type: { summary: type.text } }) };
  return { argType: { name, description, control: false, table }, initial: null };
}

/** A method as it is called: `seek(frame, options?)`. */
function asCalled({ name, description = '', parameters = [] }: DescribedMember): Described {
  const written = parameters.map((one) => one.name + (one.optional || one.default ? '?' : ''));
  return { name: `${name}(${written.join(', ')})`, description };
}

function groupOf(name: string, field: string): string {
  if (/^(cache-|workers)/.test(name)) return 'Votes on the page’s cache';
  if (/^(audio|muted|volume)/.test(name)) return 'Sound';
  if (field in compareSettings || name.startsWith('compare')) return 'Comparison';
  if (field in playbackSettings) return 'Playback and loading';
  if (field in playerSettings) return 'Picture and colour';
  if (['src', 'type', 'frames', 'frame', 'range', 'crossorigin', 'for'].includes(name)) return 'Source';
  return 'Interface';
}
