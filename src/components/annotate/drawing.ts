import type { Annotation, AnnotationItem, AnnotationPoint } from '../../core/annotation/annotation.ts';
import {
  type AnnotationEdit,
  type AnnotationPlace,
  isSameItem,
  isSamePlace,
} from '../../core/annotation/annotation-edit.ts';
import { hitsItem, movedItem, place, regularPoint } from '../../core/annotation/item-geometry.ts';
import { drawableItems } from '../../core/annotation/read-annotations.ts';
import { EditHistory } from './edit-history.ts';
import { COLORS, TEXT_SCALE, type ToolName } from './tools.ts';

/** How things are drawn. */
export interface DrawingStyle {
  readonly tool: ToolName;
  readonly color: string;
  /** Picture pixels; null: by the picture's height. */
  readonly size: number | null;
  readonly opacity: number;
  /** Frames that a new drawing is seen on. */
  readonly hold: number;
}

/** An item of an annotation. */
export interface ChosenItem {
  readonly annotation: Annotation;
  readonly item: AnnotationItem;
}

/** A text that is being typed, and where; `instead` is the item that it replaces. */
export interface TextEntry {
  readonly at: AnnotationPoint;
  readonly text: string;
  readonly instead: ChosenItem | null;
}

/** What drawing needs of the player that is drawn on. */
export interface DrawingHost {
  annotations(): readonly Annotation[];
  /** Those on the frame that is drawn on; the last is on top. */
  here(): readonly Annotation[];
  /** The source and frames that a drawing held for so many frames belongs to; null where there is nothing to draw on. */
  place(hold: number): AnnotationPlace | null;
  /** Has an edit carried out; false where the page prevented it. */
  carry(edit: AnnotationEdit): boolean;
  /** Distance within which a press selects an item, in picture pixels. */
  reach(): number;
  /** Line width until one is chosen, in picture pixels. */
  firstSize(): number;
  /** The drawing looks different now: render again. */
  changed(): void;
}

/** Points of a stroke closer together than this share of the reach are merged. */
const FINEST = 1 / 16;

/**
 * What a person draws: presses, moves and releases in picture pixels become items, and edits that the page may prevent.
 * What is not finished is here alone (`live`). One per player.
 */
export class Drawing {
  readonly #host: DrawingHost;
  readonly #history = new EditHistory();
  /** Annotations begun here: what is drawn goes into them, never into other people's. */
  readonly #own = new Set<string>();
  #style: DrawingStyle = { tool: 'pen', color: COLORS[0] ?? '#f00', size: null, opacity: 1, hold: 1 };
  #live: AnnotationItem | null = null;
  #selected: ChosenItem | null = null;
  #text: TextEntry | null = null;
  /** Where the pointer went down; null while it is up. */
  #from: AnnotationPoint | null = null;
  /** What the eraser took in one go. */
  #erased: AnnotationEdit[] = [];

  constructor(host: DrawingHost) {
    this.#host = host;
  }

  get style(): DrawingStyle {
    return this.#style;
  }

  /** What is being drawn or moved, as it is so far. */
  get live(): AnnotationItem | null {
    return this.#live;
  }

  get selected(): ChosenItem | null {
    return this.#selected;
  }

  get textEntry(): TextEntry | null {
    return this.#text;
  }

