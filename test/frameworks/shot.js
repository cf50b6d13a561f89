/** What every page shows: the stories' small shot, from a frame of the page's own, with a note that only a property can set. */
export const SRC = '/shot/shot.####.exr';
export const FRAMES = '1001-1032';
/** @type {readonly import('seq-viewer').Marker[]} */
export const MARKERS = [{ frame: 1004, label: 'note' }];
