import { vi } from 'vitest'
import type { Client } from './client.js'
import { aSlot } from './requests.js'
import { aRequest, works, type Market } from './market.js'

/** So alike that hardly any of them can be ruled out, each with set-ups that many days share: the least cost takes long to prove. */
const ALIKE = 12

/** A request of the market's officer whose search takes all the time that it is given. */
export async function aLongSearch(market: Market): Promise<string> {
  for (let at = 0; at < ALIKE; at++) {
    const extra = { setupHours: String(2 + at % 2), setupCost: { amount: String(400_000 + 1_700 * at), currency: 'IDR' } }
    await works(market, { name: `Lapas C${at}`, at: [-6.2 - at / 50, 106.7 + at / 70], region: '36.71', price: String(80_000 + 70 * at), qualityClass: 'C', extra })
  }
  return await another(market)
}

/** One more such request for the same facilities. */
export async function another(market: Market): Promise<string> {
  const slots = [['350', '2027-01-11'], ['270', '2027-01-15'], ['480', '2027-01-20'], ['310', '2027-01-26'], ['430', '2027-02-01']]
    .map(([quantity = '', to]) => aSlot(quantity, { window: { from: '2026-12-15', to } }))
  return await aRequest(market, market.officer, { quantity: '1840', qualityClass: 'C', line: { minPerFacility: '60', slots } })
}

const PROGRESS = 'query ($id: ID!) { events(first: 100, filter: { about: $id, types: [MatchProgressed] }) { events { payload } } }'

export interface Told { phase: string; best: string | null; bound: string | null }

/** What was told of the searches for a request, as somebody sees it. */
export async function progressOf(viewer: Client, id: string): Promise<Told[]> {
  return (await viewer.ask(PROGRESS, { id }))['events'].events.map(({ payload }: any) => payload)
}

/** What is told first of the cost, of a search that begins now. */
export async function nextProgress(viewer: Client, id: string, work: () => void): Promise<Told> {
  const before = (await progressOf(viewer, id)).length
  work()
  return await vi.waitFor(async () => {
    const told = (await progressOf(viewer, id)).slice(before).find(({ best }) => best !== null)
    if (!told) throw new Error('nothing is told yet')
    return told
  }, { timeout: 60_000, interval: 200 })
}
