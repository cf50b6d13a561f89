import { pageAddress } from './page-address.ts';

/**
 * A Markdown text's links as Storybook's: Markdown files, elements and recipes become their pages, pictures lie beside the frame, and files of
 * the project, which the site does not have, become plain text.
 */
export function linkPages(markdown: string, folder: string): string {
  return markdown.replace(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (link, picture: string, text: string, target: string) => {
    if (/^([a-z]+:|#)/.test(target)) return link;
    const story = /^(?:(?:\.\.|stories)\/)?(elements|recipes)\/([\w-]+)\.(?:stories\.ts|html)$/.exec(target);
    if (story) return `<a href="./?path=/docs/${story[1]}-${story[2]}--docs" target="_top">${text}</a>`;
    if (picture) return `![${text}](${folder}/${target})`;
    const page = /^(?:(?:\.\.\/|stories\/)?(guide|reference|decisions)\/)?([\w-]+)\.md(?:#.*)?$/.exec(target);
    if (!page || page[2] === page[2]?.toUpperCase()) return text;
    const [, section = folder, name = ''] = page;
    return `<a href="${pageAddress(section, name)}" target="_top">${text}</a>`;
  });
}
