import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, getOperationAST, OperationTypeNode, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SocketClient } from '../../support/socket.js'
import { buildWorld, type World } from '../../support/world.js'
import { examples, propsFor, type Props } from './examples.js'

const SCHEMA = new URL('../../../schema/', import.meta.url)
const FOLDER = new URL('examples/', SCHEMA)
const documents = readdirSync(FOLDER).toSorted()
  .map((file) => ({ name: file.replace(/\.graphql$/, ''), text: readFileSync(new URL(file, FOLDER), 'utf8') }))
const committed = buildSchema(readFileSync(new URL('schema.graphql', SCHEMA), 'utf8'))

describe('the examples', () => {
  it('have a row each that says who runs them and on what', () => {
    expect(documents.map(({ name }) => name).toSorted()).toEqual(Object.keys(examples).toSorted())
  })

  it.each(documents)('$name is valid against the committed schema, and is one operation with a name', ({ text }) => {
    const document = parse(text)
    expect(validate(committed, document)).toEqual([])
    expect(document.definitions.filter(({ kind }) => kind === 'OperationDefinition')).toHaveLength(1)
    expect(getOperationAST(document)?.name?.value).toBeDefined()
  })
})

describe('run by whom it is meant for', () => {
  let world: World
  let props: Props
  beforeAll(async () => {
    world = await buildWorld()
    props = await propsFor(world)
  }, 300_000)
  afterAll(() => world.app.close())

  it.each(documents)('$name answers', async ({ name, text }) => {
    const variables = examples[name]?.variables?.(world, props) ?? {}
    const data = getOperationAST(parse(text))?.operation === OperationTypeNode.SUBSCRIPTION
      ? await firstMessage(name, text, variables)
      : await examples[name]?.as(world).ask(text, variables, { 'x-dry-run': 'true' })
    expect(Object.values(data ?? {})).not.toEqual([])
    for (const value of Object.values(data ?? {})) expect(value).not.toBeNull()
  })

  it('is one statement for every query that asks for rows', async () => {
    const ordinary = async (): Promise<string[]> =>
      [...(await (await fetch(`${world.app.url}/metrics`)).text()).matchAll(/reason="(.+)"\} (\d+)/g)].map(([, reason, count]) => `${reason}: ${count}`)
    const before = await ordinary()
    const queries = documents.filter(({ text }) => getOperationAST(parse(text))?.operation === OperationTypeNode.QUERY)
    for (const { name, text } of queries) await examples[name]?.as(world).ask(text, examples[name]?.variables?.(world, props) ?? {})
    const reasons = (await ordinary()).filter((line) => !before.includes(line)).map((line) => line.replace(/ is computed in code: \d+$/, ''))
    // What is worked out, or walks along the log.
    expect(reasons.toSorted()).toEqual([
      'compareScenarios', 'events', 'reconcile', 'reconcileCapacity', 'reconcileOverview', 'verifyClearing', 'verifyMatchPlan',
    ].map((name) => `Query.${name}`))
  })

  /** Starts the stream and lets something happen that its viewer may see. */
  async function firstMessage(name: string, text: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
    const socket = await SocketClient.connect(world.app.url, { token: examples[name]?.as(world).token ?? null })
    socket.subscribe(name, text, variables)
    // Answered in order: once this came back, the stream has begun.
    await socket.ask('{ viewer { id } }')
    await world.agency.officer.ask('mutation { draftBulkRequest(input: { title: "Kerb", procurementRoute: E_PURCHASING, lots: [] }) { id } }')
    await socket.until((messages) => messages.some(({ id }) => id === name))
    const [first] = socket.messages.filter(({ id }) => id === name)
    await socket.close()
    expect(first?.type, JSON.stringify(first?.payload)).toBe('next')
    expect(first?.payload.errors).toBeUndefined()
    return first?.payload.data
  }
})
