import { expect } from 'chai';
import { annotationsAsSvg } from '../../../src/core/annotation/annotation-svg.ts';
import type { AnnotationItem } from '../../../src/core/annotation/annotation.ts';

const item = (changes: Partial<AnnotationItem>): AnnotationItem => ({
  type: 'pen',
  points: [[960, 540]],
  color: '#ff0000',
  size: 12,
  ...changes,
});
describe('annotations as SVG', () => {
  it('are as large as the picture, and draw each item once', () => {
    const svg = annotationsAsSvg(
      [{ id: 'n', frame: 1, items: [item({}), item({ type: 'text', text: 'a\nb' })] }],
      1920,
      1080,
    );
    expect(svg).to.match(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="1920" height="1080" viewBox="0 0 1920 1080">/,
    );
    expect(svg.match(/<path /g)).to.have.length(1);
    expect(svg.match(/<tspan /g)).to.have.length(2);
  });

  it('hold texts and colours as text, never as markup', () => {
    const hostile = '"/></svg><script>alert(1)</script>\u0000&amp;';
    const svg = annotationsAsSvg([{ id: 'n', frame: 1, items: [item({ type: 'text', text: hostile, color: hostile })] }], 9, 9); // prettier-ignore
    expect(svg).not.to.match(/<script|\u0000/);
    expect(svg).to.contain('&lt;script&gt;');
    expect(svg.match(/<\/svg>/g)).to.have.length(1);
  });

  it('draw what a stroke has of one width in a row as one line', () => {
    const points = [[0, 0, 1], [1, 0, 1], [2, 0, 1], [3, 0, 0.5], [4, 0, 1], [5, 0, 1]] as const; // prettier-ignore
    const svg = annotationsAsSvg([{ id: 'n', frame: 1, items: [item({ points, size: 8 })] }], 9, 9);
    expect([...svg.matchAll(/ d="([^"]*)" stroke-width="(\d)"/g)].map(([, d, width]) => [d, width])).to.deep.equal([
      ['M0 0L1 0L2 0M3 0L4 0L5 0', '8'],
      ['M2 0L3 0', '4'],
    ]);
  });
});
