import { currencyDigits } from '../../../values/currency.js'
import { Decimal, decimalText, sumOf } from '../../../values/decimal.js'
import { breakdownOf } from '../engine/proof/cost.js'
import type { Delivery } from '../engine/proof/deliveries.js'
import type { PlanRow } from './plan-rows.js'

/** Something stored that is not as the answer says. `at`: in the words of the instance. */
export interface Difference { rule: 'PARTS' | 'SHOWN'; at: string; message: string }

/** What was answered and what is stored of it, of the same facilities; `periodOf`: in which period of the instance a row is counted. */
export interface Sides { deliveries: readonly Delivery[]; rows: readonly PlanRow[]; periodOf: (row: PlanRow) => string; currency: string }

/** How stored parts differ from those of an answer: what is made or taken, when, at which price, in how many hours, and what it costs. */
export function rowDifferences({ deliveries, rows, periodOf, currency }: Sides): Difference[] {
  const made = rows.filter(({ productionLine }) => productionLine !== null)
  const runOf = (row: PlanRow): string => runKey({ ...row, period: periodOf(row) })
  return [
    ...differing('units', summed(rows, (row) => partKey(row, runOf(row)), ({ quantity }) => quantity), summed(deliveries, answeredPart, ({ quantity }) => quantity)),
    ...differing('hours', summed(made, runOf, ({ hours }) => hours), hoursOf(deliveries)),
    ...costDifferences({ deliveries, rows }, new Decimal(10).pow(-currencyDigits(currency))),
  ]
}

/** Amounts by what they are of. `parts`: how many were added up, each rounded by itself. */
type Sums = ReadonlyMap<string, { amount: Decimal; parts: number }>

/** Quantities and hours are kept to six digits. */
const DIGIT = new Decimal('0.000001')

function summed<T>(items: readonly T[], keyOf: (item: T) => string, amountOf: (item: T) => Decimal | string): Sums {
  return new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, { amount: sumOf(group.map(amountOf)), parts: group.length }]))
}

function differing(what: string, shown: Sums, answered: Sums, unit = DIGIT): Difference[] {
  return [...new Set([...shown.keys(), ...answered.keys()])].flatMap((at): Difference[] => {
    const [is, should] = [shown.get(at), answered.get(at)]
    const [has, wants] = [is?.amount ?? new Decimal(0), should?.amount ?? new Decimal(0)]
    const slack = unit.times(1 + Math.max(is?.parts ?? 0, should?.parts ?? 0))
    return has.minus(wants).abs().lessThanOrEqualTo(slack) ? [] : [{ rule: 'PARTS', at, message: `the plan has ${decimalText(has)} ${what}, the answer ${decimalText(wants)}` }]
  })
}

type Run = Pick<PlanRow, 'line' | 'facility' | 'productionLine' | 'class'> & { period: string }

/** What is set up for once: in the engine's words a line of which the price changes is one for each of its prices. */
function runKey({ line, facility, productionLine, class: quality, period }: Run): string {
  return `${facility}/${productionLine ?? 'stock'}${period === '' ? '' : `/${period}`} for ${line}${quality === null ? '' : ` in class ${quality}`}`
}

function partKey({ slot, unitPrice, arrives }: Pick<PlanRow, 'slot' | 'unitPrice' | 'arrives'>, run: string): string {
  return `${run}, delivery ${slot} on ${arrives} at ${unitPrice}`
}

function answeredRun({ allocation: { line, facility, facilityLine, period, class: quality } }: Delivery): string {
  return runKey({ line, facility, productionLine: facilityLine?.split('@')[0] ?? null, class: quality, period: period ?? '' })
}

function answeredPart(delivery: Delivery): string {
  const { allocation: { slot, arrives }, source: { unitPrice } } = delivery
  return partKey({ slot, arrives, unitPrice: decimalText(String(unitPrice)) }, answeredRun(delivery))
}

/** Hours of what is made, each run with its set-up. */
function hoursOf(deliveries: readonly Delivery[]): Sums {
  const runs = Map.groupBy(deliveries.filter(({ source }) => source.from === 'LINE'), ({ sourceKey, lineKey }) => `${sourceKey} ${lineKey}`)
  const hours = [...runs.values()].flatMap((run) => run.map((delivery, at) => ({ delivery, hours: hoursIn(delivery, at === 0) })))
  return summed(hours, ({ delivery }) => answeredRun(delivery), (each) => each.hours)
}

function hoursIn({ source, quantity }: Delivery, isFirst: boolean): Decimal {
  if (source.from === 'STOCK') return new Decimal(0)
  const { unitsPerHour, setupHours } = source.capability
  return new Decimal(quantity.toFixed()).dividedBy(unitsPerHour).plus(isFirst ? setupHours : 0)
}

interface Payment { of: string; amount: Decimal | string }

/** What each facility is paid for a delivery, and for setting up: rounded to what can be paid. */
function costDifferences({ deliveries, rows }: Pick<Sides, 'deliveries' | 'rows'>, unit: Decimal): Difference[] {
  const shown = rows.flatMap(({ facility, slot, productionCost, transportCost, setupCost }) => paymentsOf(`${facility} for ${slot}`, facility, [productionCost, transportCost, setupCost]))
  const answered = [...Map.groupBy(deliveries, ({ facility }) => facility.id)].flatMap(([facility, own]) => {
    const bySlot = Map.groupBy(own, ({ allocation }) => allocation.slot)
    const perSlot = [...bySlot].map(([slot, parts]) => ({ slot, ...breakdownOf(parts) }))
    return [
      ...perSlot.flatMap(({ slot, production, transport }) => paymentsOf(`${facility} for ${slot}`, facility, [production, transport, '0'])),
      { of: `setup of ${facility}`, amount: breakdownOf(own).setup },
    ]
  })
  const sums = (payments: readonly Payment[]): Sums => summed(payments, ({ of }) => of, ({ amount }) => amount)
  return differing('money', sums(shown), sums(answered), unit)
}

function paymentsOf(delivery: string, facility: string, [production = '0', transport = '0', setup = '0']: readonly (Decimal | string)[]): Payment[] {
  return [{ of: `production of ${delivery}`, amount: production }, { of: `transport of ${delivery}`, amount: transport }, { of: `setup of ${facility}`, amount: setup }]
}
