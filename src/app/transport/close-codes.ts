/** Codes and reasons with which this server closes a socket, beside those of graphql-transport-ws itself; see docs/subscriptions.md. */
export const CloseWith = {
  STOPPING: { code: 1001, reason: 'The server stops: connect again and resume after your last cursor' },
  BAD_MESSAGE: { code: 4400, reason: 'Not a message of graphql-transport-ws' },
  REVOKED: { code: 4403, reason: 'The session or key is not valid (any more)' },
  NOT_READING: { code: 4410, reason: 'Too far behind, or no sign of life: connect again and resume after your last cursor' },
  FAULT: { code: 4500, reason: 'A fault of the server: connect again and resume after your last cursor' },
} as const

export interface Closing { code: number; reason: string }
