import { describe, expect, it } from 'vitest'
import { arcsOf } from '../../../src/modules/matching/engine/network/arcs.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { tidy } from '../../../src/modules/matching/engine/plan/tidy.js'
import { facility, instance, line, slot } from './small-instance.js'

const press = { id: 'press', hours: [1.5, 0], capabilities: facility('pati', { unitsPerHour: 1 }).lines[0]?.capabilities ?? [] }
const network = networkOf(instance([facility('pati', {}, { lines: [press] })], [line({ slots: [slot({ id: 'gate' }), slot({ id: 'yard' })] })]))
const [demand] = network.demands
const arcs = demand ? arcsOf(network, demand).filter(({ supply }) => supply.period === 0) : []
const tidied = (...quantities: number[]) => tidy(network, arcs.map((arc, at) => ({ arc, quantity: quantities[at] ?? 0 }))).map(({ quantity }) => quantity)

describe('cleaning a plan of a solver\'s noise', () => {
  it('makes quantities round', () => {
    expect(tidied(0.39999999999, 1.00000000001)).toEqual([0.4, 1])
  })

  it('drops what is nothing', () => {
    expect(tidied(1.2, 1e-12)).toEqual([1.2])
  })

  it('never takes more hours than there are: quantities that fill them up together keep their decimals', () => {
    expect(tidied(0.072265625, 1.427734375)).toEqual([0.072265625, 1.427734375])
  })

  it('takes away what noise overfills by', () => {
    expect(tidied(0.50000000009, 1.00000000009)).toEqual([0.5, 1])
  })
})