  get isPressed(): boolean {
    return this.#from !== null;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Changes the style of what is drawn next, and of the selected item. */
  setStyle(changes: Partial<DrawingStyle>): void {
    this.cancel();
    this.#style = { ...this.#style, ...changes };
    if (changes.tool && changes.tool !== 'select') this.#selected = null;
    if (changes.hold !== undefined) this.#holdOwn();
    else if (!changes.tool && this.#selected) this.#restyle(this.#selected, changes);
    this.#host.changed();
  }

  /** The pointer went down. */
  press(point: AnnotationPoint): void {
    const { tool } = this.#style;
    if (this.#host.place(1) === null) return;
    this.#from = point;
    if (tool === 'select') this.#selected = this.#itemAt(point);
    else if (tool === 'eraser') this.#erase(point);
    else if (tool !== 'text')
      this.#live = this.#item(tool, tool === 'pen' || tool === 'marker' ? [point] : [point, point]);
    this.#host.changed();
  }

  /** The pointer moved. `isRegular`: lines at multiples of 45 degrees, boxes as squares. */
  move(point: AnnotationPoint, isRegular = false): void {
    const from = this.#from;
    if (!from) return;
    const { tool } = this.#style;
    if (tool === 'eraser') return this.#erase(point);
    if (tool === 'select') {
      if (!this.#selected) return;
      this.#live = movedItem(this.#selected.item, point[0] - from[0], point[1] - from[1]);
    } else if (this.#live) {
      const { points, type } = this.#live;
      if (tool === 'pen' || tool === 'marker') {
        const last = points.at(-1) ?? from;
        if (Math.hypot(point[0] - last[0], point[1] - last[1]) < this.#host.reach() * FINEST) return;
        this.#live = { ...this.#live, points: [...points, rounded(point)] };
      } else this.#live = { ...this.#live, points: [rounded(from), isRegular ? regularPoint(type, from, point) : rounded(point)] }; // prettier-ignore
    }
    this.#host.changed();
  }

  /** It came up: what was drawn is asked for. */
  release(): void {
    const from = this.#from;
    const live = this.#live;
    this.#from = null;
    this.#live = null;
    if (!from) return;
    const { tool } = this.#style;
    if (tool === 'text') this.#beginText(from);
    else if (tool === 'eraser') this.#history.add(this.#erased.splice(0));
    else if (tool === 'select') {
      if (live && this.#selected) this.#replace(this.#selected, live);
    } else if (live && !isNothing(live)) this.#add(live);
    this.#host.changed();
  }

  /** What is being drawn is dropped; true where there was something. */
  cancel(): boolean {
    const was = this.#from ?? this.#text;
    this.#from = null;
    this.#live = null;
    this.#text = null;
    this.#history.add(this.#erased.splice(0));
    if (was) this.#host.changed();
    return was !== null;
  }

  /** Selects nothing; true where something was. */
  deselect(): boolean {
    if (!this.#selected) return false;
    this.#selected = null;
    this.#host.changed();
    return true;
  }

  /** Deletes what is selected; false where nothing is. */
  removeSelected(): boolean {
    const { annotation, item } = this.#selected ?? {};
    if (!annotation || !item) return false;
    this.#selected = null;
    this.#do([editOf(annotation, [item], [])]);
    this.#host.changed();
    return true;
  }

  /** The text that was written; empty: none, and what it would have replaced goes. */
  writeText(text: string): void {
    const entry = this.#text;
    this.#text = null;
    if (!entry) return;
    const written = text.trimEnd();
    if (entry.instead) {
      const { annotation, item } = entry.instead;
      if (written !== item.text)
        this.#do([editOf(annotation, [item], written === '' ? [] : [{ ...item, text: written }])]);
    } else if (written !== '') {
      const size = this.#size * TEXT_SCALE;
      this.#add({ ...this.#item('text', [rounded(entry.at)]), size, text: written });
    }
    this.#host.changed();
  }

  undo(): void {
    this.cancel();
    this.#selected = null;
    for (const edit of this.#history.undo()) this.#host.carry(edit);
    this.#host.changed();
  }

  redo(): void {
    this.cancel();
    this.#selected = null;
    for (const edit of this.#history.redo()) this.#host.carry(edit);
    this.#host.changed();
  }

  /** Another frame is there: what was selected on the last one no longer is. */
  forgetGone(): void {
    const { annotation, item } = this.#selected ?? {};
    if (!annotation || !item || this.#from) return;
    const present = this.#host.here().find(({ id }) => id === annotation.id);
    const same = present && drawableItems(present).find((one) => isSameItem(one, item));
    this.#selected = present && same ? { annotation: present, item: same } : null;
  }

  get #size(): number {
    return this.#style.size ?? this.#host.firstSize();
  }

  #item(type: AnnotationItem['type'], points: readonly AnnotationPoint[]): AnnotationItem {
    const { color, opacity } = this.#style;
    const item = { type, points: points.map(rounded), color, size: this.#size };
    return opacity < 1 ? { ...item, opacity } : item;
  }

  /** The topmost item at a point. */
  #itemAt(point: AnnotationPoint): ChosenItem | null {
    const reach = this.#host.reach();
    for (const annotation of this.#host.here().toReversed()) {
      const item = drawableItems(annotation).findLast((one) => hitsItem(one, point, reach));
      if (item) return { annotation, item };
    }
    return null;
  }

  #erase(point: AnnotationPoint): void {
    for (let found = this.#itemAt(point); found; found = this.#itemAt(point)) {
      const edit = editOf(found.annotation, [found.item], []);
      if (!this.#host.carry(edit)) return;
      this.#erased.push(edit);
    }
    this.#host.changed();
  }

  #beginText(at: AnnotationPoint): void {
    const found = this.#itemAt(at);
    const instead = found?.item.type === 'text' ? found : null;
    this.#text = { at: instead?.item.points[0] ?? at, text: instead?.item.text ?? '', instead };
  }

  /** Puts an item into the annotation that was begun here for this frame, or begins one. */
  #add(item: AnnotationItem): void {
    const where = this.#host.place(this.#style.hold);
    if (!where) return;
    const own = this.#ownHere();
    const id = own?.id ?? newId();
    this.#own.add(id);
    const at = own?.items.length ?? 0;
    this.#do([{ id, removed: [], added: [{ item, at }], place: [own ? placeOf(own) : where, where] }]);
  }

  #replace({ annotation, item }: ChosenItem, by: AnnotationItem): void {
    this.#do([editOf(annotation, [item], [by])]);
    const present = this.#host.annotations().find(({ id }) => id === annotation.id);
    const same = present && drawableItems(present).find((one) => isSameItem(one, by));
    this.#selected = present && same ? { annotation: present, item: same } : null;
  }

  #restyle(chosen: ChosenItem, { color, size, opacity }: Partial<DrawingStyle>): void {
    const { item } = chosen;
    const scale = item.type === 'text' ? TEXT_SCALE : 1;
    this.#replace(chosen, {
      ...item,
      ...(color !== undefined && { color }),
      ...(size != null && { size: size * scale }),
      ...(opacity !== undefined && { opacity }),
    });
  }

  /** Has what was begun here on this frame seen on as many frames as new drawings are. */
  #holdOwn(): void {
    const own = this.#ownHere();
    const where = this.#host.place(this.#style.hold);
    if (!own || !where || isSamePlace(own, where)) return;
    this.#do([{ id: own.id, removed: [], added: [], place: [placeOf(own), where] }]);
  }

  /** The annotation that was begun here, on this very frame. */
  #ownHere(): Annotation | null {
    const first = this.#host.place(1);
    const isHere = (one: Annotation): boolean =>
      this.#own.has(one.id) && one.clip === first?.clip && firstFrame(one) === first?.frame;
    return this.#host.here().findLast(isHere) ?? null;
  }

