import type { Meta } from '@storybook/web-components-vite';
import { describedElement } from '../../.storybook/element-manifest.ts';
import {
  elementRows,
  type ControlFacts,
  type ControlValue,
  type ControlValues,
} from '../../.storybook/element-controls.ts';

interface LiveElementOptions {
  /** What its attributes are at first. */
  readonly args: ControlValues;
  readonly facts?: ControlFacts;
  /** Markup of what stands with it; `{element}` is its own place. */
  readonly around: string;
  /** Id of the element itself, where others name it. */
  readonly id?: string;
}

/** What the page of an element is made of, beside its title: a live element, and a control for each attribute. */
export function liveElement(
  tagName: string,
  { args, facts, around, id: ownId = '' }: LiveElementOptions,
): Meta<ControlValues> {
  const rows = elementRows(tagName, facts);
  const initial = rows.args;
  const tag = (values: ControlValues): string => markupOf(tagName, ownId, values, initial);
  /** By canvas, so that a changed control changes the element that is there. */
  const shown = new WeakMap<Element, { readonly id: string; readonly root: HTMLElement }>();
  return {
    component: tagName,
    args: { ...initial, ...args },
    argTypes: rows.argTypes,
    parameters: {
      controls: { disable: false },
      docs: {
        description: { component: describedElement(tagName).description },
        source: {
          type: 'code',
          language: 'html',
          transform: (_code: string, context: { readonly args: ControlValues }) =>
            around.replace('{element}', tag(context.args)),
        },
      },
    },
    render: (values, { canvasElement, id }) => {
      const known = shown.get(canvasElement);
      const root = known?.id === id ? known.root : build(around, tagName, ownId);
      shown.set(canvasElement, { id, root });
      const element = root.querySelector<HTMLElement>(tagName);
      if (element) apply(element, values, initial);
      return root;
    },
  };
}

function build(around: string, tagName: string, ownId: string): HTMLElement {
  const root = document.createElement('div');
  root.className = 'review';
  root.innerHTML = around.replace('{element}', `<${tagName} id="${ownId}"></${tagName}>`);
  return root;
}

/** Whether a value is another than what the element has by itself. */
function isSet(name: string, value: ControlValue | undefined, initial: ControlValues): boolean {
  return value !== undefined && value !== null && value !== '' && value !== initial[name];
}

function apply(element: HTMLElement, values: ControlValues, initial: ControlValues): void {
  for (const name of Object.keys(initial)) {
    const value = values[name];
    const wanted = isSet(name, value, initial) ? (value === true ? '' : String(value)) : null;
    if (name.startsWith('--')) {
      if (wanted === null) element.style.removeProperty(name);
      else element.style.setProperty(name, wanted);
    } else if (wanted === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== wanted) element.setAttribute(name, wanted);
  }
}

function markupOf(tagName: string, ownId: string, values: ControlValues, initial: ControlValues): string {
  const set = Object.keys(initial).filter((name) => isSet(name, values[name], initial));
  const attributes = set
    .filter((name) => !name.startsWith('--'))
    .map((name) =>
      values[name] === true ? ` ${name}` : ` ${name}="${String(values[name]).replaceAll('"', '&quot;')}"`,
    );
  const styles = set.filter((name) => name.startsWith('--')).map((name) => `${name}: ${String(values[name])}`);
  const style = styles.length > 0 ? ` style="${styles.join('; ')}"` : '';
  const id = ownId && ` id="${ownId}"`;
  return `<${tagName}${id}${attributes.join('')}${style}></${tagName}>`;
}
