import type { Answer, FairnessRule, Instance, ShortSlot } from '../engine/index.js'
import { type SlotShare, slotShares } from '../engine/proof/service.js'
import { dividedAmong } from '../instance/scarcity.js'

/** The answer to a search that was ended before its turn came: nothing was found, and nothing is claimed. */
export function unsearched(instance: Instance, rule: FairnessRule = 'MOST_SERVED'): Answer {
  const slots = slotShares([], instance, rule)
  const { asked, ...divided } = dividedAmong(slots)
  return {
    format: 'karya-matching-answer/1', status: 'UNKNOWN', cost: '0', bound: '0', gap: '0', breakdown: { production: '0', transport: '0', setup: '0', charges: '0', lateness: '0' },
    allocations: [], facilities: [], prices: [], relaxations: [], conflict: [], certificate: { kind: 'NONE', method: 'not searched', demand: {}, hours: {}, stock: {} },
    service: { ...divided, rule, proven: false, asked, atMost: asked, proof: 'COVER', cover: { hours: {}, stock: {} }, gap: Number(asked) === 0 ? '0' : '1', short: slots.map(shortOf) },
    seconds: 0, baselines: { greedyUnitPrice: null, greedySetupAware: null },
  }
}

function shortOf({ key, asked }: SlotShare): ShortSlot {
  const [request = '', line = '', slot = ''] = key.split('/')
  const text = { en: 'The search was ended before its turn came.', id: 'Pencarian dihentikan sebelum gilirannya tiba.' }
  return { request, line, slot, asked: asked.toFixed(), served: '0', text }
}