  /** Carries edits out, and remembers those that were not prevented as one step. */
  #do(edits: readonly AnnotationEdit[]): void {
    this.#history.add(edits.filter((edit) => this.#host.carry(edit)));
  }
}

function editOf(
  annotation: Annotation,
  removed: readonly AnnotationItem[],
  added: readonly AnnotationItem[],
): AnnotationEdit {
  const at = annotation.items.findLastIndex((one) => removed.some((item) => isSameItem(one, item)));
  const placed = (item: AnnotationItem): { item: AnnotationItem; at: number } => ({ item, at: Math.max(0, at) });
  const stays = placeOf(annotation);
  return { id: annotation.id, removed: removed.map(placed), added: added.map(placed), place: [stays, stays] };
}

function placeOf({ frame, range, clip }: AnnotationPlace): AnnotationPlace {
  return {
    ...(frame !== undefined && { frame }),
    ...(range !== undefined && { range }),
    ...(clip !== undefined && { clip }),
  };
}

function firstFrame({ frame, range }: AnnotationPlace): number {
  return frame ?? parseInt(range ?? '', 10);
}

/** A box or a line of no extent: the press was a click. */
function isNothing({ type, points: [a, b] }: AnnotationItem): boolean {
  return type !== 'pen' && type !== 'marker' && a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function rounded([x, y, ...pressure]: AnnotationPoint): AnnotationPoint {
  return [place(x), place(y), ...pressure];
}

function newId(): string {
  const random = crypto.getRandomValues(new Uint32Array(4));
  return [...random].map((part) => part.toString(16).padStart(8, '0')).join('');
}
