import { parse } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../../src/app/schema.js'
import { resolveActor } from '../../../src/modules/organizations/index.js'
import { Planner } from '../../../src/platform/read/plan/planner.js'
import { actor } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'

const OPERATION = `query {
  contracts(first: 2) {
    edges { node { number buyer { name } lines { ordered } availableActions { action } } }
  }
}`

describe('the example of the planner', () => {
  let app: TestApp
  let client: pg.Client
  beforeAll(async () => {
    app = await startTestApp()
    client = new pg.Client({ connectionString: app.databaseUrl })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await app.close()
  })

  it('is what the planner and PostgreSQL make of its operation', async () => {
    const { reading, now } = app.services
    const officer = await actor(app, { name: 'Dinas Bina Marga', kind: 'AGENCY' })
    const who = await resolveActor(reading.database, officer.token)
    const planned = new Planner(await buildSchema(), reading)
      .statement({ document: parse(OPERATION), operationName: null, variables: null, actor: who, locale: 'en', now: now() })
    if (typeof planned === 'string') throw new Error(planned)
    const { plan: { sql }, values } = planned
    // The tables are empty: without this PostgreSQL would read them whole.
    await client.query('set enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`, values)
    const meaning = values.map((value) => value === who.organizationId ? 'the organization that who asks acts for' : value === who.userId ? 'who asks' : `'${String(value)}'`)
    const plan = rows.map((row) => values.reduce<string>((line, value, i) => line.replace(new RegExp(`'${String(value)}'::\\w+`, 'g'), `$$${i + 1}`), row['QUERY PLAN'])).join('\n')
    await expect([
      '# An operation, its SQL, and its plan',
      'Asked by somebody who acts for a buyer. Written by `test/platform/read/plan-example.test.ts`; `npx vitest run -u` with its name writes it anew.',
      block('graphql', OPERATION),
      `The statement, whose text is the answer's \`data\` (${meaning.map((of, i) => `\`$${i + 1}\`: ${of}`).join('; ')}); the array that begins with \`0\` is filled in by code:`,
      block('sql', indented(sql)),
      'What PostgreSQL does for it, on tables that are too large to be read whole:',
      block('text', plan),
    ].join('\n\n')).toMatchFileSnapshot('../../../src/platform/read/plan/EXAMPLE.md')
  })
})

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

/** Each subselect on a line of its own, as deep as it is nested. */
function indented(sql: string): string {
  const open: boolean[] = []
  return sql.split(/((?:array)?\((?:select )?|\))/).map((part) => {
    if (part === ')') {
      open.pop()
      return part
    }
    if (!part.endsWith('(') && !part.endsWith('(select ')) return part
    open.push(part.endsWith('(select '))
    return open.at(-1) ? `\n${'  '.repeat(open.filter(Boolean).length)}${part}` : part
  }).join('').replace(/ +$/gm, '')
}
