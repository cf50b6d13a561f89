import { type OtioJson, range } from './otio-builder.ts';

/**
 * Notes as OpenRV has them, by the definitions of its package `otio_reader` (`annotation_schema.py`, `paint_schema.py`, …):
 * all fields of each, with values of their types. Frames are the media's.
 */
export const openRvPoint = (x: number, y: number, width: number): OtioJson => ({ OTIO_SCHEMA: 'Point.1', width, x, y });
export const openRvPosition = (x: number, y: number): OtioJson => ({ OTIO_SCHEMA: 'Position.1', x, y });

/** What each layer has, whatever it draws. */
const layer = (id: string, frame: number): OtioJson => ({
  id,
  soft_deleted: false,
  visible: true,
  layer_range: range(frame, 1),
});

export const openRvPaint = (frame: number, points: OtioJson[], more: OtioJson = {}): OtioJson => ({
  OTIO_SCHEMA: 'Paint.2',
  points,
  rgba: [1, 0, 0, 1],
  type: 'COLOR',
  brush: 'circle',
  ...layer('0f0c', frame),
  ...more,
});

export const openRvArrow = (frame: number): OtioJson => ({
  OTIO_SCHEMA: 'Arrow.1',
  start_position: openRvPosition(-4, 0),
  end_position: openRvPosition(4, 0),
  inner_color: [1, 1, 0, 1],
  border_color: [0.8, 0.8, 0, 1],
  width: 0.15,
  border_width: 0.02,
  ...layer('c3d4', frame),
});

export const openRvText = (frame: number, text: string): OtioJson => ({
  OTIO_SCHEMA: 'Text.1',
  anchor: openRvPosition(-3, 2),
  text,
  font_family: 'Inter',
  font_size: 0.25,
  font_weight: 'BOLD',
  font_style: 'NORMAL',
  text_decoration: 'NONE',
  text_align: 'LEFT',
  inner_color: [1, 1, 1, 1],
  ...layer('e5f6', frame),
});

export const openRvRectangle = (frame: number): OtioJson => ({
  OTIO_SCHEMA: 'Rectangle.1',
  min: openRvPosition(-2, -1),
  max: openRvPosition(2, 1),
  inner_color: [1, 0, 0, 0.3],
  border_color: [1, 0, 0, 1],
  border_width: 0.05,
  corner_radius: 0.1,
  ...layer('a1b2', frame),
});

export const openRvEllipse = (frame: number): OtioJson => ({
  ...openRvRectangle(frame),
  OTIO_SCHEMA: 'Ellipse.1',
  corner_radius: undefined,
});

export const openRvLine = (frame: number): OtioJson => ({
  OTIO_SCHEMA: 'Line.1',
  start_position: openRvPosition(-4, 2),
  end_position: openRvPosition(4, -2),
  border_color: [0, 1, 0.5, 1],
  width: 0.04,
  ...layer('d4e5', frame),
});

export const openRvAnnotation = (layers: OtioJson[], more: OtioJson = {}): OtioJson => ({
  OTIO_SCHEMA: 'Annotation.1',
  name: 'supervisor',
  effect_name: 'Annotation.1',
  metadata: {},
  visible: true,
  layers,
  hold: true,
  ghost: false,
  ghost_before: 5,
  ghost_after: 5,
  ...more,
});

/** Fields and types of the definitions, by schema: `number`, `boolean`, `string`, a list, or another schema's name. */
export const OPENRV_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Annotation: { name: 'string', effect_name: 'string', metadata: 'object', visible: 'boolean', layers: 'list', hold: 'boolean', ghost: 'boolean', ghost_before: 'integer', ghost_after: 'integer' },
  Paint: { id: 'string', soft_deleted: 'boolean', points: 'list', rgba: 'rgba', type: 'string', brush: 'string', layer_range: 'TimeRange', visible: 'boolean' },
  Point: { width: 'number', x: 'number', y: 'number' },
  Position: { x: 'number', y: 'number' },
  Line: { start_position: 'Position', end_position: 'Position', border_color: 'rgba', width: 'number', id: 'string', visible: 'boolean', soft_deleted: 'boolean', layer_range: 'TimeRange' },
  Arrow: { start_position: 'Position', end_position: 'Position', inner_color: 'rgba', border_color: 'rgba', width: 'number', border_width: 'number', id: 'string', visible: 'boolean', soft_deleted: 'boolean', layer_range: 'TimeRange' },
  Rectangle: { min: 'Position', max: 'Position', inner_color: 'rgba', border_color: 'rgba', border_width: 'number', corner_radius: 'number', id: 'string', visible: 'boolean', soft_deleted: 'boolean', layer_range: 'TimeRange' },
  Ellipse: { min: 'Position', max: 'Position', inner_color: 'rgba', border_color: 'rgba', border_width: 'number', id: 'string', visible: 'boolean', soft_deleted: 'boolean', layer_range: 'TimeRange' },
  Text: { anchor: 'Position', text: 'string', font_family: 'string', font_size: 'number', font_weight: 'string', font_style: 'string', text_decoration: 'string', text_align: 'string', inner_color: 'rgba', id: 'string', visible: 'boolean', soft_deleted: 'boolean', layer_range: 'TimeRange' },
}; // prettier-ignore
