import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { qualitiesIn } from './media-type.js'

/** Below this an answer fits one packet as it is. */
const LEAST_LENGTH = 1_400
/** Of brotli's eleven levels the one that takes about as long as gzip. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)] as const

/** Best first. */
const CODINGS = { br: (text: string) => toBrotli(text, BROTLI), gzip: (text: string) => toGzip(text) }
type Coding = keyof typeof CODINGS

export interface Coded { headers: Record<string, string>; body: string | Buffer }

/**
 * A body in the best coding that `Accept-Encoding` takes (RFC 9110, 12.5.3). An attacker cannot probe lengths of answers with secrets (BREACH),
 * since no browser sends our credentials by itself.
 */
export async function coded(body: string, accept: string | undefined): Promise<Coded> {
  const coding = body.length < LEAST_LENGTH ? null : codingFor(accept)
  return coding === null ? { headers: {}, body } : { headers: { 'content-encoding': coding }, body: await CODINGS[coding](body) }
}

function codingFor(accept: string | undefined): Coding | null {
  if (accept === undefined) return null
  const taken = new Map(qualitiesIn(accept).map(({ range, quality }) => [range, quality]))
  const qualityOf = (coding: Coding | 'identity'): number => taken.get(coding) ?? taken.get('*') ?? 0
  const best = (Object.keys(CODINGS) as Coding[]).toSorted((one, other) => qualityOf(other) - qualityOf(one))[0]
  // A client that says nothing of "identity" takes it, but asked for something better.
  return best && qualityOf(best) > 0 && qualityOf(best) >= qualityOf('identity') ? best : null
}
