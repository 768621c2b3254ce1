export const JSON_TYPE = 'application/json'
export const GRAPHQL_TYPE = 'application/graphql-response+json'
export type MediaType = typeof JSON_TYPE | typeof GRAPHQL_TYPE

/**
 * The media type of the answer for an `Accept` header (GraphQL over HTTP): the newer one only when it is asked for by name.
 * null: the client takes neither.
 */
export function mediaTypeFor(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept === JSON_TYPE || accept.trim() === '') return JSON_TYPE
  const ranges = qualitiesIn(accept)
  const named = ranges.find(({ range }) => range === GRAPHQL_TYPE)?.quality ?? 0
  const json = qualityOf(JSON_TYPE, ranges)
  if (named > 0 && named >= json) return GRAPHQL_TYPE
  return json > 0 ? JSON_TYPE : null
}

interface Range { range: string; quality: number }

/** What a header such as `Accept` takes, and how gladly (RFC 9110, 12.4.2). */
export function qualitiesIn(header: string): Range[] {
  return header.slice(0, 1_000).split(',').map(readRange)
}

function readRange(text: string): Range {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const value = quality === undefined ? 1 : Number(quality.slice(2))
  return { range, quality: value >= 0 && value <= 1 ? value : 0 }
}

function qualityOf(type: MediaType, ranges: readonly Range[]): number {
  for (const range of [type, 'application/*', '*/*']) {
    const found = ranges.find((candidate) => candidate.range === range)
    if (found) return found.quality
  }
  return 0
}
