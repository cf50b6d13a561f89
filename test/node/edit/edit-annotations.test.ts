import { expect } from 'chai';
import fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation.ts';
import { readAnnotations } from '../../../src/core/annotation/read-annotations.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';
import { annotations } from '../../support/annotations.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import {
  OPENRV_FIELDS,
  openRvAnnotation,
  openRvArrow,
  openRvEllipse,
  openRvLine,
  openRvPaint,
  openRvPoint,
  openRvRectangle,
  openRvText,
} from '../../support/edit/openrv-notes.ts';
import { clip, gap, type OtioJson, range, sequence, stack, timeline, track } from '../../support/edit/otio-builder.ts';

const HD = { width: 1920, height: 1080, pixelAspectRatio: 1 };
/** Clip `sh010` shows 1005 to 1014 at the edit's frames 1 to 10, `sh020` 2001 to 2012 from 14 on. */
const cut = (effects: OtioJson[] = [], more: OtioJson = {}): OtioJson =>
  timeline(
    [
      track([
        clip('sh010', sequence('a', 1001, 24), range(1005, 10), { effects, ...more }),
        gap(3),
        clip('sh020', sequence('b', 2001, 24), range(2001, 12)),
      ]),
    ],
    { metadata: { studio: { reel: 7 } } },
  );
const notesOf = async ({ annotations }: ResolvedSource, size: typeof HD | null = HD): Promise<readonly Annotation[]> =>
  (await annotations?.(size, frameNumber(1))) ?? [];
const exported = (source: ResolvedSource, list: readonly Annotation[] | null): OtioJson =>
  JSON.parse(JSON.stringify(source.exportOtio?.(list))) as OtioJson;
const clipOf = (document: OtioJson, index: number): OtioJson => {
  const [first] = (document.tracks as { children: { children: OtioJson[] }[] }).children;
  return first?.children[index] ?? {};
};
const effectsOf = (document: OtioJson, index: number): OtioJson[] => (clipOf(document, index).effects ?? []) as OtioJson[]; // prettier-ignore
const note = (id: string, frame: number, more: Partial<Annotation> = {}): Annotation => ({
  id,
  frame,
  items: [{ type: 'pen', points: [[10, 20], [30.5, 41.25]], color: '#ff0000', size: 4 }],
  ...more,
}); // prettier-ignore

