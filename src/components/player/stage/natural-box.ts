import type { BoxPlacement } from './box-placement.ts';

/** Size before anything is known of the source, as of a `<video>`, which has no ratio then; CSS pixels. */
const UNKNOWN = Object.freeze({ width: 300, height: 150, pixelAspectRatio: 1 });

/** Size of a picture, in its pixels. */
export interface NaturalSize {
  readonly width: number;
  readonly height: number;
  readonly pixelAspectRatio: number;
}

/** A bar of controls needs some room even below a small picture. */
const BAR_SIZE = 'min-inline-size: min(300px, 100%)';

/** What the box goes by. */
interface BoxTerms {
  /** null: not known yet. */
  readonly size: NaturalSize | null;
  /** The picture is all that is in the player: no controls or tools, nothing of the page’s. */
  readonly isBare: boolean;
  readonly placement: BoxPlacement;
}

/**
 * Makes the box of a player as large as that of a `<video>`. Its natural width comes from a replaced element in the
 * shadow tree, which percentages shrink to nothing where a box is asked for its least size (CSS Sizing 3, 5.2.2); one side
 * follows from the other by the host's `aspect-ratio`. All of it is in a style sheet of the shadow tree: the host's style
 * attribute is the page's, and strict policies refuse styles in markup.
 */
export class NaturalBox {
  #sheet: CSSStyleSheet | null = null;
  #text = '';

  /** True where the box may have changed. `root` is the player's shadow root, perhaps in another document than before. */
  apply(root: ShadowRoot, { size, isBare, placement }: BoxTerms): boolean {
    const natural = size ?? UNKNOWN;
    const { height } = natural;
    const width = Math.max(1, Math.round(natural.width * natural.pixelAspectRatio));
    const ratio = `${natural.width * natural.pixelAspectRatio} / ${height}`;
    const host = !isBare ? BAR_SIZE : size ? `aspect-ratio: auto ${ratio}` : '';
    // Of a flex item one side has to follow from the other before the item's own size is known.
    const follows = isBare && size && placement.sizer ? 'width: auto; height: 100%' : null;
    const flat = isBare && !size ? '' : 'block-size: 0';
    const sizer = [follows ?? `width: ${width}px; height: ${height}px; ${flat}`, isBare ? placement.sizer : ''];
    const body = isBare ? '.body { position: absolute; inset: 0; padding: inherit }' : '';
    const text = `:host { ${host}; ${placement.host} } .sizer { ${sizer.join('; ')} } .stage { aspect-ratio: ${ratio} } ${body}`;
    const isAdopted = this.#sheet !== null && root.adoptedStyleSheets.includes(this.#sheet);
    if (isAdopted && text === this.#text) return false;
    const view = root.ownerDocument.defaultView ?? window;
    // A sheet belongs to the document that it was made in.
    if (!isAdopted) root.adoptedStyleSheets = [...root.adoptedStyleSheets, (this.#sheet = new view.CSSStyleSheet())];
    this.#text = text;
    this.#sheet?.replaceSync(text);
    const replaced = root.querySelector('.sizer');
    replaced?.setAttribute('width', String(width));
    replaced?.setAttribute('height', String(height));
    replaced?.setAttribute('viewBox', `0 0 ${width} ${height}`);
    return true;
  }
}
