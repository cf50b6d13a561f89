/**
 * A Markdown file's links as Storybook's: other Markdown files become their pages, pictures lie beside the frame, and
 * files of the project, which the site does not have, become plain text.
 */
export function linkPages(markdown: string, folder: string): string {
  return markdown.replace(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (link, picture: string, text: string, target: string) => {
    if (/^([a-z]+:|#)/.test(target)) return link;
    if (picture) return `![${text}](${folder}/${target})`;
    const page = /^(?:\.\.\/(guide|reference|decisions)\/)?([\w-]+)\.md(?:#.*)?$/.exec(target);
    if (!page) return text;
    const [, section = folder, name = ''] = page;
    return `<a href="./?path=/docs/${section}-${name}--docs" target="_top">${text}</a>`;
  });
}
