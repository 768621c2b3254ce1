import { describe, expect, it } from 'vitest'
import { type Instance, type Objective, type Phase, type Progress, solveCore } from '../../../src/modules/matching/engine/index.js'
import { fewestByClearing } from '../../../src/modules/matching/engine/clearing/fewest-facilities.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { steady } from '../../../src/modules/matching/engine/progress.js'
import { capability, facility, instance, line, slot } from './small-instance.js'

/** Many requests at facilities whose set-ups make it dear to split; so many that a clearing comes before the model. */
function many(hours: number): Instance {
  const works = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => facility(id, {}, {
    charge: 150 * (at % 3),
    lines: [{ id: 'press', hours: [hours, hours], capabilities: [capability({ unitPrice: 90 + 7 * at, setupCost: 400 + 130 * ((at * 5) % 4), setupHours: 0.5 })] }],
  }))
  const requests = Array.from({ length: 40 }, (_, at) => (
    { id: `R${at}`, lines: [line({ slots: [slot({ quantity: 30 + ((at * 37) % 50), due: at % 3 === 0 ? '2026-12-24' : '2027-02-01' })] })] }
  ))
  return { ...instance(works, []), requests }
}
const roomy = many(40)
const scarce = many(10)

const asked = (of: Instance): number => of.requests.flatMap(({ lines }) => lines.flatMap(({ slots }) => slots)).reduce((sum, { quantity }) => sum + quantity, 0)

async function toldOf(of: Instance, objective: Objective): Promise<Progress[]> {
  const told: Progress[] = []
  await solveCore(of, { objective, timeLimitSeconds: 4, onProgress: (progress) => told.push(progress) })
  return told
}

const KIND: Record<Phase, string> = { prices: 'money', plan: 'money', cost: 'money', unserved: 'units', facilities: 'facilities', arrival: 'nothing' }

/** Where figures of one kind follow each other and one is worse than the one before. */
const worsened = (told: readonly Progress[]): [Progress, Progress][] => told.slice(1).flatMap((now, at): [Progress, Progress][] => {
  const before = told[at]
  if (!before || KIND[before.phase] !== KIND[now.phase]) return []
  return now.best > before.best || now.bound < before.bound ? [[before, now]] : []
})

describe('what is told of a search', () => {
  it('never gets worse while it is of the same, whichever method comes next', () => {
    const told: Progress[] = []
    const tell = steady((progress) => told.push(progress))
    tell({ phase: 'prices', best: Infinity, bound: 90, gap: Infinity })
    tell({ phase: 'plan', best: 110, bound: 95, gap: 0.14 })
    tell({ phase: 'cost', best: 130, bound: 80, gap: 0.38 })
    expect(told.map(({ best, bound }) => [best, bound])).toEqual([[Infinity, 90], [110, 95], [110, 95]])
    expect(told.at(-1)?.gap).toBeCloseTo(15 / 110, 9)
    tell({ phase: 'unserved', best: 12, bound: 3, gap: 0.75 })
    tell({ phase: 'cost', best: 140, bound: 100, gap: 0.29 })
    expect(told.slice(3).map(({ phase, best, bound }) => [phase, best, bound])).toEqual([['unserved', 12, 3], ['cost', 140, 100]])
  })

  it.each(['COST', 'FEWEST_FACILITIES', 'EARLIEST'] as const)('for %s keeps the best and the bound that there were, from the clearing to the model', async (objective) => {
    const told = await toldOf(roomy, objective)
    expect(told.length).toBeGreaterThan(1)
    expect(worsened(told)).toEqual([])
  })

  it('has no figures while it looks how early all can be there: then of the cost by that day', async () => {
    const told = await toldOf(roomy, 'EARLIEST')
    expect(told[0]).toEqual({ phase: 'arrival', best: Infinity, bound: 0, gap: Infinity })
    expect([...new Set(told.map(({ phase }) => KIND[phase]))]).toEqual(['nothing', 'money'])
  })

  it('is in units as long as the best plan leaves some out: its cost is no cost of serving all', async () => {
    const told = await toldOf(scarce, 'COST')
    const short = told.filter(({ phase }) => phase === 'unserved')
    expect(short.length).toBeGreaterThan(0)
    for (const { best } of short) if (Number.isFinite(best)) expect(best).toBeLessThanOrEqual(asked(scarce))
    expect(told.filter(({ phase, best }) => phase === 'plan' && Number.isFinite(best))).toEqual([])
    expect(worsened(told)).toEqual([])
  })

  it('is not of money while facilities are counted by charging dearly for each', async () => {
    const phases = new Set<Phase>()
    await fewestByClearing(networkOf(roomy), { workLimit: 400, onProgress: ({ phase }) => phases.add(phase) })
    expect([...phases]).toEqual(['facilities'])
  })
})
