import type { ApiClient } from '../api-client.js'
import { expectThat, type Story } from '../story.js'
import { PLAN, showPlan, type Plan } from './match.js'

const HOLD = `mutation ($id: ID!) { holdMatchPlan(id: $id) { ${PLAN} } }`
const CURRENT = `query ($request: ID!) { matchPlans(filter: { request: $request, status: [HELD, ACCEPTED] }, first: 1) { edges { node { ${PLAN} } } } }`

/** The plan is held; one facility declines, its part is planned anew over the others, and all of them accept. */
export async function declineAndReplan(story: Story): Promise<void> {
  const { tell, jakarta, requestId } = story
  tell.chapter('Jakarta holds its plan; a facility declines; Karya plans its part anew')
  const { holdMatchPlan: held } = await jakarta.ask<{ holdMatchPlan: Plan }>(HOLD, { id: story.planId })
  tell.says(`${held.number} is ${held.status}: ${held.awards.length} facilities are asked, their hours are reserved.`)
  const decliner = held.awards.find(({ facility }) => facility.name.includes('Tangerang') || facility.name.includes('Jawara')) ?? held.awards[0]
  expectThat(decliner !== undefined, 'the held plan asks a facility')
  if (!decliner) return
  await facilityOf(story, decliner.facility.name).ask(
    'mutation ($id: ID!) { declineAward(id: $id, input: { reason: "Mesin sedang diperbaiki" }) { status } }', { id: decliner.id })
  tell.says(`${decliner.facility.name} declines: its machine is being repaired.`)
  const replanned = await currentPlan(jakarta, requestId)
  expectThat(replanned !== null && replanned.id !== held.id, 'the decline was planned anew')
  if (!replanned) return
  showPlan(story, replanned)
  expectThat(!replanned.allocations.edges.some(({ node }) => node.facility?.name === decliner.facility.name), 'who declined is not asked again')
  for (const { id, status, facility } of replanned.awards) {
    if (status === 'PENDING') await facilityOf(story, facility.name).ask('mutation ($id: ID!) { acceptAward(id: $id) { status } }', { id })
  }
  const accepted = await currentPlan(jakarta, requestId)
  expectThat(accepted?.status === 'ACCEPTED', 'all facilities accepted')
  tell.held('The others take its part and accept; nobody wrote a letter.')
  if (accepted) story.planId = accepted.id
}

async function currentPlan(buyer: ApiClient, request: string | undefined): Promise<Plan | null> {
  const { matchPlans } = await buyer.ask<{ matchPlans: { edges: { node: Plan }[] } }>(CURRENT, { request })
  return matchPlans.edges[0]?.node ?? null
}

/** Who acts for a facility of the story. */
export function facilityOf({ tangerang, nusakambangan, pati }: Story, name: string): ApiClient {
  if (/Tangerang|Jawara/.test(name)) return tangerang
  return /Nusakambangan|FABA/.test(name) ? nusakambangan : pati
}
