import type { ApiClient } from '../api-client.js'
import { advance, expectThat, type Story } from '../story.js'
import { facilityOf } from './decline-and-replan.js'
import { LiveFollower } from './live-follower.js'

interface Batch { id: string; position: number; quantity: string; unit: string; curedOn: string | null }

const PASS = 'mutation ($id: ID!) { passBatch(id: $id, findings: "SNI 03-0691: rata-rata 9,1 MPa") { id } }'

/** The facility reports; the buyer follows live, loses the connection, and misses nothing. */
export async function followProduction(story: Story): Promise<void> {
  const { tell, jakarta, contractId = '' } = story
  tell.chapter('Production, followed live by the buyer')
  const facility = facilityOf(story, story.facilityName ?? '')
  const follower = new LiveFollower(jakarta, contractId, tell)
  await follower.connect()
  const { planWorkOrders } = await facility.ask<{ planWorkOrders: { number: string; batches: Batch[] }[] }>(
    'mutation ($id: ID!) { planWorkOrders(contractId: $id) { number batches { id position quantity unit curedOn } } }', { id: contractId })
  const batches = planWorkOrders.flatMap((order) => order.batches)
  const [first, ...others] = batches
  expectThat(first !== undefined, 'the work is planned in batches')
  if (!first) return
  await make(facility, first)
  await follower.heard('BatchFinished')

  tell.says('The buyer\'s connection is cut. The facility goes on.')
  await follower.cut()
  for (const batch of others) await make(facility, batch)
  await follower.connect()
  await follower.heard('BatchFinished', batches.length)
  follower.expectNothingLost()
  tell.held(`Resumed from its cursor: ${follower.count} events, in order, none lost, none twice.`)

  await facility.ask(PASS, { id: first.id })
  const early = await facility.refused('mutation ($id: ID!) { markBatchReady(id: $id) { status } }', { id: first.id })
  tell.refusal(early.extensions.code, early.message)
  expectThat(JSON.stringify(early.extensions['rules']).includes('CURED'), 'a batch that has not cured is refused')
  tell.says('The clock of the sandbox moves on by 29 days: the blocks have cured.')
  await advance(story, 24 * 29)
  for (const { id } of others) await facility.ask(PASS, { id })
  for (const { id } of batches) await facility.ask('mutation ($id: ID!) { markBatchReady(id: $id) { status } }', { id })
  await follower.heard('BatchReady', batches.length)
  await follower.cut()
}

/** Everything that a facility reports of a batch until it cures. */
export async function make(facility: ApiClient, { id, quantity }: Batch): Promise<void> {
  await facility.ask(`mutation ($id: ID!, $half: Decimal!, $all: Decimal!) {
    releaseBatch(id: $id) { id } startBatch(id: $id) { id } half: reportBatchProgress(id: $id, made: $half) { id }
    all: reportBatchProgress(id: $id, made: $all) { id } finishBatch(id: $id) { curedOn } }`, { id, half: (Number(quantity) / 2).toFixed(3), all: quantity })
}
