import type { Line } from './report.ts'
import { PRODUCT, REFERENCE } from './servers.ts'

const BAR = 13
const GAP = 3
const HEAD = 52
const LABEL = 150
const SCALE = 230
/** What goes beyond is cut, with its figure beside it: one peer's five times would make all else unreadable. */
const MOST = 1.5

/** Bars of requests per second as a ratio to L: a group for each operation, a column for each number of connections. The lines stand at L. */
export function chartOf(lines: readonly Line[]): string {
  const counts = [...new Set(lines.map(({ connections }) => connections))]
  const columnWidth = MOST * SCALE + 50
  const parts = counts.map((count, i) => text(LABEL + i * columnWidth, 40, `${count} connections`, 'font-weight="bold"'))
  let y = HEAD
  for (const [operation, ofOperation] of Map.groupBy(lines, (line) => line.operation)) {
    parts.push(text(8, y + BAR - 2, operation, 'font-weight="bold"'))
    for (const [server, ofServer] of Map.groupBy(ofOperation, (line) => line.server)) {
      parts.push(text(LABEL - 8, y + BAR - 2, server === REFERENCE ? 'L' : server, 'text-anchor="end"'))
      for (const line of ofServer) parts.push(bar(line, { x: LABEL + counts.indexOf(line.connections) * columnWidth, y }))
      y += BAR + GAP
    }
    y += 3 * GAP
  }
  const limits = counts.map((_, i) => {
    const x = LABEL + i * columnWidth + SCALE
    return `<line x1="${x}" y1="${HEAD - 6}" x2="${x}" y2="${y}" stroke="#333" stroke-dasharray="4 3"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LABEL + counts.length * columnWidth}" height="${y}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${text(8, 18, 'Requests per second as a ratio to L, the best hand-written SQL sent straight through')}
${[...parts, ...limits].join('\n')}
</svg>`
}

function bar({ server, ratio: { perSecond } }: Line, { x, y }: { x: number; y: number }): string {
  const width = Math.min(MOST, perSecond) * SCALE
  return `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${server === PRODUCT ? '#0b5d51' : '#8a94a0'}"/>${text(x + width + 5, y + BAR - 2, perSecond.toFixed(2))}`
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" ${attributes}>${content}</text>`
}
