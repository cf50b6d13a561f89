/** Folders of Markdown files, and the heading of the sidebar that each stands under. */
export const FOLDERS = { guide: 'Guide', reference: 'Reference', decisions: 'Decisions' } as const;

/** Pages of the guide that newcomers read first: under a heading of their own. */
const FIRST = ['embedding', 'frameworks', 'hosting'];

/** The title of a Markdown file's page: `video-and-sound` of the guide is `Guide/Video and sound`. */
export function pageTitle(folder: string, name: string): string {
  const words = name.replaceAll('-', ' ');
  const title = (words.charAt(0).toUpperCase() + words.slice(1)).replace(/^Exr\b/, 'EXR');
  return `${headingOf(folder, name)}/${title}`;
}

/** Its address, which Storybook makes of the title. */
export function pageAddress(folder: string, name: string): string {
  return `./?path=/docs/${headingOf(folder, name).toLowerCase().replaceAll(' ', '-')}-${name}--docs`;
}

function headingOf(folder: string, name: string): string {
  if (folder === 'guide' && FIRST.includes(name)) return 'Get started';
  return FOLDERS[folder as keyof typeof FOLDERS];
}
