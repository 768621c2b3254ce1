import type { Instance, ProductSpec, RequestLineSpec } from '../instance.js'
import type { Mistake } from './mistakes.js'

type Named = { id: string }
type Classed = { product: string; class: string | null }

/** What only the whole file can tell: unique ids, references that exist, periods in order, lists of the right length. */
export function referenceMistakes(instance: Instance): Mistake[] {
  const found = [
    ...periodMistakes(instance),
    ...duplicates(instance.products, 'products'),
    ...instance.products.flatMap((product, position) => repeated(product.classes, `products[${position}].classes`)),
    ...facilityMistakes(instance),
    ...requestMistakes(instance),
    ...pairMistakes(instance),
    ...shareMistakes(instance),
  ]
  return found.length > 0 ? found : ambiguities(instance)
}

interface Keyed { path: string; key: string }

/** Keys such as request/line/slot name one thing only: where ids hold a "/", two of them could read the same. */
function ambiguities({ requests, facilities, periods }: Instance): Mistake[] {
  const named: Named[] = [...requests, ...requests.flatMap(({ lines }) => lines), ...facilities, ...facilities.flatMap(({ lines }) => lines)]
  if (!named.some(({ id }) => id.includes('/'))) return []
  const lines = requests.flatMap((request, position) => request.lines.map((line, at): Keyed & { slots: RequestLineSpec['slots'] } => (
    { path: `requests[${position}].lines[${at}]`, key: `${request.id}/${line.id}`, slots: line.slots })))
  const slots = lines.flatMap(line => line.slots.map((slot, at): Keyed => ({ path: `${line.path}.slots[${at}]`, key: `${line.key}/${slot.id}` })))
  const hours = facilities.flatMap((facility, position) => facility.lines.flatMap((line, at) => periods.map((period): Keyed => (
    { path: `facilities[${position}].lines[${at}]`, key: `${facility.id}/${line.id}/${period.id}` }))))
  const stock = facilities.flatMap((facility, position) => facility.stock.map((_entry, at): Keyed => ({ path: `facilities[${position}].stock[${at}]`, key: `${facility.id}/${at}` })))
  return [lines, slots, hours, stock].flatMap(readTheSame)
}

function readTheSame(keyed: readonly Keyed[]): Mistake[] {
  const first = new Map<string, string>()
  return keyed.flatMap(({ path, key }) => {
    const earlier = first.get(key) ?? path
    first.set(key, earlier)
    return earlier === path ? [] : [{ path, message: `must not be named ${JSON.stringify(key)} as ${earlier} is: ids with "/" must not read the same when they are joined` }]
  })
}

function periodMistakes({ periods }: Instance): Mistake[] {
  const found = duplicates(periods, 'periods')
  if (periods.length === 0) found.push({ path: 'periods', message: 'must hold at least one period' })
  periods.forEach((period, position) => {
    const path = `periods[${position}]`
    const before = periods[position - 1]
    if (period.start >= period.end) {
      found.push({ path: `${path}.end`, message: `must be after start ${period.start}: periods are half-open` })
    }
    if (before && period.start < before.end) {
      found.push({ path: `${path}.start`, message: `must not be before ${before.end}, the end of the period before it` })
    }
  })
  return found
}

function facilityMistakes({ facilities, periods, products }: Instance): Mistake[] {
  const found = duplicates(facilities, 'facilities')
  const known = new Map(products.map(product => [product.id, product]))
  facilities.forEach((facility, position) => {
    const path = `facilities[${position}]`
    found.push(...duplicates(facility.lines, `${path}.lines`))
    facility.stock.forEach((entry, at) => found.push(...productMistakes(entry, known, `${path}.stock[${at}]`)))
    facility.lines.forEach((line, at) => {
      const linePath = `${path}.lines[${at}]`
      const expected = `must hold ${periods.length} numbers, one per period, not ${line.hours.length}`
      if (line.hours.length !== periods.length) found.push({ path: `${linePath}.hours`, message: expected })
      line.capabilities.forEach((made, index) => found.push(...productMistakes(made, known, `${linePath}.capabilities[${index}]`)))
    })
  })
  return found
}

