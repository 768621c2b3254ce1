import { expectThat, type Story } from '../story.js'
import { match } from './match.js'
import { postRequest } from './post-request.js'

/** Too much for its date: the answer says the largest quantity and the earliest date instead of just no. */
export async function tooLarge(story: Story): Promise<void> {
  const { tell, jakarta } = story
  tell.chapter('20,000 m² by the same day is too much: what would be possible?')
  const request = await postRequest(story, { title: 'Terlalu besar', qualityClass: 'D', quantity: '20000', dueInDays: 56 })
  const plan = await match(jakarta, request.id)
  tell.says(`${plan.outcome}: ${plan.service?.served} m² of ${plan.service?.asked}; no plan at all serves more than ${plan.service?.atMost}. In the way, together:`)
  for (const { rule, text } of plan.conflict ?? []) tell.says(`· ${rule}: ${text}`)
  tell.says('What would be possible:')
  for (const { kind, text } of plan.relaxations ?? []) tell.says(`· ${kind}: ${text}`)
  const kinds = new Set((plan.relaxations ?? []).map(({ kind }) => kind))
  expectThat(plan.outcome !== 'OPTIMAL' && kinds.has('QUANTITY'), 'the largest quantity is named')
  expectThat(kinds.has('DUE_DATE'), 'the earliest date for all of it is named')
  tell.held('Each of these was solved again before it was said.')
}
