import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, PASSWORD, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'

const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { token session { id expiresAt user { name email } } } }'

describe('signing in', () => {
  let app: TestApp
  let officer: ActingClient
  let stranger: Client
  beforeAll(async () => {
    app = await startTestApp()
    officer = await actor(app, { name: 'Rina', kind: 'AGENCY' })
    stranger = new Client(app.url)
  })
  afterAll(() => app.close())

  it('is refused in the same words for an unknown address and a wrong password', async () => {
    const wrongPassword = await stranger.refusal(SIGN_IN, { email: officer.email, password: 'not this one' })
    const unknown = await stranger.refusal(SIGN_IN, { email: 'nobody@example.id', password: 'not this one' })
    expect(wrongPassword).toEqual(unknown)
    expect(wrongPassword).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is refused for what is no e-mail address, with its path', async () => {
    expect(await stranger.refusal(SIGN_IN, { email: 'rina', password: PASSWORD })).toMatchObject({ code: 'BAD_INPUT', rules: [{ path: ['input', 'email'] }] })
  })

  it('says in the sender\'s language what would be right', async () => {
    const told = async (language: string): Promise<string> =>
      (await stranger.refusal(SIGN_IN, { email: 'rina', password: 'x'.repeat(201) }, { 'accept-language': language })).rules.map((rule: any) => rule.message)
    expect(await told('en')).toEqual(['Give an e-mail address, such as "rina@example.id".', 'Give at most 200 characters.'])
    expect(await told('id')).toEqual(['Berikan alamat surel, misalnya "rina@example.id".', 'Berikan paling banyak 200 karakter.'])
  })

  it('gives a token that acts as the person', async () => {
    const { signIn } = await stranger.ask(SIGN_IN, { email: ` ${officer.email.toUpperCase()} `.trim(), password: PASSWORD })
    expect(signIn.session.user).toEqual({ name: 'Rina', email: officer.email })
    expect(await new Client(app.url, signIn.token).ask('{ viewer { name } actingOrganization { id } }'))
      .toEqual({ viewer: { name: 'Rina' }, actingOrganization: { id: officer.organizationId } })
  })

  it('stores neither the token nor anything that a password could be guessed from', async () => {
    const { signIn } = await stranger.ask(SIGN_IN, { email: officer.email, password: PASSWORD }, { 'idempotency-key': 'sign-in-1' })
    const stored = await app.services.reading.database.query('select result::text from idempotency_key union all select token_hash from session', [])
    expect(JSON.stringify(stored)).not.toContain(signIn.token)
    const keys = await app.services.reading.database.query("select key from idempotency_key where key = 'sign-in-1'", [])
    expect(keys).toEqual([])
  })

  it('starts another session each time, since anonymous callers cannot be told apart by their keys', async () => {
    const headers = { 'idempotency-key': 'sign-in-2' }
    const [first, second] = [await stranger.ask(SIGN_IN, { email: officer.email, password: PASSWORD }, headers), await stranger.ask(SIGN_IN, { email: officer.email, password: PASSWORD }, headers)]
    expect(first['signIn'].token).not.toBe(second['signIn'].token)
  })

  it('ends at once when the session is revoked', async () => {
    const { signIn } = await stranger.ask(SIGN_IN, { email: officer.email, password: PASSWORD })
    const here = new Client(app.url, signIn.token)
    await here.ask('mutation ($id: ID!) { revokeSession(id: $id) { revokedAt } }', { id: signIn.session.id })
    expect(await here.ask('{ viewer { name } }')).toEqual({ viewer: null })
  })

  it('is refused after too many tries, with the seconds to wait', async () => {
    const email = 'guessed@example.id'
    const tries = []
    for (let attempt = 0; attempt < 11; attempt++) tries.push(await stranger.refusal(SIGN_IN, { email, password: `guess ${attempt}` }))
    expect(tries.slice(0, 10).every(({ code }) => code === 'UNAUTHENTICATED')).toBe(true)
    expect(tries[10]).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) })
  })
})
