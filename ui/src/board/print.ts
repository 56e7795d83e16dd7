// A bracket as one standalone SVG, for printing and saving: light theme, no script, names as text.
import tokens from '../tokens.css?raw';
import { winnerOf, type CardView, type SlotView } from './card';
import { CARD_H, CARD_W, layout, type Box, type Head } from './layout';
import { aboutWide, attempts, firstFit } from './names';
import { roundsOf, type BracketShape } from './shape';
import { roundName, type Vocabulary } from './words';

export interface PrintOptions {
  readonly title: string;
  /** A line under the title: state and time of the print. */
  readonly lead?: string;
  readonly vocabulary?: Vocabulary;
  /** The word in the place of an opponent who is not there. */
  readonly byeWord?: string;
}

const MARGIN = 32;
const TITLE_H = 64;
const COLOURS = ['surface', 'line', 'line-soft', 'line-strong', 'text', 'muted', 'faint', 'lifted', 'accent-fill', 'on-accent', 'danger'] as const;

/** The colours of the light theme, as the tokens have them. */
function lightColours(): string {
  const start = tokens.indexOf('[data-theme="light"]');
  const block = tokens.slice(start, tokens.indexOf('}', start));
  return COLOURS.map((name) => `--${name}:${new RegExp(`--${name}:\\s*([^;]+);`).exec(block)?.[1] ?? ''}`).join(';');
}

/** A text for XML: markup escaped, characters that XML 1.0 does not allow left out. */
export function escapeXml(text: string): string {
  const legal = [...text].filter((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
  });
  return legal.join('').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** The whole bracket. Fonts are named, not embedded: a machine without them prints its own sans-serif. */
export function svgOf(shape: BracketShape, cards: ReadonlyMap<number, CardView>, options: PrintOptions): string {
  const plan = layout(shape);
  const rounds = roundsOf(shape);
  const w = plan.size.w + 2 * MARGIN;
  const h = plan.size.h + 2 * MARGIN + TITLE_H;
  const lines = { open: '', won: '' };
  for (const link of plan.links) {
    const card = cards.get(link.from);
    lines[card && (winnerOf(card) || card.state === 'bye') ? 'won' : 'open'] += link.path;
  }
  const head = (at: Head): string =>
    `<text class="h" x="${at.x}" y="${at.y + 18}">${escapeXml(roundName(at.group, at.round, rounds, options.vocabulary))}</text><path class="rule" d="M${at.x} ${at.y + 28}h${CARD_W}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`,
    `<title>${escapeXml(options.title)}</title>`,
    `<style>svg{${lightColours()};background:var(--surface)}text{font-family:Inter,"Noto Sans",sans-serif;font-size:13px;fill:var(--text)}`,
    `.t{font-size:28px;font-weight:700}.l,.u,.s,.no{fill:var(--muted)}.h{font-weight:600}.rule{stroke:var(--line)}`,
    `.n,.p,.no,.s{font-family:"Barlow Condensed","Roboto Condensed","Noto Sans CJK JP","Noto Sans",sans-serif}.n{font-size:17px;font-weight:600}.p{font-size:18px;font-weight:700;text-anchor:middle}`,
    `.no{text-anchor:middle;font-weight:600}.s{font-size:12px;text-anchor:end}.u{font-size:12px}.b{font-style:italic}.lost{fill:var(--faint);font-weight:500}`,
    `.c{fill:none;stroke:var(--line-strong)}.d{stroke-dasharray:3 3}.w{fill:var(--lifted)}.live{fill:var(--accent-fill)}.o{fill:none;stroke:var(--line);stroke-width:1.5}.g{fill:none;stroke:var(--line-strong);stroke-width:1.5}</style>`,
    `<text class="t" x="${MARGIN}" y="${MARGIN + 24}">${escapeXml(options.title)}</text>`,
    options.lead === undefined ? '' : `<text class="l" x="${MARGIN}" y="${MARGIN + 46}">${escapeXml(options.lead)}</text>`,
    `<g transform="translate(${MARGIN} ${MARGIN + TITLE_H})">`,
    `<path class="o" d="${lines.open}"/><path class="g" d="${lines.won}"/>`,
    ...plan.heads.map(head),
    ...plan.boxes.map((box) => card(box, cards.get(box.id), options.byeWord ?? 'bye')),
    '</g></svg>',
  ].join('');
}

function card(box: Box, view: CardView | undefined, bye: string): string {
  const { x, y } = box;
  const edge = box.bye ? '' : `<rect class="c${view?.state === 'undecided' || !view ? ' d' : ''}" x="${x + 0.5}" y="${y + 0.5}" width="${CARD_W - 1}" height="${CARD_H - 1}" rx="4"/>`;
  if (!view) return edge;
  const live = view.state === 'live' ? `<path class="live" d="M${x + 1} ${y + 1}h29v${CARD_H - 2}h-29z"/>` : '';
  const no = view.no === null ? '' : `<text class="no" x="${x + 15}" y="${y + 31}">${view.no}</text>`;
  return `<g>${edge}${live}${no}${slot(view.home, x + 30, y + 1, bye)}${slot(view.away, x + 30, y + 26, bye)}</g>`;
}

function slot(view: SlotView, x: number, y: number, bye: string): string {
  if (view.kind === 'bye') return `<text class="u b" x="${x + 22}" y="${y + 17}">${escapeXml(bye)}</text>`;
  if (view.kind === 'undecided') return `<text class="u" x="${x + 22}" y="${y + 17}">${escapeXml(view.text)}</text>`;
  const { text } = firstFit(attempts(view, 'desk'), 17, 17, (attempt) => aboutWide(attempt.text, 17) <= 132);
  const lost = view.outcome === 'lost' ? ' lost' : '';
  const field = view.outcome === 'won' ? `<path class="w" d="M${x + 155} ${y + 0.5}h26v24h-26z"/>` : '';
  const score = view.score === null ? '' : `<text class="p${lost}" x="${x + 168}" y="${y + 19}">${view.score}</text>`;
  return `${field}<text class="s" x="${x + 17}" y="${y + 17}">${view.seed}</text><svg x="${x + 22}" y="${y}" width="133" height="25"><text class="n${lost}" y="18">${escapeXml(text)}</text></svg>${score}`;
}
