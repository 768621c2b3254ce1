import type { Instance } from '../../../src/modules/matching/engine/instance.js'

/** Every line a request, so that requests compete, and half of all hours and stock gone. */
export const scarcer = (given: Instance): Instance => ({
  ...given,
  requests: given.requests.flatMap(({ id, lines }) => lines.map((line, at) => ({ id: `${id}-${at}`, lines: [line] }))),
  facilities: given.facilities.map((facility) => ({
    ...facility, lines: facility.lines.map((line) => ({ ...line, hours: line.hours.map((free) => free / 2) })),
    stock: facility.stock.map((entry) => ({ ...entry, quantity: Math.floor(entry.quantity / 2) })),
  })),
  transport: {
    ...given.transport,
    pairs: given.transport.pairs.map((pair) => {
      const [request = '', line = '', slot = ''] = pair.slot.split('/')
      const at = given.requests.find(({ id }) => id === request)?.lines.findIndex(({ id }) => id === line) ?? 0
      return { ...pair, slot: `${request}-${at}/${line}/${slot}` }
    }),
  },
})
