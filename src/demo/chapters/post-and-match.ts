import { expectThat, inDays, type Story } from '../story.js'
import { match, showPlan, showVerdicts } from './match.js'
import { postRequest } from './post-request.js'

/** Jakarta's 1,200 m² of class D, split over facilities, with dates after curing and landed cost. */
export async function postAndMatch(story: Story): Promise<void> {
  const { tell, jakarta, today } = story
  tell.chapter('Jakarta needs 1,200 m² of paving blocks, class D, in Tanah Abang')
  const request = await postRequest(story, { title: 'Trotoar Tanah Abang', qualityClass: 'D', quantity: '1200', dueInDays: 56 })
  tell.says(`${request.number} is published; everything must arrive by ${inDays(today, 56)}, and concrete cures for 28 days.`)
  const plan = await match(jakarta, request.id)
  showPlan(story, plan)
  showVerdicts(story, plan)
  const facilities = new Set(plan.allocations.edges.map(({ node }) => node.facility?.name))
  const total = plan.allocations.edges.reduce((sum, { node }) => sum + Number(node.quantity), 0)
  expectThat(plan.outcome === 'OPTIMAL' && facilities.size > 1, 'the request is split over several facilities, provably at least cost')
  expectThat(Math.abs(total - 1200) < 1e-6, 'the plan covers 1,200 m²')
  tell.held('Split over several facilities, proved optimal; nothing is held yet.')
  Object.assign(story, { requestId: request.id, planId: plan.id })
}
