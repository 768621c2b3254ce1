import { expectThat, type Story } from '../story.js'
import { match } from './match.js'
import { postRequest } from './post-request.js'

const HOLD = 'mutation ($id: ID!) { holdMatchPlan(id: $id) { id status heldUntil } }'

/** Two buyers want the same hours at the same moment: one gets them, the other is told what is left. */
export async function raceForCapacity(story: Story): Promise<void> {
  const { tell, jakarta, griya } = story
  tell.chapter('Two buyers race for the same production hours')
  const wish = { title: 'Kelas B', qualityClass: 'B', quantity: '900', dueInDays: 60 }
  const mine = await postRequest(story, wish)
  const theirs = await postRequest(story, { ...wish, buyer: griya, route: 'RFQ' })
  const [first, second] = [await match(jakarta, mine.id), await match(griya, theirs.id)]
  tell.says('Only Pati makes class B. Both plans take the same weeks; both buyers press "hold" at once.')
  const replies = await Promise.all([jakarta.send<object>(HOLD, { id: first.id }), griya.send<object>(HOLD, { id: second.id })])
  const winner = replies.findIndex(({ errors }) => !errors)
  const [refusal] = replies.flatMap(({ errors }) => errors ?? [])
  expectThat(winner >= 0 && refusal?.extensions.code === 'CONFLICT', 'one of two buyers wins and the other is refused with CONFLICT')
  tell.held(`${winner === 0 ? 'Jakarta' : 'PT Griya'} holds the hours.`)
  if (refusal) tell.refusal(refusal.extensions.code, refusal.message)
  const shortfall = refusal?.extensions['shortfall'] as { free: string; asked: string; day: string }[] | undefined
  expectThat((shortfall?.length ?? 0) > 0, 'the loser is told what is left')
  for (const { day, asked, free } of (shortfall ?? []).slice(0, 3)) tell.says(`· ${day}: ${asked} hours were wanted, ${free} are left`)
  const loser = winner === 0 ? griya : jakarta
  const release = 'mutation ($id: ID!) { releaseMatchPlan(id: $id, input: { reason: "only a race for the story" }) { status } }'
  await (winner === 0 ? jakarta : griya).ask(release, { id: (winner === 0 ? first : second).id })
  tell.says(`The winner gives them back, and ${loser.name} could match again.`)
}
