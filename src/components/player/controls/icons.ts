import { icon } from './icon.ts';

/** Pictures on the buttons, 16 units square. */
export const icons = {
  play: icon('M4 2.5v11l9.5-5.5z'),
  pause: icon('M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z'),
  stepBack: icon('M12.5 3v10L6 8zM3.5 3H5v10H3.5z'),
  stepForward: icon('M3.5 3v10L10 8zM11 3h1.5v10H11z'),
  first: icon('M2 3h1.5v10H2zM9 3v10L3.5 8zM14.5 3v10L9 8z'),
  last: icon('M12.5 3H14v10h-1.5zM7 3v10l5.5-5zM1.5 3v10L7 8z'),
  previousClip: icon('M2 3h1.5v10H2zM13.5 3v10L7 8zM5 3h1.5v10H5z'),
  nextClip: icon('M12.5 3H14v10h-1.5zM2.5 3v10L9 8zM9.5 3H11v10H9.5z'),
  setIn: icon('M4 2.5h5V4H5.5v8H9v1.5H4z'),
  setOut: icon('M12 2.5H7V4h3.5v8H7v1.5h5z'),
  clearRange: icon(
    'M1.5 2.5h3.2V4H3v8h1.7v1.5H1.5zM14.5 2.5h-3.2V4H13v8h-1.7v1.5h3.2zM5.3 6.3l1-1L8 7l1.7-1.7 1 1L9 8l1.7 1.7-1 1L8 9l-1.7 1.7-1-1L7 8z',
  ),
  probe: icon('M7.2 1h1.6v3.3H7.2zM7.2 11.7h1.6V15H7.2zM1 7.2h3.3v1.6H1zM11.7 7.2H15v1.6h-3.3zM7 7h2v2H7z'),
  pen: icon('M11.6 1.8 14.2 4.4 5.4 13.2 1.8 14.2 2.8 10.6zM10.4 4.9 4.3 11l.7.7 6.1-6.1z'),
  marker: icon('M3.5 1.5h9v7L8 14.5 3.5 8.5zM5.1 3.1V8L8 11.8 10.9 8V3.1z'),
  more: icon('M2 6.6h2.8v2.8H2zM6.6 6.6h2.8v2.8H6.6zM11.2 6.6H14v2.8h-2.8z'),
  loop: icon(
    'M11 1.5 14 4l-3 2.5V4.8H5A2.2 2.2 0 0 0 2.8 7v1.2H1.2V7A3.8 3.8 0 0 1 5 3.2h6zM5 14.5 2 12l3-2.5v1.7h6A2.2 2.2 0 0 0 13.2 9V7.8h1.6V9a3.8 3.8 0 0 1-3.8 3.8H5z',
  ),
  'ping-pong': icon('M4.5 4.5v2.7h7V4.5L15 8l-3.5 3.5V8.8h-7v2.7L1 8z'),
  once: icon('M1.5 7.2h8V4.5L13 8l-3.5 3.5V8.8h-8zM13.2 3.5h1.6v9h-1.6z'),
  fullscreen: icon(
    'M2 2h4.5v1.6H3.6v2.9H2zM9.5 2H14v4.5h-1.6V3.6H9.5zM2 9.5h1.6v2.9h2.9V14H2zM12.4 9.5H14V14H9.5v-1.6h2.9z',
  ),
  display: icon(
    'M1.5 3h6v1.6h-6zM11 3h3.5v1.6H11zM8.2 2h2v3.6h-2zM1.5 11.4h3v1.6h-3zM8 11.4h6.5v1.6H8zM5.2 10.4h2V14h-2zM1.5 7.2h8v1.6h-8zM13 7.2h1.5v1.6H13zM10.2 6.2h2v3.6h-2z',
  ),
  sound: icon('M2 5.8h2.6L8 3v10L4.6 10.2H2zM9.6 5.4l1-1.2a5 5 0 0 1 0 7.6l-1-1.2a3.4 3.4 0 0 0 0-5.2z'),
  silent: icon(
    'M2 5.8h2.6L8 3v10L4.6 10.2H2zM10.2 6.7l.9-.9 1.3 1.3 1.3-1.3.9.9L13.3 8l1.3 1.3-.9.9-1.3-1.3-1.3 1.3-.9-.9L11.5 8z',
  ),
  folder: icon('M1.5 3h4.8l1.6 1.8h6.6V13h-13zM3.1 6.4v5h9.8v-5z'),
};
