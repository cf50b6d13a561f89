import type { ChoiceSetting, FlagSetting, NumberSetting, TextSetting } from './setting.ts';

interface Facts {
  readonly attribute?: string;
  readonly persisted?: boolean;
  readonly description: string;
}

type Choice<Word extends string> = ChoiceSetting & { readonly choices: readonly Word[]; readonly default: Word };
type Numeric<Default> = Omit<NumberSetting, 'default'> & { readonly default: Default };
type Textual<Default> = Omit<TextSetting, 'default'> & { readonly default: Default };
/** A literal default would narrow the values to itself. */
type Widened<Value> = Value extends number ? number : Value extends string ? string : Value;

export function choice<const Word extends string>(
  initial: NoInfer<Word>,
  choices: readonly Word[],
  facts: Facts,
): Choice<Word> {
  return { type: 'choice', choices, default: initial, ...complete(facts) };
}

export function number<Default extends number | null>(
  initial: Default,
  min: number,
  max: number,
  facts: Facts & { readonly step?: number; readonly nonZero?: boolean },
): Numeric<Widened<Default>> {
  return { type: 'number', default: initial as Widened<Default>, min, max, ...facts, ...complete(facts) };
}

export function integer<Default extends number | null>(
  initial: Default,
  min: number,
  max: number,
  facts: Facts & { readonly step?: number },
): Numeric<Widened<Default>> {
  return { ...number(initial, min, max, facts), type: 'integer' };
}

export function flag(facts: Facts): FlagSetting {
  return { type: 'flag', default: false, ...complete(facts) };
}

export function text<Default extends string | null>(initial: Default, facts: Facts): Textual<Widened<Default>> {
  return { type: 'text', default: initial as Widened<Default>, ...complete(facts) };
}

function complete(facts: Facts): { attribute: string | null; persisted: boolean; description: string } {
  return {
    attribute: facts.attribute ?? null,
    persisted: facts.persisted ?? false,
    description: facts.description,
  };
}
