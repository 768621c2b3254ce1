import type {
  CapabilitySpec, FacilityLineSpec, FacilitySpec, FairnessRule, Instance, Period, ProductSpec, RequestLineSpec, RequestSpec, ShareRule, SlotSpec, StockSpec,
  TransportPair, TransportSpec,
} from '../instance.js'
import { Fields } from './fields.js'
import { type Findings, InvalidInstance, type Mistake } from './mistakes.js'
import { referenceMistakes } from './references.js'

export const INSTANCE_FORMAT = 'karya-matching-instance/1'

/** Smaller ones are no more than a solver's noise. */
const QUANTITY = { min: 0.000001, orNothing: true }
/** Some 270 years: beyond, dates could not be written. */
const DAYS = { min: 0, max: 100_000 }
const AMOUNT = { min: 0 }
const POSITIVE = { above: 0 }

/** Told of what was ignored: fields that the format does not have, one of each kind. */
type Warn = (ignored: Mistake) => void

/** Reads an instance file. Throws InvalidInstance with every mistake, each with its path and what would be right. */
export function readInstance(text: string, warn?: Warn): Instance {
  return instanceFrom(parsed(text.replace(BYTE_ORDER_MARK, '')), warn)
}

/** Some programmes put it before everything that they write. */
const BYTE_ORDER_MARK = /^\uFEFF/

/** The same for a value that is parsed already, as a stored snapshot is. */
export function instanceFrom(value: unknown, warn?: Warn): Instance {
  const mistakes: Findings = { wrong: [], ignored: [] }
  const file = new Fields(value, '', mistakes, ['format', 'periods', 'products', 'facilities', 'requests', 'transport', 'fairness', 'shares'])
  const format = file.text('format')
  if (format !== INSTANCE_FORMAT) file.wrong('format', `must be "${INSTANCE_FORMAT}"`)
  const instance: Instance = {
    periods: file.objects('periods', ['id', 'start', 'end'], readPeriod),
    products: file.objects('products', ['id', 'curingDays', 'shelfLifeDays', 'classes', 'whole'], readProduct),
    facilities: file.objects('facilities', ['id', 'region', 'at', 'charge', 'lines', 'stock'], readFacility),
    requests: file.objects('requests', ['id', 'buyer', 'lines'], readRequest),
    transport: readTransport(file.object('transport', ['perUnitKm', 'roadFactor', 'perTrip', 'tripLoad', 'daysPerKm', 'pairs'])),
    ...fairnessOf(file),
    ...sharesOf(file),
  }
  const { wrong, ignored } = mistakes
  wrong.push(...referenceMistakes(instance).filter(found => !wrong.some(earlier => earlier.path === found.path)))
  if (wrong.length > 0) throw new InvalidInstance(wrong)
  if (warn) for (const each of firstOfKind(ignored)) warn(each)
  return instance
}

/** The same field of other objects in the same list says nothing new. */
function firstOfKind(ignored: readonly Mistake[]): Mistake[] {
  return [...Map.groupBy(ignored, ({ path }) => path.replaceAll(/\[\d+\]/g, '[]')).values()].flatMap(([first]) => first ?? [])
}

const FAIRNESS = ['MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'] as const satisfies FairnessRule[]

function fairnessOf(file: Fields): Pick<Instance, 'fairness'> {
  const fairness = file.optionalOneOf('fairness', FAIRNESS)
  return fairness === null ? {} : { fairness }
}

function sharesOf(file: Fields): Pick<Instance, 'shares'> {
  const shares = file.objects('shares', ['facility', 'region', 'requestLine', 'minimum', 'maximum'], readShare, [])
  return shares.length === 0 ? {} : { shares }
}

function readShare(fields: Fields): ShareRule {
  const share = { min: 0, max: 1 }
  const [minimum, maximum] = [fields.optionalNumber('minimum', share, null), fields.optionalNumber('maximum', share, null)]
  const [facility, region] = [fields.optionalText('facility', null), fields.optionalText('region', null)]
  if ((facility === null) === (region === null)) fields.wrong('', 'must name a facility or a region')
  if (minimum === null && maximum === null) fields.wrong('', 'must have a minimum, a maximum, or both')
  if (minimum !== null && maximum !== null && minimum > maximum) fields.wrong('minimum', `must be at most the maximum, ${maximum}`)
  return { facility, region, requestLine: fields.optionalText('requestLine', null), minimum, maximum }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InvalidInstance([{ path: 'the file', message: `must be JSON: ${error instanceof Error ? error.message : String(error)}` }])
  }
}

function readPeriod(fields: Fields): Period {
  return { id: fields.text('id'), start: fields.date('start'), end: fields.date('end') }
}

function readProduct(fields: Fields): ProductSpec {
  return {
    id: fields.text('id'),
    curingDays: fields.number('curingDays', DAYS, 0),
    shelfLifeDays: fields.optionalNumber('shelfLifeDays', DAYS, null),
    classes: fields.texts('classes'),
    whole: fields.flag('whole'),
  }
}