function requestMistakes({ requests, products, facilities }: Instance): Mistake[] {
  const known: Known = {
    products: new Map(products.map(product => [product.id, product])),
    facilities: new Set(facilities.map(facility => facility.id)),
  }
  return [...duplicates(requests, 'requests'), ...requests.flatMap((request, position) => [
    ...duplicates(request.lines, `requests[${position}].lines`),
    ...request.lines.flatMap((line, at) => lineMistakes(line, known, `requests[${position}].lines[${at}]`)),
  ])]
}

interface Known { products: ReadonlyMap<string, ProductSpec>; facilities: ReadonlySet<string> }

function lineMistakes(line: RequestLineSpec, known: Known, path: string): Mistake[] {
  const found = [...productMistakes(line, known.products, path), ...duplicates(line.slots, `${path}.slots`)]
  if (line.slots.length === 0) found.push({ path: `${path}.slots`, message: 'must hold at least one slot' })
  line.excludeFacilities.forEach((id, index) => {
    if (!known.facilities.has(id)) found.push({ path: `${path}.excludeFacilities[${index}]`, message: noFacility(id) })
  })
  line.slots.forEach((slot, index) => {
    const slotPath = `${path}.slots[${index}]`
    if (slot.from !== null && slot.from > slot.due) {
      found.push({ path: `${slotPath}.from`, message: `must be on or before due ${slot.due}` })
    }
  })
  return found
}

function pairMistakes({ transport, facilities, requests }: Instance): Mistake[] {
  const found: Mistake[] = []
  const facilityIds = new Set(facilities.map(facility => facility.id))
  const slots = new Set(requests.flatMap(request =>
    request.lines.flatMap(line => line.slots.map(slot => `${request.id}/${line.id}/${slot.id}`))))
  transport.pairs.forEach((pair, position) => {
    const path = `transport.pairs[${position}]`
    if (!facilityIds.has(pair.facility)) found.push({ path: `${path}.facility`, message: noFacility(pair.facility) })
    if (!slots.has(pair.slot)) {
      found.push({ path: `${path}.slot`, message: `must be request/line/slot of a slot in this file, not ${JSON.stringify(pair.slot)}` })
    }
  })
  return [...found, ...repeated(transport.pairs.map(pair => `${pair.facility} → ${pair.slot}`), 'transport.pairs')]
}

function shareMistakes({ shares = [], facilities, requests }: Instance): Mistake[] {
  const lines = new Set(requests.flatMap(request => request.lines.map(line => `${request.id}/${line.id}`)))
  return shares.flatMap(({ facility, requestLine }, position): Mistake[] => [
    ...(facility === null || facilities.some(({ id }) => id === facility) ? [] : [{ path: `shares[${position}].facility`, message: noFacility(facility) }]),
    ...(requestLine === null || lines.has(requestLine) ? [] : [
      { path: `shares[${position}].requestLine`, message: `must be request/line of a line in this file, not ${JSON.stringify(requestLine)}` },
    ]),
  ])
}

function productMistakes(item: Classed, known: ReadonlyMap<string, ProductSpec>, path: string): Mistake[] {
  const product = known.get(item.product)
  if (!product) return [{ path: `${path}.product`, message: `must be the id of a product, not ${JSON.stringify(item.product)}` }]
  if (product.classes.length === 0 && item.class !== null) {
    return [{ path: `${path}.class`, message: `must be left out: ${product.id} has no classes` }]
  }
  if (product.classes.length > 0 && (item.class === null || !product.classes.includes(item.class))) {
    return [{ path: `${path}.class`, message: `must be one of ${product.classes.join(', ')}, not ${JSON.stringify(item.class)}` }]
  }
  return []
}

function noFacility(id: string): string {
  return `must be the id of a facility, not ${JSON.stringify(id)}`
}

function duplicates(list: readonly Named[], path: string): Mistake[] {
  return repeated(list.map(item => item.id), path, '.id')
}

function repeated(keys: readonly string[], path: string, field = ''): Mistake[] {
  const first = new Map<string, number>()
  return keys.flatMap((key, position) => {
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, position)
    const message = `must differ from ${path}[${earlier}]: ${JSON.stringify(key)} is there already`
    return earlier === undefined ? [] : [{ path: `${path}[${position}]${field}`, message }]
  })
}
