import type { Tx } from '../../platform/transaction.js'
import { rulesBroken } from '../../platform/errors.js'
import { addDays, daysBetween } from '../../values/calendar-date.js'
import { decimal, decimalText, sumOf, type Decimal } from '../../values/decimal.js'
import { Money } from '../../values/money.js'
import { bookCapacity, Capability, holdCapacity, ProductionLine } from '../facilities/index.js'
import { Allocation, expectWithinDayLimits } from '../matching/index.js'
import { allocationsOf, isFor } from './allocations.js'
import type { ContractLine } from './contract-line.entity.js'
import type { Contract } from './contract.entity.js'
import { freeHours, layOver, type Share } from './free-hours.js'

/** `by`: the last day of arrival; null: as early as possible. */
export interface WantedProduction { line: ContractLine; quantity: string; by: string | null }

/**
 * Reserves the facility's earliest free hours for more of a line, or for making again what was refused, and books them for the contract.
 * @throws RULES_BROKEN NOT_ENOUGH_CAPACITY with the largest quantity that is possible
 */
export async function reserveProduction(tx: Tx, contract: Contract, { line, quantity, by }: WantedProduction): Promise<Allocation[]> {
  const leadDays = await leadDaysOf(tx, contract, line)
  const rows = await freeHours(tx, contract, line)
  const shares = layOver(rows.filter(({ day }) => by === null || addDays(day, leadDays) <= by), { quantity, unit: line.unit })
  const found = sumOf(shares.map((share) => share.quantity))
  if (found.lessThan(quantity)) throw notEnough(quantity, found, line.unit)

  const allocations = shares.map((share) => allocate(tx, contract, { line, share, leadDays }))
  await holdCapacity(tx, contract.plan.id, shares.map(({ line: productionLine, day, hours }, index) => (
    { allocationId: allocations[index]?.id ?? '', line: productionLine, day, hours: decimalText(hours) })))
  await expectWithinDayLimits(tx, allocations)
  await bookCapacity(tx, { allocationIds: allocations.map(({ id }) => id), contractId: contract.id })
  return allocations
}

/** Days from production to arrival, curing and transport included: as the plan had it for the same delivery. */
export async function leadDaysOf(tx: Tx, contract: Contract, line: ContractLine): Promise<number> {
  const planned = (await allocationsOf(tx, contract)).filter((allocation) => isFor(allocation, line))
    .flatMap(({ day, arrivesOn }) => day ? [daysBetween(day, arrivesOn)] : [])
  return planned.length > 0 ? Math.min(...planned) : line.product.curingDays + 1
}

interface Reserved { line: ContractLine; share: Share; leadDays: number }

/** The reservation in the form in which the plan's own are kept, so that production is planned from one place. */
function allocate(tx: Tx, contract: Contract, { line, share, leadDays }: Reserved): Allocation {
  const { plan, award, buyer, supplier, facility } = contract
  const nothing = Money.zero(line.unitPrice.currency)
  return tx.create(Allocation, {
    plan, award, heldUnder: plan.id, isAdded: true, buyer, supplier, requestLine: line.requestLine, slot: line.slot, facility,
    productionLine: tx.em.getReference(ProductionLine, share.line), capability: tx.em.getReference(Capability, share.capability),
    qualityClass: line.qualityClass ?? null, day: share.day, quantity: decimalText(share.quantity), unit: line.unit, hours: decimalText(share.hours),
    unitPrice: line.unitPrice, productionCost: line.unitPrice.times(share.quantity).round(), transportCost: nothing, setupCost: nothing,
    arrivesOn: addDays(share.day, leadDays),
  })
}

function notEnough(quantity: string, largest: Decimal, unit: string) {
  const data = { quantity: decimal(quantity).toFixed(), largest: largest.toFixed(), unit }
  return rulesBroken([{
    code: 'NOT_ENOUGH_CAPACITY', path: ['quantity'], data,
    message: {
      en: `The facility has free capacity in time for ${data.largest} ${unit} only, not for ${data.quantity}.`,
      id: `Fasilitas hanya memiliki kapasitas untuk ${data.largest} ${unit} tepat waktu, bukan ${data.quantity}.`,
    },
  }], { shortfall: data })
}
