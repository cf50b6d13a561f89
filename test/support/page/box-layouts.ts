/** A place in a page: markup with `{}` where the elements are, and their own style. */
export interface BoxLayout {
  readonly name: string;
  readonly around: string;
  readonly style: string;
}

const layout = (name: string, around: string, style = ''): BoxLayout => ({ name, around, style });

/** Layouts in which a player without controls is as large as a `<video>` with `max-inline-size: 100%`. */
export const BOX_LAYOUTS: readonly BoxLayout[] = [
  layout('inline in text', '<div style="width:600px">before {} after</div>'),
  layout('block container too narrow', '<div style="width:200px">{}</div>'),
  layout('display block', '<div style="width:600px">{}</div>', 'display:block'),
  layout('display block narrow', '<div style="width:200px">{}</div>', 'display:block'),
  layout('width px', '<div style="width:600px">{}</div>', 'width:200px'),
  layout('height px', '<div style="width:600px">{}</div>', 'height:90px'),
  layout('both px', '<div style="width:600px">{}</div>', 'width:200px;height:200px'),
  layout('width 100%', '<div style="width:500px">{}</div>', 'width:100%'),
  layout('width 50%', '<div style="width:500px">{}</div>', 'width:50%'),
  layout('width 100% height auto block', '<div style="width:500px">{}</div>', 'display:block;width:100%;height:auto'),
  layout('height 100% of definite', '<div style="width:500px;height:120px">{}</div>', 'height:100%'),
  layout('height 100% of auto', '<div style="width:500px">{}</div>', 'height:100%'),
  layout('both 100%', '<div style="width:400px;height:120px">{}</div>', 'width:100%;height:100%'),
  layout('max-width px', '<div style="width:600px">{}</div>', 'max-width:150px'),
  layout('max-height px', '<div style="width:600px">{}</div>', 'max-height:90px'),
  layout('max both', '<div style="width:600px">{}</div>', 'max-width:200px;max-height:100px'),
  layout('max both other', '<div style="width:600px">{}</div>', 'max-width:100px;max-height:100px'),
  layout('min-width', '<div style="width:600px">{}</div>', 'min-width:400px'),
  layout('min-height', '<div style="width:600px">{}</div>', 'min-height:200px'),
  layout('min both', '<div style="width:600px">{}</div>', 'min-width:340px;min-height:300px'),
  layout('width and max-height', '<div style="width:600px">{}</div>', 'width:400px;max-height:100px'),
  layout('width 100% max-width px', '<div style="width:600px">{}</div>', 'width:100%;max-width:250px'),
  layout('max-width 50%', '<div style="width:400px">{}</div>', 'max-width:50%'),
  layout('aspect-ratio', '<div style="width:600px">{}</div>', 'aspect-ratio:1/1'),
  layout('aspect-ratio flat', '<div style="width:600px">{}</div>', 'aspect-ratio:4/1'),
  layout('aspect-ratio width', '<div style="width:600px">{}</div>', 'width:200px;aspect-ratio:1/1'),
  layout('aspect-ratio height', '<div style="width:600px">{}</div>', 'height:100px;aspect-ratio:1/1'),
  layout('aspect-ratio width 100%', '<div style="width:300px">{}</div>', 'width:100%;aspect-ratio:2/1'),
  layout('padding and border', '<div style="width:600px">{}</div>', 'padding:10px 20px;border:3px solid'),
  layout('padding, width', '<div style="width:600px">{}</div>', 'padding:10px 20px;border:3px solid;width:200px'),
  layout(
    'padding, border-box',
    '<div style="width:600px">{}</div>',
    'padding:10px 20px;border:3px solid;width:200px;box-sizing:border-box',
  ),
  layout('margin', '<div style="width:600px">{}</div>', 'margin:10px'),
  layout('margin auto block', '<div style="width:600px">{}</div>', 'display:block;margin:0 auto'),
  layout('float', '<div style="width:600px">{}<p>text</p></div>', 'float:left'),
  layout(
    'absolute',
    '<div style="position:relative;width:600px;height:300px">{}</div>',
    'position:absolute;left:10px;top:10px',
  ),
  layout(
    'absolute inset 0',
    '<div style="position:relative;width:600px;height:300px">{}</div>',
    'position:absolute;inset:0',
  ),
  layout(
    'absolute inset 0 sized',
    '<div style="position:relative;width:600px;height:300px">{}</div>',
    'position:absolute;inset:0;width:100%;height:100%',
  ),
  layout(
    'absolute width 50%',
    '<div style="position:relative;width:600px;height:300px">{}</div>',
    'position:absolute;width:50%',
  ),
  layout('flex row', '<div style="display:flex;width:600px">{}</div>'),
  layout('flex row definite height', '<div style="display:flex;width:600px;height:100px">{}</div>'),
  layout(
    'flex row start',
    '<div style="display:flex;align-items:flex-start;width:600px">{}<div style="width:50px;height:300px"></div></div>',
  ),
  layout(
    'flex row stretch beside taller',
    '<div style="display:flex;width:600px">{}<div style="width:50px;height:300px"></div></div>',
  ),
  layout(
    'flex row center',
    '<div style="display:flex;align-items:center;justify-content:center;width:600px;height:300px">{}</div>',
  ),
  layout('flex row grow', '<div style="display:flex;align-items:flex-start;width:600px">{}</div>', 'flex:1'),
  layout(
    'flex row grow min 0',
    '<div style="display:flex;align-items:flex-start;width:600px">{}{}</div>',
    'flex:1;min-width:0',
  ),
  layout('flex row shrink', '<div style="display:flex;align-items:flex-start;width:400px">{}{}</div>'),
  layout(
    'flex row shrink min 0',
    '<div style="display:flex;align-items:flex-start;width:400px">{}{}</div>',
    'min-width:0',
  ),
  layout('flex row wrap', '<div style="display:flex;flex-wrap:wrap;align-items:flex-start;width:700px">{}{}{}</div>'),
  layout('flex column', '<div style="display:flex;flex-direction:column;width:500px">{}</div>'),
  layout(
    'flex column start',
    '<div style="display:flex;flex-direction:column;align-items:flex-start;width:500px">{}</div>',
  ),
  layout(
    'flex column definite height',
    '<div style="display:flex;flex-direction:column;align-items:flex-start;width:500px;height:100px">{}</div>',
  ),
  layout(
    'flex column grow',
    '<div style="display:flex;flex-direction:column;align-items:flex-start;width:500px;height:400px">{}</div>',
    'flex:1',
  ),
  layout(
    'flex column grow min 0',
    '<div style="display:flex;flex-direction:column;width:500px;height:100px">{}</div>',
    'flex:1;min-height:0',
  ),
  layout(
    'flex column width 100%',
    '<div style="display:flex;flex-direction:column;width:500px">{}</div>',
    'width:100%',
  ),
  layout('flex item height px', '<div style="display:flex;width:500px">{}</div>', 'height:90px'),
  layout(
    'flex aspect flat',
    '<div style="display:flex;align-items:flex-start;width:600px">{}</div>',
    'aspect-ratio:4/1',
  ),
  layout('flex row shrink both', '<div style="display:flex;width:400px">{}{}</div>'),
  layout('flex row narrow', '<div style="display:flex;width:200px;align-items:flex-start">{}</div>'),
  layout(
    'flex row narrow min0',
    '<div style="display:flex;width:200px;align-items:flex-start">{}</div>',
    'min-width:0',
  ),
  layout('flex row basis', '<div style="display:flex;align-items:flex-start;width:600px">{}{}</div>', 'flex:0 1 45%'),
  layout('flex row width 100%', '<div style="display:flex;width:400px">{}<b>text</b></div>', 'width:100%'),
  layout('flex column narrow', '<div style="display:flex;flex-direction:column;width:200px">{}</div>'),
  layout(
    'flex center column',
    '<div style="display:flex;flex-direction:column;align-items:center;width:600px">{}<p>x</p></div>',
  ),
  layout('flex max-height', '<div style="display:flex;align-items:flex-start;width:600px">{}</div>', 'max-height:90px'),
  layout(
    'grid stretch align',
    '<div style="display:grid;grid-template-columns:200px;align-items:start;width:500px">{}</div>',
  ),
  layout(
    'grid justify-self',
    '<div style="display:grid;grid-template-columns:500px;width:500px">{}</div>',
    'justify-self:end',
  ),
  layout('grid height px', '<div style="display:grid;grid-template-columns:500px;width:500px">{}</div>', 'height:90px'),
  layout(
    'grid max-width',
    '<div style="display:grid;grid-template-columns:500px;width:500px">{}</div>',
    'max-width:90px',
  ),
  layout('grid', '<div style="display:grid;width:600px">{}</div>'),
  layout('grid columns 1fr', '<div style="display:grid;grid-template-columns:1fr 1fr;width:500px">{}{}</div>'),
  layout(
    'grid columns minmax 0',
    '<div style="display:grid;grid-template-columns:repeat(3,minmax(0,1fr));width:500px">{}{}{}</div>',
  ),
  layout(
    'grid width 100%',
    '<div style="display:grid;grid-template-columns:repeat(2,1fr);width:500px">{}{}</div>',
    'width:100%',
  ),
  layout(
    'grid auto-fill',
    '<div style="display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));width:520px;gap:5px">{}{}{}</div>',
    'width:100%',
  ),
  layout(
    'grid auto columns',
    '<div style="display:grid;grid-template-columns:auto auto;justify-content:start;width:600px">{}<b>x</b></div>',
  ),
  layout(
    'grid min-content column',
    '<div style="display:grid;grid-template-columns:min-content 1fr;width:600px">{}<b>x</b></div>',
  ),
  layout(
    'grid max-content column',
    '<div style="display:grid;grid-template-columns:max-content 1fr;width:600px">{}<b>x</b></div>',
  ),
  layout('grid fixed tracks', '<div style="display:grid;grid-template:100px/200px;width:500px">{}</div>'),
  layout(
    'grid fixed tracks 100%',
    '<div style="display:grid;grid-template:100px/200px;width:500px">{}</div>',
    'width:100%;height:100%',
  ),
  layout(
    'grid stretch',
    '<div style="display:grid;grid-template:250px/400px;place-items:stretch;width:500px">{}</div>',
  ),
  layout(
    'grid justify stretch',
    '<div style="display:grid;grid-template-columns:400px;justify-items:stretch;align-items:start;width:500px">{}</div>',
  ),
  layout('grid center', '<div style="display:grid;place-items:center;width:500px;height:300px">{}</div>'),
  layout('table cell', '<table><tr><td>{}</td><td>text</td></tr></table>'),
  layout('table cell width', '<table style="width:500px"><tr><td>{}</td><td>text</td></tr></table>'),
  layout(
    'table cell 100%',
    '<table style="width:500px"><tr><td style="width:50%">{}</td><td>text</td></tr></table>',
    'width:100%',
  ),
  layout('table fixed', '<table style="width:500px;table-layout:fixed"><tr><td>{}</td><td>text</td></tr></table>'),
  layout('table narrow', '<table style="width:200px"><tr><td>{}</td><td>text</td></tr></table>'),
  layout(
    'display table-cell',
    '<div style="display:table;width:400px"><div style="display:table-cell">{}</div><div style="display:table-cell">text</div></div>',
  ),
  layout('figure', '<figure style="width:500px">{}<figcaption>caption</figcaption></figure>'),
  layout(
    'figure min-content',
    '<figure style="width:min-content">{}<figcaption>a longer caption that wraps</figcaption></figure>',
  ),
  layout(
    'figure fit-content',
    '<figure style="width:fit-content">{}<figcaption>caption</figcaption></figure>',
    'display:block',
  ),
  layout('min-content box', '<div style="width:min-content">{}</div>'),
  layout('max-content box', '<div style="width:max-content">{}</div>'),
  layout('fit-content box', '<div style="width:fit-content">{}</div>'),
  layout('inline-block parent', '<div style="display:inline-block">{}</div>'),
  layout(
    'inline-block parent 100%',
    '<div style="width:600px"><div style="display:inline-block">{}</div></div>',
    'width:100%',
  ),
  layout('min-content with width 100%', '<div style="width:min-content">{}<p>text</p></div>', 'width:100%'),
  layout('max-content with height px', '<div style="width:max-content">{}</div>', 'height:90px'),
  layout('float parent', '<div style="width:600px"><div style="float:left">{}</div></div>'),
  layout('width max-content', '<div style="width:600px">{}</div>', 'width:max-content'),
  layout('width fit-content', '<div style="width:200px">{}</div>', 'width:fit-content'),
  layout('columns', '<div style="columns:2;width:600px">{}</div>', 'width:100%'),
  layout(
    'vertical-align middle',
    '<div style="width:600px;line-height:20px">text {} text</div>',
    'vertical-align:middle',
  ),
  layout('object-fit box', '<div style="width:600px">{}</div>', 'width:300px;height:300px;object-fit:cover'),
  layout('vertical writing', '<div style="writing-mode:vertical-rl;height:300px;width:500px">{}</div>'),
  layout('container aspect', '<div style="width:400px;aspect-ratio:2/1">{}</div>', 'width:100%;height:100%'),
  layout('viewport units', '<div>{}</div>', 'width:30vw'),
  layout('transform scale', '<div style="width:600px;transform:scale(.5)">{}</div>'),
  layout('overflow auto parent', '<div style="width:250px;height:100px;overflow:auto">{}</div>'),
];

/** Where CSS lets no element but a replaced one have that box: the guide to embedding says why. */
export const EXCEPTIONS: readonly BoxLayout[] = [
  layout('min-content around a width', '<div style="width:min-content">{}</div>', 'width:120px'),
  layout('its own width min-content', '<div style="width:600px">{}</div>', 'width:min-content'),
];

/** A page's own `aspect-ratio`, while no size is known: a video's width follows from its 150 pixels of height then. */
export const RATIO_BEFORE_SIZE: readonly string[] = ['aspect-ratio', 'aspect-ratio flat', 'flex aspect flat'];
