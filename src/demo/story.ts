import type { ApiClient } from './api-client.js'
import type { Narrator } from './narrator.js'

/** Who takes part, and what one chapter leaves for the next. */
export interface Story {
  tell: Narrator
  jakarta: ApiClient
  griya: ApiClient
  tangerang: ApiClient
  nusakambangan: ApiClient
  pati: ApiClient
  ministry: ApiClient
  /** Business time of the server, `YYYY-MM-DD`. */
  today: string
  paving: { id: string; name: string }
  requestId?: string
  planId?: string
  contractId?: string
  /** Of the contract that the story follows. */
  facilityName?: string
  shipmentId?: string
}

/** The story holds as long as every expectation does. @throws with what was expected */
export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the story does not hold: ${what}`)
}

export function inDays(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Moves the sandbox's clock and the story's day with it. */
export async function advance(story: Story, hours: number): Promise<void> {
  const { advanceClock } = await story.ministry.ask<{ advanceClock: { now: string } }>('mutation ($hours: Int!) { advanceClock(hours: $hours) { now } }', { hours })
  story.today = advanceClock.now.slice(0, 10)
}