function readFacility(fields: Fields): FacilitySpec {
  return {
    id: fields.text('id'),
    region: fields.text('region', ''),
    at: fields.point('at'),
    charge: fields.number('charge', AMOUNT, 0),
    lines: fields.objects('lines', ['id', 'hours', 'capabilities'], readFacilityLine, []),
    stock: fields.objects('stock', ['product', 'class', 'quantity', 'unitPrice', 'ageDays'], readStock, []),
  }
}

function readFacilityLine(fields: Fields): FacilityLineSpec {
  const capabilities = fields.objects('capabilities', CAPABILITY, readCapability)
  return { id: fields.text('id'), hours: fields.numbers('hours', AMOUNT), capabilities }
}

const CAPABILITY = ['product', 'class', 'unitsPerHour', 'unitPrice', 'setupHours', 'setupCost', 'minBatch', 'maxPerPeriod']

function readCapability(fields: Fields): CapabilitySpec {
  return {
    product: fields.text('product'),
    class: fields.optionalText('class', null),
    unitsPerHour: fields.number('unitsPerHour', POSITIVE),
    unitPrice: fields.number('unitPrice', AMOUNT, 0),
    setupHours: fields.number('setupHours', AMOUNT, 0),
    setupCost: fields.number('setupCost', AMOUNT, 0),
    minBatch: fields.number('minBatch', AMOUNT, 0),
    maxPerPeriod: fields.optionalNumber('maxPerPeriod', AMOUNT, null),
  }
}

function readStock(fields: Fields): StockSpec {
  return {
    product: fields.text('product'),
    class: fields.optionalText('class', null),
    quantity: fields.number('quantity', AMOUNT),
    unitPrice: fields.number('unitPrice', AMOUNT, 0),
    ageDays: fields.number('ageDays', DAYS, 0),
  }
}

function readRequest(fields: Fields): RequestSpec {
  const buyer = fields.optionalText('buyer', null)
  return { id: fields.text('id'), ...(buyer === null ? {} : { buyer }), lines: fields.objects('lines', REQUEST_LINE, readRequestLine) }
}

const REQUEST_LINE = [
  'id', 'product', 'class', 'maxFacilities', 'minPerFacility', 'singleSource', 'priceCeiling', 'regions', 'excludeFacilities', 'under', 'over', 'slots',
]

function readRequestLine(fields: Fields): RequestLineSpec {
  return {
    id: fields.text('id'),
    product: fields.text('product'),
    class: fields.optionalText('class', null),
    maxFacilities: fields.optionalNumber('maxFacilities', { min: 0, whole: true }, null),
    minPerFacility: fields.number('minPerFacility', AMOUNT, 0),
    singleSource: fields.flag('singleSource'),
    priceCeiling: fields.optionalNumber('priceCeiling', AMOUNT, null),
    regions: fields.isNullOrAbsent('regions') ? null : fields.texts('regions'),
    excludeFacilities: fields.texts('excludeFacilities'),
    under: fields.number('under', { min: 0, max: 1 }, 0),
    over: fields.number('over', AMOUNT, 0),
    slots: fields.objects('slots', ['id', 'quantity', 'from', 'due', 'at', 'lateAllowed', 'latePenaltyPerUnitDay'], readSlot),
  }
}

function readSlot(fields: Fields): SlotSpec {
  return {
    id: fields.text('id'),
    quantity: fields.number('quantity', QUANTITY),
    from: fields.isNullOrAbsent('from') ? null : fields.date('from'),
    due: fields.date('due'),
    at: fields.point('at'),
    lateAllowed: fields.flag('lateAllowed'),
    latePenaltyPerUnitDay: fields.number('latePenaltyPerUnitDay', AMOUNT, 0),
  }
}

function readTransport(fields: Fields): TransportSpec {
  return {
    perUnitKm: fields.number('perUnitKm', AMOUNT, 0),
    roadFactor: fields.number('roadFactor', AMOUNT, 1),
    perTrip: fields.number('perTrip', AMOUNT, 0),
    tripLoad: fields.optionalNumber('tripLoad', POSITIVE, null),
    daysPerKm: fields.number('daysPerKm', AMOUNT, 0),
    pairs: fields.objects('pairs', ['facility', 'slot', 'perUnit', 'perTrip', 'tripLoad', 'days', 'forbidden'], readPair, []),
  }
}

function readPair(fields: Fields): TransportPair {
  return {
    facility: fields.text('facility'),
    slot: fields.text('slot'),
    perUnit: fields.number('perUnit', AMOUNT, 0),
    perTrip: fields.number('perTrip', AMOUNT, 0),
    tripLoad: fields.optionalNumber('tripLoad', POSITIVE, null),
    days: Math.ceil(fields.number('days', DAYS, 0)),
    forbidden: fields.flag('forbidden'),
  }
}
