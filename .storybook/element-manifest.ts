import manifest from '../.cache/manifest/custom-elements.json';

/** Something of an element as the custom-elements manifest describes it. */
export interface Described {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

export interface DescribedAttribute extends Described {
  readonly fieldName?: string;
}

export interface DescribedMember extends Described {
  readonly kind: 'field' | 'method';
  readonly privacy?: string;
  readonly static?: boolean;
  readonly parameters?: readonly { readonly name: string; readonly optional?: boolean; readonly default?: string }[];
}

/** An element as the manifest describes it. */
export interface DescribedElement {
  readonly tagName: string;
  readonly description: string;
  readonly attributes: readonly DescribedAttribute[];
  readonly members: readonly DescribedMember[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssStates?: readonly Described[];
  readonly cssProperties?: readonly Described[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Partial<DescribedElement>[] }[];
}

/** All elements of the library. */
export const describedElements = (manifest as Manifest).modules
  .flatMap(({ declarations }) => declarations)
  .filter((one): one is DescribedElement => one.tagName !== undefined);

/** An element by its tag. */
export function describedElement(tagName: string): DescribedElement {
  const found = describedElements.find((one) => one.tagName === tagName);
  if (!found) throw new Error(`The manifest has no ${tagName}: run npm run manifest.`);
  return found;
}

/** What of an element's members a page may use. */
export function publicMembers({ members, attributes }: DescribedElement): readonly DescribedMember[] {
  const reflected = new Set(attributes.map(({ fieldName }) => fieldName));
  return members.filter(
    ({ kind, name, description, privacy, static: isStatic }) =>
      description && !isStatic && !privacy && !/^[#[]/.test(name) && !(kind === 'field' && reflected.has(name)),
  );
}
