import { connect, type Socket } from 'node:net'

export interface Load { url: string; token: string | null; bodies: readonly string[]; connections: number; milliseconds: number }
/** Latencies in milliseconds, one for each answered request, ascending. */
export interface Answered { requests: number; seconds: number; latencies: readonly number[] }

/** Closed loop: every connection sends its next request when the last one is answered. Any answer but 200 ends the measurement. */
export async function applyLoad({ url, token, bodies, connections, milliseconds }: Load): Promise<Answered> {
  const requests = bodies.map((body) => requestBytes(url, token, body))
  const latencies: number[] = []
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, async (_, lane) => {
    const line = await openLine(new URL(url))
    for (let i = lane; performance.now() - started < milliseconds; i += connections) {
      const sent = performance.now()
      await line.ask(requests[i % requests.length] ?? Buffer.alloc(0))
      latencies.push(performance.now() - sent)
    }
    line.close()
  }))
  return { requests: latencies.length, seconds: (performance.now() - started) / 1_000, latencies: latencies.sort((a, b) => a - b) }
}

/** The body of one answer. */
export async function askOnce(url: string, token: string | null, body: string): Promise<string> {
  const line = await openLine(new URL(url))
  try {
    return await line.ask(requestBytes(url, token, body))
  } finally {
    line.close()
  }
}

function requestBytes(url: string, token: string | null, body: string): Buffer {
  const { host, pathname } = new URL(url)
  const authorization = token ? `authorization: Bearer ${token}\r\n` : ''
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\ncontent-type: application/json\r\n${authorization}`
    + `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

async function openLine({ hostname, port }: URL) {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return { ask: (request: Buffer) => ask(socket, request), close: () => socket.destroy() }
}

function ask(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let expected: number | null = null
    const finish = (settle: () => void): void => {
      socket.off('data', take).off('error', reject).off('close', closed)
      settle()
    }
    const closed = (): void => finish(() => reject(new Error('the server closed the connection')))
    const take = (chunk: Buffer): void => {
      chunks.push(chunk)
      size += chunk.length
      expected ??= sizeOf(Buffer.concat(chunks))
      if (expected === null || (expected >= 0 ? size < expected : !endsChunked(chunks))) return
      const text = Buffer.concat(chunks).toString('utf8')
      finish(() => text.startsWith('HTTP/1.1 200') ? resolve(bodyIn(text, expected === CHUNKED)) : reject(new Error(text.slice(0, 2_000))))
    }
    socket.on('data', take).on('error', reject).on('close', closed)
    socket.write(request)
  })
}

const CHUNKED = -1

/** How long head and body are together; null while the head is not complete. */
function sizeOf(received: Buffer): number | null {
  const head = received.indexOf('\r\n\r\n')
  if (head < 0) return null
  const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, head + 2))?.[1]
  return length === undefined ? CHUNKED : head + 4 + Number(length)
}

function endsChunked(chunks: readonly Buffer[]): boolean {
  return Buffer.concat(chunks.slice(-2)).subarray(-7).toString('latin1').endsWith('\r\n0\r\n\r\n')
}

function bodyIn(text: string, chunked: boolean): string {
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  return chunked ? body.replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '').trim() : body
}
