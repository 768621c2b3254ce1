import { createServer, type Server } from 'node:net'
import { once } from 'node:events'

const int32 = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeInt32BE(value); return bytes }
const int16 = (value: number) => { const bytes = Buffer.alloc(2); bytes.writeInt16BE(value); return bytes }
const message = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

const READY = message('Z', Buffer.from('I'))
const WELCOME = Buffer.concat([message('R', int32(0)), READY])

function versionAnswer(version: string): Buffer {
  const column = Buffer.concat([Buffer.from('server_version\0'), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)])
  const value = Buffer.from(version)
  return Buffer.concat([
    message('T', int16(1), column), message('D', int16(1), int32(value.length), value), message('C', Buffer.from('SHOW\0')), READY,
  ])
}

/** Speaks as much of PostgreSQL's protocol as is needed to say its version: no old server can be installed everywhere. */
export async function postgresqlOfVersion(version: string): Promise<{ url: string; server: Server }> {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(WELCOME)
      socket.on('data', data => { if (data[0] === 'Q'.charCodeAt(0)) socket.write(versionAnswer(version)) })
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `postgres://karya@127.0.0.1:${port}/karya`, server }
}
