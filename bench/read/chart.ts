import type { Line } from './report.ts'

const BAR = 14
const GAP = 4
const LEFT = 200
const SCALE = 420

/** Bars of requests per second as a ratio to L, a group for each operation; the line stands at L. */
export function chartOf(lines: readonly Line[], connections: number): string {
  const shown = lines.filter((line) => line.connections === connections)
  const parts: string[] = []
  let y = 40
  for (const operation of new Set(shown.map((line) => line.operation))) {
    parts.push(text(8, y + BAR, operation, 'font-weight="bold"'))
    for (const line of shown.filter((of) => of.operation === operation)) {
      parts.push(text(LEFT - 8, y + BAR - 2, line.server === 'direct' ? 'L' : line.server, 'text-anchor="end"'))
      parts.push(`<rect x="${LEFT}" y="${y}" width="${(line.ratio.perSecond * SCALE).toFixed(1)}" height="${BAR}" fill="${line.server === 'product' ? '#0b5d51' : '#8a94a0'}"/>`)
      parts.push(text(LEFT + line.ratio.perSecond * SCALE + 6, y + BAR - 2, line.ratio.perSecond.toFixed(2)))
      y += BAR + GAP
    }
    y += 2 * GAP
  }
  const widest = Math.max(1, ...shown.map((line) => line.ratio.perSecond))
  const width = LEFT + widest * SCALE + 60
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width.toFixed(0)}" height="${y}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${text(8, 20, `Requests per second as a ratio to L, ${connections} connections`)}
<line x1="${LEFT + SCALE}" y1="32" x2="${LEFT + SCALE}" y2="${y}" stroke="#333" stroke-dasharray="4 3"/>
${parts.join('\n')}
</svg>
`
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${content}</text>`
}
