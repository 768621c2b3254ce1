import { createClient, type Client as SocketClient } from 'graphql-ws'
import WebSocket from 'ws'

export interface Refusal { message: string; extensions: Record<string, unknown> & { code: string } }
export interface Reply<T> { data?: T | null; errors?: Refusal[]; extensions?: Record<string, unknown> }

/** Somebody at the API, as any client is: GraphQL over HTTP, and over a WebSocket for what is live. */
export class ApiClient {
  constructor(readonly url: string, readonly name: string, private readonly token: string | null = null) {}

  /** Signs in and gives a client that acts as that person. */
  async signIn(email: string, password: string): Promise<ApiClient> {
    const { signIn } = await this.ask<{ signIn: { token: string; session: { user: { name: string } } } }>(
      'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { token session { user { name } } } }', { email, password })
    return new ApiClient(this.url, signIn.session.user.name, signIn.token)
  }

  async send<T>(query: string, variables: Record<string, unknown> = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token ? { authorization: `Bearer ${this.token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    })
    return await response.json() as Reply<T>
  }

  /** The data of an operation that must succeed. @throws with the server's own words when it does not */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.send<T>(query, variables)
    if (errors?.[0] || !data) throw new Error(`${this.name}: ${errors?.[0]?.message ?? 'no data'} ${JSON.stringify(errors?.[0]?.extensions ?? {})}`)
    return data
  }

  /** How an operation that must be refused was refused. @throws when it was not */
  async refused(query: string, variables: Record<string, unknown> = {}): Promise<Refusal> {
    const { errors } = await this.send(query, variables)
    if (!errors?.[0]) throw new Error(`${this.name}: this was to be refused, but was done`)
    return errors[0]
  }

  /** A socket of this person; cut it with `terminate`. */
  openSocket(): SocketClient {
    return createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: true, retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${this.token}` },
    })
  }
}
