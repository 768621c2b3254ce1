import { expectThat, type Story } from '../story.js'
import { match, showVerdicts } from './match.js'
import { postRequest } from './post-request.js'

/** The same request in class C: lines of class D are refused, and told why. */
export async function refuseLowerClass(story: Story): Promise<void> {
  const { tell, jakarta } = story
  tell.chapter('The same in class C (for pedestrians): blocks of class D will not do')
  const request = await postRequest(story, { title: 'Trotoar kelas C', qualityClass: 'C', quantity: '700', dueInDays: 75 })
  const plan = await match(jakarta, request.id)
  showVerdicts(story, plan)
  const refused = (plan.facilities ?? []).filter(({ reason }) => reason === 'QUALITY_CLASS').map(({ facility }) => facility?.name)
  expectThat(refused.length >= 2, 'the lines of class D are refused with QUALITY_CLASS')
  expectThat((plan.facilities ?? []).some(({ chosen }) => chosen), 'a facility with class C takes part')
  tell.held(`Refused for their class: ${refused.join(', ')}.`)
}