/** What stands in a document that OpenRV's definitions do not have so: `Paint.points[0].x: …`. */
function misfits(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => misfits(one, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { OTIO_SCHEMA: schema, ...given } = value as OtioJson;
  const [name = ''] = String(schema).split('.');
  const wanted = OPENRV_FIELDS[name];
  const inner = Object.entries(given).flatMap(([key, one]) => (key === 'metadata' ? [] : misfits(one, `${path}.${key}`))); // prettier-ignore
  if (!wanted) return inner;
  const isOf: Readonly<Record<string, (one: unknown) => boolean>> = {
    list: Array.isArray,
    integer: Number.isInteger,
    number: Number.isFinite,
    object: (one) => typeof one === 'object',
    rgba: (one) => Array.isArray(one) && one.length === 4 && one.every((part) => part >= 0 && part <= 1),
    string: (one) => typeof one === 'string',
    boolean: (one) => typeof one === 'boolean',
  };
  const fits = (kind: string, one: unknown): boolean =>
    isOf[kind]?.(one) ?? String((one as OtioJson | null)?.OTIO_SCHEMA).startsWith(`${kind}.`);
  const wrong = Object.entries(wanted).filter(([key, kind]) => !fits(kind, given[key]));
  return [...wrong.map(([key, kind]) => `${path}.${name}.${key} is no ${kind}`), ...inner];
}

describe('notes of an OpenTimelineIO document', () => {
  it('as OpenRV writes them are the notes of their clips, on the clips’ own frames', async () => {
    const stroke = [openRvPoint(-8, 4.5, 0.1), openRvPoint(8, -4.5, 0.05)];
    const layers = [openRvPaint(1006, stroke), openRvArrow(1006), openRvText(1007, 'too <b>dark</b>')];
    const shapes = [openRvRectangle(1007), openRvEllipse(1007), openRvLine(1007)];
    const { source, notes } = await openEdit(cut([openRvAnnotation([...layers, ...shapes])]));
    expect(await notesOf(source, null), 'nothing is known of the pictures').to.deep.equal([]);
    const [first, second, ...others] = await notesOf(source);
    expect(others).to.deep.equal([]);
    expect(notes).to.deep.equal([]);
    expect(first).to.include({ frame: 1006, clip: 'sh010' });
    expect(first?.items).to.deep.equal([
      { type: 'pen', points: [[0, 0], [1920, 1080, 0.5]], color: '#ff0000', size: 12 },
      { type: 'arrow', points: [[480, 540], [1440, 540]], color: '#ffff00', size: 18 },
    ]); // prettier-ignore
    expect(second).to.include({ frame: 1007, clip: 'sh010' });
    expect(second?.items.map(({ type }) => type)).to.deep.equal(['text', 'rectangle', 'ellipse', 'line']);
    expect(second?.items[0]).to.deep.include({ points: [[600, 300]], size: 30, text: 'too <b>dark</b>' });
    expect(() => readAnnotations([first, second])).not.to.throw();
  });

  it('go by the bounds of the picture that the document gives', async () => {
    const bounds = { OTIO_SCHEMA: 'Box2d.1', min: { x: 0, y: 0 }, max: { x: 32, y: 18 } };
    const media = sequence('a', 1001, 24, { available_image_bounds: bounds });
    const effects = [openRvAnnotation([openRvPaint(1006, [openRvPoint(16, 9, 0.2), openRvPoint(0, 18, 0.2)])])];
    const { source } = await openEdit(timeline([track([clip('a', media, range(1005, 10), { effects })])]));
    const list = await notesOf(source);
    expect(list[0]?.items[0]).to.deep.include({ points: [[960, 540], [0, 0]], size: 12 }); // prettier-ignore
    const changed = exported(source, [{ ...list[0]!, author: 'kim' }]);
    const [effect] = effectsOf(changed, 0) as { layers: { points: OtioJson[] }[] }[];
    expect(effect?.layers[0]?.points).to.deep.equal([openRvPoint(16, 9, 0.2), openRvPoint(0, 18, 0.2)]);
  });

  it('are written back as they were where nobody changed them, and only what was changed is written anew', async () => {
    const hidden = openRvPaint(1008, [openRvPoint(0, 0, 1)], { soft_deleted: true });
    const future = { OTIO_SCHEMA: 'Hologram.3', depth: 4, layer_range: range(1008, 1) };
    const kept = openRvAnnotation([openRvPaint(1006, [openRvPoint(1, 1, 0.1)]), hidden, future], { studio: 'x' });
    const other = openRvAnnotation([openRvText(1009, 'edge')], { metadata: { studio: 4 }, hold: false });
    const speed = { OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: 1 };
    const document = cut([kept, speed, other]);
    const { source } = await openEdit(document);
    expect(exported(source, null), 'before anything is known').to.deep.equal(document);
    const list = await notesOf(source);
    expect(list.map(({ frame }) => frame)).to.deep.equal([1006, 1008, 1009]);
    expect(source.notes?.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal([
      'otio-unknown-layer: Kept in a note, and not drawn: Hologram.',
    ]);
    expect(exported(source, list)).to.deep.equal(document);
    const copies = JSON.parse(JSON.stringify(list)) as Annotation[];
    expect(exported(source, copies), 'through a session').to.deep.equal(document);

    const changed = exported(source, [list[0]!, list[1]!, { ...list[2]!, frame: 1010 }]);
    const [first, second, third] = effectsOf(changed, 0);
    expect([first, second]).to.deep.equal([kept, speed]);
    expect(third).to.deep.include({ name: 'supervisor', hold: false });
    expect(third?.metadata).to.include({ studio: 4 });
    const layers = third?.layers as { text: string; layer_range: unknown }[];
    expect(layers[0]).to.deep.include({ text: 'edge', layer_range: range(1010, 1) });

    const without = exported(source, [list[2]!]);
    expect(effectsOf(without, 0)).to.deep.equal([speed, other]);
    expect(without.metadata).to.deep.equal(document.metadata);
  });

  it('of a player come back as they were: written, read, written and read again', async () => {
    await fc.assert(
      fc.asyncProperty(annotations(), fc.boolean(), async (made, isSeen) => {
        const list = readAnnotations(
          made.map((one) => (one.clip === 'a' ? { ...one, clip: 'no clip of the edit' } : one)),
        );
        const { source } = await openEdit(cut());
        if (isSeen) await notesOf(source);
        let document: unknown = exported(source, list);
        expect(misfits(document)).to.deep.equal([]);
        for (let time = 0; time < 2; time++) {
          const again = (await openEdit(document)).source;
          const read = await notesOf(again, isSeen ? HD : null);
          const byId = new Map(read.map((one) => [one.id, one]));
          expect(list.map(({ id }) => byId.get(id))).to.deep.equal(list);
          expect(read).to.have.length(list.length);
          const next = exported(again, list);
          expect(next).to.deep.equal(document);
          document = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the edit itself are seen on its clips by programs that know effects only', async () => {
    const { source } = await openEdit(cut());
    const document = exported(source, [{ ...note('n', 1), frame: undefined, range: '9-15' } as never, note('m', 12)]);
    const frames = (index: number): unknown =>
      effectsOf(document, index).map(({ layers }) => (layers as { layer_range: unknown }[])[0]?.layer_range);
    expect(frames(0)).to.deep.equal([range(1013, 2)]);
    expect(frames(2)).to.deep.equal([range(2001, 2)]);
    expect(document.metadata).to.deep.include({ studio: { reel: 7 } });
    const again = (await openEdit(document)).source;
    expect((await notesOf(again, null)).map(({ id }) => id)).to.deep.equal(['n', 'm']);
    const emptied = exported(again, []);
    expect(emptied.metadata).to.deep.equal({ studio: { reel: 7 } });
    expect([effectsOf(emptied, 0), effectsOf(emptied, 2)]).to.deep.equal([[], []]);
  });

  it('of a list of clips are written, too', async () => {
    const document = exported((await openEdit(cut())).source, [note('a', 1006, { clip: 'sh010' })]);
    const { source } = await openEdit(document);
    expect((await notesOf(source, null))[0]).to.deep.equal(note('a', 1006, { clip: 'sh010' }));
  });

  it('are placed by their own pictures once those are seen, and keep their objects otherwise', async () => {
    const paint = [openRvAnnotation([openRvPaint(2003, [openRvPoint(8, -4.5, 0.1)])])];
    const first = openRvAnnotation([openRvPaint(1006, [openRvPoint(8, -4.5, 0.1)])]);
    const document = timeline([
      track([
        clip('a', sequence('a', 1001, 24), range(1001, 24), { effects: [first] }),
        clip('b', sequence('b', 2001, 24), range(2001, 24), { effects: paint }),
      ]),
    ]);
    const { source } = await openEdit(document);
    const before = await notesOf(source);
    expect(before[1]?.items[0]).to.deep.include({ points: [[1920, 1080]] });
    expect(await notesOf(source)).to.equal(before);
    const after = await source.annotations?.({ width: 960, height: 540, pixelAspectRatio: 1 }, frameNumber(30));
    expect(after?.[1]?.items[0]).to.deep.include({ points: [[960, 540]] });
    expect(after?.[0]).to.equal(before[0]);
  });

  it('are never lost where they are wrong: named, kept and written back', async () => {
    const bad = [
      { OTIO_SCHEMA: 'Annotation.9', layers: [openRvPaint(1006, [openRvPoint(1e300, -1e300, 1)])] },
      openRvAnnotation('none' as never),
      openRvAnnotation([null as never, 5 as never, { ...openRvText(1007, 'a'), OTIO_SCHEMA: 'Text.7' }]),
      openRvAnnotation([openRvPaint(1006, [openRvPoint(0, 0, 1)])], { metadata: { 'seq-viewer': { id: 7, items: 'x' } } }),
    ]; // prettier-ignore
    const document = { ...cut(bad), metadata: { 'seq-viewer': { annotations: [null, { id: 'x' }, note('fine', 3)] } } };
    const { source } = await openEdit(document);
    const list = await notesOf(source);
    expect(list.map(({ id }) => id)).to.include('fine');
    expect(list.find(({ items: [item] }) => item?.type === 'pen')?.items[0]).to.have.property('size');
    const codes = source.notes?.map(({ code }) => code);
    expect(codes).to.include.members(['otio-newer-schema', 'otio-bad-annotation', 'otio-unknown-layer']);
    expect(exported(source, list)).to.deep.equal(document);
    expect(effectsOf(exported(source, [...list, note('more', 11)]), 0)).to.deep.include.members(bad);
    expect(exported(source, []).metadata).to.deep.equal({ 'seq-viewer': { annotations: [null, { id: 'x' }] } });
    const elsewhere = timeline([track([stack([cut().tracks as OtioJson])], { effects: [openRvAnnotation([])] })]);
    expect((await openEdit(elsewhere)).notes?.map(({ code }) => code)).to.deep.equal(['otio-annotation-place']);
  });

  it('may have a hundred thousand strokes', async () => {
    const layers = Array.from({ length: 100_000 }, (_, i) => openRvPaint(1005 + (i % 10), [openRvPoint(0, 0, 1)]));
    const { source } = await openEdit(cut([openRvAnnotation(layers)]));
    const list = await notesOf(source);
    expect(list.map(({ items }) => items.length)).to.deep.equal(Array.from({ length: 10 }, () => 10_000));
  });
});
