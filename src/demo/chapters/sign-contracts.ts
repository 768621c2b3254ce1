import { rupiah } from '../narrator.js'
import { expectThat, type Story } from '../story.js'
import { facilityOf } from './decline-and-replan.js'

interface DraftedContract { id: string; number: string; form: string; value: { amount: string }; facility: { name: string } }

const SIGN = 'mutation ($id: ID!) { signContract(id: $id) { status } }'

/** One contract for each facility, signed by both sides. */
export async function signContracts(story: Story): Promise<void> {
  const { tell, jakarta } = story
  tell.chapter('Contracts: one for each facility, signed by both sides')
  const { draftContracts } = await jakarta.ask<{ draftContracts: DraftedContract[] }>(
    'mutation ($id: ID!) { draftContracts(planId: $id) { id number form value { amount } facility { name } } }', { id: story.planId })
  for (const { id, number, form, value, facility } of draftContracts) {
    await jakarta.ask(SIGN, { id })
    const { signContract } = await facilityOf(story, facility.name).ask<{ signContract: { status: string } }>(SIGN, { id })
    expectThat(signContract.status === 'ACTIVE', 'the second signature makes a contract active')
    tell.held(`${number} (${form}) with ${facility.name}: ${rupiah(value.amount)}, ${signContract.status}`)
  }
  const smallest = draftContracts.toSorted((a, b) => Number(a.value.amount) - Number(b.value.amount))[0]
  expectThat(smallest !== undefined, 'there is a contract')
  Object.assign(story, { contractId: smallest?.id, facilityName: smallest?.facility.name })
}
