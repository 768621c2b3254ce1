import { describe, expect, it } from 'vitest'
import { Alone } from '../../../src/modules/matching/clearing/job/alone.js'
import { facility, instance, line } from '../../matching/engine/small-instance.js'

const given = instance([facility('pati', { setupCost: 500 }), facility('tangerang', { unitPrice: 99 })], [line()])
const going = new AbortController().signal

describe('the search of a request by itself, after a clearing', () => {
  it('is not begun once the clearing is stopped', async () => {
    expect(await new Alone({ seconds: 60, requests: 1, signal: AbortSignal.abort() }).search(given, {})).toBeNull()
  })

  it('is not begun without time for it, also where that is only too little for its part', async () => {
    expect(await new Alone({ seconds: 0, requests: 1, signal: going }).search(given, {})).toBeNull()
    expect(await new Alone({ seconds: 1, requests: 20, signal: going }).search(given, {})).toBeNull()
  })

  it('gives the least that the request would cost if nobody else wanted the hours', async () => {
    expect(await new Alone({ seconds: 60, requests: 1, signal: going }).search(given, {})).toMatchObject({ status: 'OPTIMAL', cost: '9900' })
  })
})
