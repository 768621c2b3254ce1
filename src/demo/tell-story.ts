import { ApiClient } from './api-client.js'
import { postAndMatch } from './chapters/post-and-match.js'
import { refuseLowerClass } from './chapters/refuse-lower-class.js'
import { tooLarge } from './chapters/too-large.js'
import { raceForCapacity } from './chapters/race-for-capacity.js'
import { declineAndReplan } from './chapters/decline-and-replan.js'
import { signContracts } from './chapters/sign-contracts.js'
import { followProduction } from './chapters/follow-production.js'
import { receiveAndReplace } from './chapters/receive-and-replace.js'
import { whatTheMinistrySees } from './chapters/what-the-ministry-sees.js'
import { Narrator } from './narrator.js'
import type { Story } from './story.js'

/** The main job, in order; each chapter throws when what it tells does not hold. */
const CHAPTERS: readonly ((story: Story) => Promise<void>)[] = [
  postAndMatch, refuseLowerClass, tooLarge, raceForCapacity, declineAndReplan, signContracts, followProduction, receiveAndReplace, whatTheMinistrySees,
]

export interface Cast { accounts: readonly { email: string }[]; password: string }

export async function tellStory(url: string, { password }: Cast): Promise<void> {
  const tell = new Narrator()
  const stranger = new ApiClient(url, 'stranger')
  const as = (email: string): Promise<ApiClient> => stranger.signIn(`${email}@karya.example`, password)
  const jakarta = await as('jakarta')
  const { serverClock, products } = await jakarta.ask<{ serverClock: { now: string; isSandbox: boolean }; products: { edges: { node: { id: string; name: string; code: string } }[] } }>(
    '{ serverClock { now isSandbox } products(first: 100) { edges { node { id name code } } } }')
  if (!serverClock.isSandbox) throw new Error('the story moves the clock, so it needs a server started with SANDBOX=on')
  const paving = products.edges.find(({ node }) => node.code === 'PAVING-BLOCK-6')?.node
  if (!paving) throw new Error('the server lacks the demonstration data; start it on an empty database with DEMO_DATA=on')
  const story: Story = {
    tell, jakarta, paving, today: serverClock.now.slice(0, 10),
    griya: await as('griya'), tangerang: await as('tangerang'), nusakambangan: await as('nusakambangan'), pati: await as('pati'), ministry: await as('menteri'),
  }
  tell.says(`Today is ${story.today} on ${url}.`)
  for (const chapter of CHAPTERS) await chapter(story)
}
