import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, PASSWORD, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { ACCEPT, eventsOf, INVITE, invited, memberOf, REVOKE, signedIn } from './people.js'

let app: TestApp
let administrator: ActingClient
let stranger: Client
beforeAll(async () => {
  app = await startTestApp()
  administrator = await actor(app, { name: 'Dinas Bina Marga', kind: 'AGENCY' })
  stranger = new Client(app.url)
})
afterAll(() => app.close())

describe('inviting a member', () => {
  it('is refused to members who do not administer, and to whoever is not signed in', async () => {
    const officer = await actor(app, { name: 'Petugas', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'], organizationId: administrator.organizationId })
    const wish = { email: 'baru@example.id', roles: ['RECEIVER'] }
    expect(await officer.refusal(INVITE, wish)).toMatchObject({ code: 'FORBIDDEN', action: 'inviteMember' })
    expect(await stranger.refusal(INVITE, wish)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it.each([
    ['what is no e-mail address', { email: 'baru', roles: ['RECEIVER'] }, 'BAD_INPUT', ['input', 'email']],
    ['the same role twice', { email: 'baru@example.id', roles: ['RECEIVER', 'RECEIVER'] }, 'BAD_INPUT', ['input', 'roles']],
  ])('is refused with %s', async (_why, wish, code, path) => {
    expect(await administrator.refusal(INVITE, wish)).toMatchObject({ code, rules: [{ path }] })
  })

  it('names every role that an organization of this kind does not give', async () => {
    expect(await administrator.refusal(INVITE, { email: 'baru@example.id', roles: ['SUPERVISOR', 'RECEIVER', 'DISPATCHER'] })).toMatchObject({
      code: 'RULES_BROKEN',
      rules: [
        { code: 'ROLE_OF_THIS_KIND', path: ['input', 'roles', 0], message: expect.stringContaining('SUPERVISOR') },
        { code: 'ROLE_OF_THIS_KIND', path: ['input', 'roles', 2], message: expect.stringContaining('DISPATCHER') },
      ],
    })
    expect(await administrator.refusal(INVITE, { email: 'baru@example.id', roles: [] })).toMatchObject({ rules: [{ code: 'SOME_ROLE' }] })
  })

  it('tells the code once, also under the same idempotency key, and stores it nowhere', async () => {
    const headers = { 'idempotency-key': 'invite-1' }
    const wish = { email: 'sekali@example.id', roles: ['RECEIVER'] }
    const { inviteMember } = await administrator.ask(INVITE, wish, headers)
    expect(inviteMember).toMatchObject({ code: expect.stringMatching(/^ki_/), invitation: { status: 'OPEN' } })
    expect(await administrator.ask(INVITE, wish, headers)).toEqual({ inviteMember: { ...inviteMember, code: null } })
    const stored = await app.services.reading.database.query(
      'select i::text as t from invitation i union all select k::text from idempotency_key k union all select e::text from event e', [])
    expect(JSON.stringify(stored)).not.toContain(inviteMember.code)
  })

  it('is seen by administrators only', async () => {
    const receiver = await actor(app, { name: 'Penerima', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: administrator.organizationId })
    const { id } = await invited(administrator, ['RECEIVER'])
    const LIST = '{ actingOrganization { invitations { id } } }'
    expect((await administrator.ask(LIST))['actingOrganization'].invitations).toContainEqual({ id })
    expect(await receiver.ask(LIST)).toEqual({ actingOrganization: { invitations: [] } })
  })
})

describe('accepting an invitation', () => {
  const accept = (code: string, more: Record<string, unknown> = {}) => stranger.send(ACCEPT, { code, password: PASSWORD, ...more })
  const refusal = (code: string, more: Record<string, unknown> = {}) => stranger.refusal(ACCEPT, { code, password: PASSWORD, ...more })

  it('is refused with a code that nobody was given', async () => {
    expect(await refusal('ki_guessed')).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'code'] })
  })

  it('is refused once it has expired', async () => {
    const { id, code, email } = await invited(administrator, ['RECEIVER'])
    await app.services.reading.database.query("update invitation set expires_at = now() - interval '1 second' where id = $1", [id])
    expect(await refusal(code)).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'code'] })
    expect(await app.services.reading.database.query('select id from user_account where email = $1', [email])).toEqual([])
  })

  it('is refused once it is revoked', async () => {
    const { id, code } = await invited(administrator, ['RECEIVER'])
    expect(await administrator.ask(REVOKE, { id })).toMatchObject({ revokeInvitation: { status: 'REVOKED' } })
    expect(await refusal(code)).toMatchObject({ code: 'WRONG_STATE', current: 'REVOKED' })
    expect(await administrator.refusal(REVOKE, { id })).toMatchObject({ code: 'WRONG_STATE' })
    expect(await eventsOf(app, id)).toEqual(['MemberInvited', 'InvitationRevoked'])
  })

  it('is refused with a password that is too short for a new account', async () => {
    const { code } = await invited(administrator, ['RECEIVER'])
    expect(await refusal(code, { password: 'short' })).toMatchObject({ code: 'BAD_INPUT', rules: [{ path: ['input', 'password'] }] })
  })

  it('is refused with a wrong password of an existing account, and stays open', async () => {
    const known = await actor(app, { name: 'Sudah punya akun', kind: 'BUSINESS' })
    const { code } = await invited(administrator, ['RECEIVER'], known.email)
    expect(await refusal(code, { password: 'not this one at all' })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'password'] })
    expect(await memberOf(administrator, known.userId)).toBeUndefined()
    expect((await accept(code)).data).toEqual({ acceptInvitation: true })
  })

  it('is refused a second time', async () => {
    const { code } = await invited(administrator, ['RECEIVER'])
    await accept(code)
    expect(await refusal(code)).toMatchObject({ code: 'WRONG_STATE', current: 'ACCEPTED' })
  })

  it('happens once when it is accepted twice at once', async () => {
    const { code, email } = await invited(administrator, ['RECEIVER'])
    const replies = await Promise.all([accept(code), accept(code)])
    expect(replies.map(({ data, errors }) => errors?.[0]?.extensions['code'] ?? data?.['acceptInvitation']).toSorted()).toEqual(['WRONG_STATE', true])
    expect(await app.services.reading.database.query(
      'select m.status from member m join user_account u on u.id = m.user_id where u.email = $1', [email])).toEqual([{ status: 'ACTIVE' }])
  })

  it('makes a new account that acts for the organization in the given roles', async () => {
    const { code, email } = await invited(administrator, ['RECEIVER', 'APPROVER'])
    await accept(code, { name: 'Sari' })
    const sari = await signedIn(app, email)
    expect(await sari.ask('{ viewer { name } memberships { roles organization { id } } actingOrganization { id } }')).toEqual({
      viewer: { name: 'Sari' }, actingOrganization: { id: administrator.organizationId },
      memberships: [{ roles: ['RECEIVER', 'APPROVER'], organization: { id: administrator.organizationId } }],
    })
  })

  it('lets an existing account join beside what it is already', async () => {
    const known = await actor(app, { name: 'Dua topi', kind: 'BUSINESS' })
    const { code } = await invited(administrator, ['RECEIVER'], known.email.toUpperCase())
    await accept(code)
    expect(await memberOf(administrator, known.userId)).toMatchObject({ roles: ['RECEIVER'], status: 'ACTIVE' })
    expect(await known.ask('{ actingOrganization { id } }')).toEqual({ actingOrganization: { id: known.organizationId } })
  })

  it('gives two organizations the same new person when both invite at once', async () => {
    const other = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    const email = 'diperebutkan@example.id'
    const codes = [await invited(administrator, ['RECEIVER'], email), await invited(other, ['APPROVER'], email)]
    await Promise.all(codes.map(({ code }) => accept(code)))
    const open = await app.services.reading.database.query("select id from invitation where email = $1 and status = 'OPEN'", [email])
    for (const { id, code } of codes) if (open.some((row) => row['id'] === id)) await accept(code)
    expect(await app.services.reading.database.query(
      'select cardinality(u.organizations) as organizations, count(*)::int as memberships from user_account u join member m on m.user_id = u.id where u.email = $1 group by u.id', [email]))
      .toEqual([{ organizations: 2, memberships: 2 }])
  })

  it('takes no role away from somebody who is a member already, least of all from the last administrator', async () => {
    const founder = await actor(app, { name: 'Dinas kecil', kind: 'AGENCY', roles: ['ADMINISTRATOR'] })
    const { code } = await invited(founder, ['RECEIVER'], founder.email)
    await accept(code)
    expect((await memberOf(founder, founder.userId)).roles.toSorted()).toEqual(['ADMINISTRATOR', 'RECEIVER'])
  })
})
