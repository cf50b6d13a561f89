import { expect } from 'chai';
import { Drawing } from '../../../src/components/annotate/drawing.ts';
import { KeyboardCursor } from '../../../src/components/annotate/keyboard-cursor.ts';
import type { Annotation, AnnotationItem } from '../../../src/core/annotation/annotation.ts';
import { type AnnotationEdit, askedEdit } from '../../../src/core/annotation/annotation-edit.ts';
import { editNotes } from '../../../src/core/player/document/edit-markers.ts';

/** Somebody who draws on frame 7, and a page that carries out what is asked unless it refuses. */
class Desk {
  notes: readonly Annotation[] = [];
  refuses = false;
  frame = 7;
  readonly drawing = new Drawing({
    annotations: () => this.notes,
    here: () => this.notes.filter(({ frame, range }) => (frame ?? parseInt(range ?? '', 10)) === this.frame),
    place: (hold) => (hold > 1 ? { range: `${this.frame}-${this.frame + hold - 1}` } : { frame: this.frame }),
    carry: (edit: AnnotationEdit) => {
      const asked = askedEdit(this.notes, edit);
      const done = asked && !this.refuses && editNotes(this.notes, asked.action, structuredClone(asked.annotation));
      if (done) this.notes = done.notes;
      return Boolean(done);
    },
    reach: () => 8,
    firstSize: () => 4,
    changed: () => {},
  });

  get items(): readonly AnnotationItem[] {
    return this.notes.flatMap(({ items }) => items as readonly AnnotationItem[]);
  }

  drag(...[first, ...others]: readonly (readonly [number, number, number?])[]): this {
    if (first) this.drawing.press(first);
    for (const point of others) this.drawing.move(point);
    this.drawing.release();
    return this;
  }
}

