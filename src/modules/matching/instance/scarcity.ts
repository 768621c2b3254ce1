import type { Answer, ConflictPart, Service } from '../engine/index.js'
import type { SlotShare } from '../engine/proof/service.js'
import type { Text } from '../../../platform/locale.js'
import { decimalText, sumOf } from '../../../values/decimal.js'
import type { ConflictRule, StoredConflict, StoredService } from '../stored-answer.js'

/** The engine's names of constraints: `rule:request/line` of a request line, `rule` of the facilities. */
const CONFLICT_RULES: Readonly<Record<string, ConflictRule>> = {
  exclusions: 'EXCLUSIONS', regions: 'REGIONS', singleSource: 'SINGLE_SOURCE', minPerFacility: 'MIN_PER_FACILITY', maxFacilities: 'MAX_FACILITIES',
  priceCeiling: 'PRICE_CEILING', class: 'CLASS', due: 'DUE', shelfLife: 'SHELF_LIFE', minBatch: 'MIN_BATCH', maxPerPeriod: 'MAX_PER_PERIOD',
  setupHours: 'SETUP_HOURS', hours: 'HOURS', shares: 'SHARES',
}

type Namer = (text: Text) => Text

export function conflictOf({ conflict }: Answer, named: Namer): StoredConflict[] {
  return conflict.map((part) => storedConflict(part, named))
}

function storedConflict({ constraint, text }: ConflictPart, named: Namer): StoredConflict {
  const [name = '', line] = constraint.split(':')
  const rule = CONFLICT_RULES[name]
  if (!rule) throw new Error(`the engine names a constraint ${constraint} that is not known here`)
  return { rule, requestLine: line?.split('/')[1] ?? null, text: named(text) }
}

/** null: everything is served. The slots of one line are told together, in the words of the first. */
export function serviceOf({ service }: Pick<Answer, 'service'>, named: Namer): StoredService | null {
  if (!service) return null
  const { rule, proven, asked, served, atMost, gap, short } = service
  const lines = [...Map.groupBy(short, ({ line }) => line)]
  return {
    fairness: rule, isProven: proven, asked, served, atMost, gap,
    short: lines.flatMap(([requestLine, slots]) => slots[0] ? [{
      requestLine, asked: inAll(slots.map((slot) => slot.asked)), served: inAll(slots.map((slot) => slot.served)), text: named(slots[0].text),
    }] : []),
  }
}

/** What of the slots is asked for and served, in all and of each party that the rule compares. */
export function dividedAmong(slots: readonly SlotShare[]): Pick<Service, 'asked' | 'served' | 'parties'> {
  return { ...total(slots), parties: [...Map.groupBy(slots, ({ party }) => party)].map(([party, own]) => ({ party, ...total(own) })) }
}

function total(slots: readonly SlotShare[]): { asked: string; served: string } {
  const asked = sumOf(slots.map((slot) => slot.asked.toFixed()))
  return { asked: asked.toFixed(), served: asked.minus(sumOf(slots.map((slot) => slot.short.toFixed()))).toFixed() }
}

function inAll(quantities: readonly string[]): string {
  return decimalText(sumOf(quantities).toDecimalPlaces(6))
}
