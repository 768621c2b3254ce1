import { handleProtocols } from 'graphql-ws'
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { isAllowedOrigin } from './transport/origins.js'
import { serveProtocol, type ProtocolOptions } from './transport/protocol.js'
import { MAX_MESSAGE_BYTES } from './transport/settings.js'
import { LiveSockets } from './transport/live-sockets.js'

export interface RunningSockets {
  /** Ends every socket with 1001; settles when all are gone, soon. */
  close(): Promise<void>
}

/** GraphQL over WebSocket (graphql-transport-ws), on the port and path of HTTP. */
export function serveWebSockets(server: Server, options: Omit<ProtocolOptions, 'sockets'>): RunningSockets {
  const sockets = new LiveSockets(options)
  const protocol = serveProtocol({ ...options, sockets })
  const upgrades = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, handleProtocols, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that goes away while it connects must not end the process.
    socket.on('error', () => socket.destroy())
    const refused = refusedUpgrade(request, options.settings.allowedOrigins) ?? (sockets.isClosing ? 503 : null)
    if (refused !== null) return refuse(socket, refused)
    upgrades.handleUpgrade(request, socket, head, (connected: WebSocket) => protocol.opened(connected, request))
  })
  return {
    async close() {
      await sockets.close()
      upgrades.close()
    },
  }
}

function refusedUpgrade({ url = '', headers }: IncomingMessage, allowedOrigins: readonly string[]): number | null {
  if (url.split('?')[0] !== '/graphql') return 404
  return isAllowedOrigin(headers, allowedOrigins) ? null : 403
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
