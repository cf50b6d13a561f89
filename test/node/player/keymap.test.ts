import { expect } from 'chai';
import { findBinding, keyName, type KeyPress } from '../../../src/core/player/commands/keymap.ts';
import { keymaps } from '../../../src/core/player/commands/keymaps.ts';

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...changes,
});

describe('keymaps', () => {
  for (const [name, keymap] of Object.entries(keymaps)) {
    it(`${name} binds each key once, and none that belongs to the page`, () => {
      const keys = keymap.flatMap((binding) => binding.keys);
      expect(new Set(keys).size).to.equal(keys.length);
      expect(keys).not.to.include.members(['Tab']);
      for (const key of ['Tab', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'Escape'])
        expect(keys).not.to.include(key);
      for (const { description } of keymap) expect(description).not.to.equal('');
    });
  }

  const review: readonly (readonly [KeyPress, object | null])[] = [
    [press(' '), { name: 'toggle-play' }],
    [press('J'), { name: 'shuttle-back' }],
    [press('L', { shiftKey: true }), { name: 'channel', channel: 'luma' }],
    [press('ArrowLeft'), { name: 'step', by: -1 }],
    [press('ArrowRight', { shiftKey: true }), { name: 'step', by: 10 }],
    [press('['), { name: 'set-in' }],
    [press('i'), { name: 'set-in' }],
    [press('O', { shiftKey: true }), { name: 'clear-out' }],
    [press('\\'), { name: 'clear-range' }],
    [press('?', { shiftKey: true }), { name: 'help' }],
    [press('+', { shiftKey: true }), { name: 'zoom', by: 1 }],
    [press('F', { shiftKey: true }), { name: 'fullscreen' }],
    [press('E', { shiftKey: true }), { name: 'exposure', by: -0.5 }],
    [press('Home', { shiftKey: true }), { name: 'reset-view' }],
    [press('Enter'), { name: 'go-to' }],
    [press('s', { ctrlKey: true }), null],
    [press('l', { metaKey: true }), null],
    [press('l', { altKey: true }), null],
    [press('l', { isComposing: true }), null],
    [press('q'), null],
    [press('Tab'), null],
    [press('Enter', { shiftKey: true }), { name: 'files' }],
    [press('v', { shiftKey: true }), null],
  ];
  for (const [event, command] of review) {
    const modifiers = Object.keys(event).filter((key) => event[key as keyof KeyPress] === true);
    it(`review answers ${[...modifiers, keyName(event)].join(' ')}`, () => {
      expect(findBinding(keymaps.review, event)?.command ?? null).to.deep.equal(command);
    });
  }

  /** Keys by what they do: the whole of what each map promises. */
  const promised = {
    review:
      'Space j k l ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Home End i o [ ] Shift+i Shift+o \\ p Shift+p ' +
      ', . r g b a c Shift+l e Shift+e y Shift+y Shift+Home f 0 + - 4 6 8 2 x Shift+x n h Shift+f Enter ? w Shift+w `',
    rv:
      'Space ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Shift+Home Shift+End [ ] \\ p Shift+p , . ' +
      'r g b a c l e Shift+e y Shift+y Home f 1 + - 4 6 8 2 x Shift+x n h Shift+f Enter ? w Shift+w `',
    media: 'Space k j l ArrowLeft ArrowRight , . Home End f ?',
    none: '',
  } as const;
  for (const [name, keys] of Object.entries(promised)) {
    it(`${name} binds all that it promises`, () => {
      const bound = keymaps[name as keyof typeof keymaps].flatMap((binding) => binding.keys);
      expect(bound).to.include.members(keys.split(' ').filter(Boolean));
    });
  }

  it('none answers nothing', () => expect(findBinding(keymaps.none, press(' '))).to.equal(null));
});
