import { MARK } from './ready-strings.ts'

/** A piece of lit-html.js as it is published, and what stands there instead; `a…b` is all from the first `a` to the next `b`. */
type Cut = readonly [piece: string, instead: string]

/**
 * What Lit calls a template, for strings that say by themselves where their values go: as an attribute's value, or as a
 * comment `<?mark>` where content goes. `N` `h` `o` `C` `H` `I` `k` are its template, the mark, the mark in a comment, the
 * walker, and the parts that set a property, toggle and write an attribute. Data that only looks like a template makes
 * none: an array that came over the wire has no `raw`, and an object that came so has no `join`.
 */
const READY_TEMPLATE = `class N {
  constructor({ strings }) {
    this.parts = []
    this.el = document.createElement('template')
    if (strings.raw) this.el.innerHTML = strings.join(h)
    C.currentNode = this.el.content
    for (let node, index = 0; (node = C.nextNode()); index++) {
      if (node.data === o) this.parts.push({ index })
      else if (node.attributes) for (const { name, value } of [...node.attributes]) {
        if (value !== h) continue
        const ctor = name[0] === '.' ? H : name[0] === '?' ? I : k
        this.parts.push({ index, name: ctor === k ? name : name.slice(1), ctor })
        node.removeAttribute(name)
      }
    }
  }
}`

const CUTS: readonly Cut[] = [
  // The scanner, and what a template is after it.
  ['h=`lit$${Math.random().toFixed(9).slice(2)}$`,o="?"+h,n=`<${o}>`,', `h="${MARK}",o="?"+h,`],
  ['d="[ \\t\\n\\f\\r]",f=…,y=t=>', 'y=t=>'],
  ['const V=(t,i)=>{…function S(', `${READY_TEMPLATE}function S(`],
  ['e="number"==typeof s?this._$AC(t):…;if(', 'e=this._$AC(t);if('],
  [
    'y=t=>(i,...s)=>({_$litType$:t,strings:i,values:s}),x=y(1),b=y(2),w=y(3),',
    'x=(t,...i)=>({_$litType$:1,strings:t,values:i}),',
  ],
  // What is no primitive here is never null, and an array is iterable.
  ['u=t=>a(t)||"function"==typeof t?.[Symbol.iterator]', 'u=t=>"function"==typeof t[Symbol.iterator]'],
  // Directives, and values that say "leave it as it is".
  ['function S(t,i,s=t,e){…class M{', 'class M{'],
  ['_$AI(t,i=this){t=S(this,t,i),c(t)?t===E', '_$AI(t){c(t)?t===E'],
  ['t!==this._$AH&&t!==T&&this._(t)', 't!==this._$AH&&this._(t)'],
  // Attributes of several values, or of a value and text.
  [
    'class k{…}j(t){t===E',
    'class k{constructor(t,i){this._$AH=E,this.element=t,this.name=i}_$AI(t){c(t)&&t===this._$AH||this.j(this._$AH=t)}j(t){t===E',
  ],
  ['void 0!==s&&(void 0!==s.strings?…:s._$AI(t[i])),i++', 's._$AI(t[i++])'],
  // Events, and values in the place of a tag.
  ['class L extends k{…const Z={', 'const Z={'],
  [
    '2===l.type?i=new R(h,h.nextSibling,this,t):1===l.type?i=new l.ctor(h,l.name,l.strings,this,t):6===l.type&&(i=new z(h,this,t))',
    'i=l.ctor?new l.ctor(h,l.name):new R(h,h.nextSibling)',
  ],
  // Whose part a part is, and whether that stands in a page: asked by directives alone.
  ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}', ''],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  ['get parentNode(){let t=…get endNode(){return this._$AB}', ''],
  ['setConnected(t){…class k', '}class k'],
  ['for(this._$AP?.(!1,!0,i);t&&', 'for(;t&&'],
  ['(t,i,s,e){this.type=2,this._$AH=E,this._$AN=void 0,', '(t,i){this._$AH=E,'],
  [',this._$AM=s,this.options=e,this._$Cv=e?.isConnected??!0}', '}'],
  ['constructor(){super(...arguments),this.type=3}', ''],
  ['constructor(){super(...arguments),this.type=4}', ''],
  ['this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}', 'this._$AV=[],this._$AD=t}'],
  // Where to render otherwise than at the end, into whose document, and for whom.
  ['(t?.creationScope??r).importNode', 'r.importNode'],
  ['new R(this.O(l()),this.O(l()),this,this.options)', 'new R(this.O(l()),this.O(l()))'],
  ['new M(e,this),s=t.u(this.options)', 'new M(e),s=t.u()'],
  ['B=(t,i,s)=>{…};export', 'B=(t,i)=>{(i._$litPart$??=new R(i.appendChild(l()),null))._$AI(t)};export'],
  // The hooks of old browsers and of Lit's own tools, and the policy of pages that ask for trusted types: ours do not.
  ['i=t.trustedTypes,s=…:void 0,e="$lit$",', ''],
  ['return void 0!==s?s.createHTML(i):i}', 'return i}'],
  ['Z={…j=t.litHtmlPolyfillSupport;', ''],
  ['j?.(N,R),…const B=', 'B='],
  ['export{Z as _$LH,x as html,w as mathml,T as noChange,', 'export{x as html,'],
  ['B as render,b as svg}', 'B as render}'],
]

/**
 * lit-html.js without what ready templates leave unused.
 * @throws {Error} when Lit is written otherwise than in the version this is for
 */
export function leanLit(code: string): string {
  const lean = CUTS.reduce((left, [piece, instead]) => {
    const [from = '', to = ''] = piece.split('…')
    const start = left.indexOf(from)
    const rest = left.indexOf(to, start + from.length)
    if (start < 0 || rest < 0 || left.includes(from, start + 1))
      throw new Error(`lit-html.js has changed, see tools/build/lean-lit.ts: ${piece}`)
    return left.slice(0, start) + instead + left.slice(rest + to.length)
  }, code)
  // Lit's packages agree on these names; here there is one.
  return lean.replaceAll(/_\$A(?=[A-Z]\b)/g, '')
}
