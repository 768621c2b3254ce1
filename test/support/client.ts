import { expect } from 'vitest'

export interface GraphQLReply {
  data: Record<string, any> | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, any> }[]
  extensions?: Record<string, any>
}

/** A client of the real endpoint, as one actor: sends documents, reads answers. */
export class Client {
  constructor(readonly url: string, readonly token: string | null = null) {}

  /** The whole answer, errors included. */
  async send(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<GraphQLReply> {
    const authorization = this.token ? { authorization: `Bearer ${this.token}` } : {}
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body: JSON.stringify({ query, variables }),
    })
    return await response.json() as GraphQLReply
  }

  /** The data of an operation that is expected to succeed. */
  async ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Record<string, any>> {
    const reply = await this.send(query, variables, headers)
    expect(reply.errors, JSON.stringify(reply.errors)).toBeUndefined()
    return reply.data ?? {}
  }

  /** The first error's extensions of an operation that is expected to be refused. */
  async refusal(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Record<string, any>> {
    const reply = await this.send(query, variables, headers)
    expect(reply.errors, `not refused: ${JSON.stringify(reply.data)}`).toBeDefined()
    return { message: reply.errors?.[0]?.message, ...reply.errors?.[0]?.extensions }
  }
}