describe('drawing', () => {
  it('makes an item of a gesture, with the pressure of a pen', () => {
    const desk = new Desk().drag([10.001, 10, 0.5], [20, 10, 0.8], [20.1, 10], [30, 12.346]);
    const pen = { type: 'pen', points: [[10, 10, 0.5], [20, 10, 0.8], [30, 12.35]], color: '#ff453a', size: 4 }; // prettier-ignore
    expect(desk.items).to.deep.equal([pen]);
    desk.drawing.setStyle({ tool: 'arrow', color: '#ffffff', size: 9, opacity: 0.5 });
    desk.drag([0, 0], [40, 0], [60, 5]);
    const arrow = { type: 'arrow', points: [[0, 0], [60, 5]], color: '#ffffff', size: 9, opacity: 0.5 }; // prettier-ignore
    expect(desk.items).to.deep.equal([pen, arrow]);
    expect(desk.notes).to.have.length(1);
    desk.drawing.setStyle({ tool: 'rectangle' });
    desk.drag([5, 5], [5, 5]);
    expect(desk.items).to.have.length(2);
  });

  it('goes into notes of its own: a new one on each frame, never into another’s', () => {
    const desk = new Desk();
    desk.notes = [{ id: 'theirs', frame: 7, items: [] }];
    desk.drag([1, 1], [50, 50]).drag([1, 9], [50, 90]);
    desk.frame = 8;
    desk.drag([1, 1], [50, 50]);
    expect(desk.notes.map(({ frame, items }) => [frame, items.length])).to.deep.equal([[7, 0], [7, 2], [8, 1]]); // prettier-ignore
  });

  it('takes steps back and does them again', () => {
    const desk = new Desk().drag([1, 1], [50, 50]).drag([1, 9], [50, 90]);
    const [first, second] = desk.items;
    const { drawing } = desk;
    drawing.undo();
    expect(desk.items).to.deep.equal([first]);
    drawing.undo();
    drawing.undo();
    expect([desk.notes, drawing.canUndo, drawing.canRedo]).to.deep.equal([[], false, true]);
    drawing.redo();
    drawing.redo();
    drawing.redo();
    expect(desk.items).to.deep.equal([first, second]);
    drawing.undo();
    desk.drag([200, 200], [210, 210]);
    expect(drawing.canRedo).to.equal(false);
  });

  it('forgets steps that the page prevented', () => {
    const desk = new Desk();
    desk.refuses = true;
    desk.drag([1, 1], [50, 50]);
    expect([desk.notes, desk.drawing.canUndo]).to.deep.equal([[], false]);
  });

  it('selects, moves, restyles and deletes what is on top', () => {
    const desk = new Desk().drag([0, 0], [100, 0]).drag([0, 0], [0, 100]);
    const { drawing } = desk;
    drawing.setStyle({ tool: 'select' });
    desk.drag([0, 50], [40, 60]);
    expect(desk.items[1]?.points).to.deep.equal([[40, 10], [40, 110]]); // prettier-ignore
    drawing.setStyle({ color: '#000000' });
    expect(desk.items.map(({ color }) => color)).to.deep.equal(['#ff453a', '#000000']);
    expect(drawing.removeSelected()).to.equal(true);
    expect(drawing.removeSelected()).to.equal(false);
    expect(desk.items).to.have.length(1);
    drawing.undo();
    drawing.undo();
    drawing.undo();
    expect(desk.items[1]).to.deep.include({ color: '#ff453a', points: [[0, 0], [0, 100]] }); // prettier-ignore
    desk.drag([500, 500], [510, 510]);
    expect(drawing.selected).to.equal(null);
  });

  it('erases whole items, what one stroke of the eraser took as one step', () => {
    const desk = new Desk().drag([0, 0], [100, 0]).drag([0, 50], [100, 50]).drag([0, 100], [100, 100]);
    desk.drawing.setStyle({ tool: 'eraser' });
    desk.drag([50, -20], [50, 0], [50, 25], [50, 50]);
    expect(desk.items.map(({ points: [[, y] = [0, 0]] }) => y)).to.deep.equal([100]);
    desk.drawing.undo();
    expect(desk.items.map(({ points: [[, y] = [0, 0]] }) => y)).to.deep.equal([0, 50, 100]);
  });

  it('writes texts, changes them, and removes those that are emptied', () => {
    const desk = new Desk();
    const { drawing } = desk;
    drawing.setStyle({ tool: 'text' });
    desk.drag([10, 20]);
    expect(drawing.textEntry).to.deep.equal({ at: [10, 20], text: '', instead: null });
    drawing.writeText('<b>fix\nthis\n');
    expect(desk.items).to.deep.equal([{ type: 'text', points: [[10, 20]], color: '#ff453a', size: 32, text: '<b>fix\nthis' }]); // prettier-ignore
    desk.drag([12, 18]);
    expect(drawing.textEntry?.text).to.equal('<b>fix\nthis');
    drawing.writeText('fixed');
    expect(desk.items[0]?.text).to.equal('fixed');
    desk.drag([12, 18]);
    drawing.writeText(' ');
    expect(desk.items).to.deep.equal([]);
    desk.drag([90, 90]);
    drawing.writeText('');
    expect(desk.notes).to.deep.equal([]);
  });

  it('is seen on as many frames as it is held, also where that is changed afterwards', () => {
    const desk = new Desk();
    desk.drawing.setStyle({ hold: 3 });
    desk.drag([1, 1], [50, 50]);
    expect(desk.notes[0]).to.include({ range: '7-9' });
    desk.drawing.setStyle({ hold: 1 });
    expect(desk.notes[0]).to.include({ frame: 7 }).and.not.to.have.property('range');
    desk.drawing.undo();
    expect(desk.notes[0]).to.include({ range: '7-9' });
  });

  it('drops what is cancelled', () => {
    const desk = new Desk();
    desk.drawing.press([1, 1]);
    desk.drawing.move([50, 50]);
    expect(desk.drawing.live?.points).to.have.length(2);
    expect(desk.drawing.cancel()).to.equal(true);
    expect(desk.drawing.cancel()).to.equal(false);
    desk.drawing.release();
    expect(desk.notes).to.deep.equal([]);
  });

  it('is done by keys alone: arrows move a cursor, Enter puts the pen down and up', () => {
    const desk = new Desk();
    const cursor = new KeyboardCursor(desk.drawing, () => ({ width: 400, height: 200 }));
    const press = (key: string, shiftKey = false): string | null => cursor.press({ key, shiftKey });
    expect(press('Enter')).to.equal(null);
    cursor.show();
    expect(cursor.at).to.deep.equal([200, 100]);
    press('Enter');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) press(key);
    press('ArrowLeft', true);
    expect(press(' ')).to.equal('Drawn');
    expect(desk.items[0]?.points).to.deep.equal([[200, 100], [204, 100], [208, 100], [208, 104], [207, 104]]); // prettier-ignore
    for (let i = 0; i < 60; i++) press('ArrowUp');
    expect(cursor.at).to.deep.equal([207, 0]);
    expect(press('x')).to.equal(null);
  });
});
