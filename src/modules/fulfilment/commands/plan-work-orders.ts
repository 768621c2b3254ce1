import { nextNumber } from '../../../platform/numbers.js'
import type { Tx } from '../../../platform/transaction.js'
import { startOfWeek } from '../../../values/calendar-date.js'
import { decimalText, sumOf } from '../../../values/decimal.js'
import { lockContractFor, type Contract, type ContractLine } from '../../contracts/index.js'
import { Batch } from '../batch.entity.js'
import type { SampleStatus } from '../fulfilment.enums.js'
import { productionPolicy } from '../fulfilment.policy.js'
import { expectContract, RUNNING } from '../locked-contract.js'
import { productionFor, type Production, type ProductionDay } from '../production-days.js'
import { WorkOrder } from '../work-order.entity.js'

/**
 * Turns what is planned and not ordered yet into work orders, one for each line of the contract and production line, with a batch a week.
 * @throws RULES_BROKEN NOT_ENOUGH_CAPACITY
 */
export async function planWorkOrders(tx: Tx, contractId: string): Promise<WorkOrder[]> {
  const { contract, lines } = await lockContractFor(tx, { id: contractId, policy: productionPolicy, action: 'planWorkOrders' })
  expectContract(contract, 'planWorkOrders', RUNNING)

  const productions: Production[] = []
  for (const line of lines) productions.push(...await productionFor(tx, contract, line))
  // Numbers come last: others wait for the series from then on, and must not be waited for.
  const orders: WorkOrder[] = []
  for (const production of productions) orders.push(await order(tx, contract, production))
  return orders
}

async function order(tx: Tx, contract: Contract, { line, days, isReplacement }: Production): Promise<WorkOrder> {
  const first = days[0]?.allocation
  if (!first?.productionLine) throw new Error('a work order needs a production line')
  const { buyer, supplier, facility } = contract
  const workOrder = tx.create(WorkOrder, {
    contract, contractLine: line, buyer, supplier, facility, productionLine: first.productionLine, status: 'OPEN',
    number: await nextNumber(tx, 'WO', tx.now.getUTCFullYear()), quantity: totalOf(days), unit: line.unit,
    startOn: first.day ?? '', endOn: days.at(-1)?.allocation.day ?? '', isReplacement, sample: await sampleFor(tx, line),
  })
  inBatches(days).forEach((batch, index) => tx.create(Batch, {
    workOrder, contract, contractLine: line, buyer, supplier, position: index + 1, status: 'PLANNED', quantity: totalOf(batch), unit: line.unit,
    plannedOn: batch[0]?.allocation.day ?? '', allocations: batch.map(({ allocation }) => allocation.id),
  }))
  const { number, quantity, unit, startOn, endOn } = workOrder
  tx.record('WorkOrderPlanned', workOrder, { number, quantity, unit, startOn, endOn, isReplacement })
  return workOrder
}

/** A sample that the buyer has approved is good for all that is made for the line. */
async function sampleFor(tx: Tx, line: ContractLine): Promise<SampleStatus> {
  if (!line.product.requiresSample) return 'NOT_REQUIRED'
  return await tx.em.count(WorkOrder, { contractLine: line, sample: 'APPROVED' }) > 0 ? 'APPROVED' : 'AWAITED'
}

/** A batch a week; days that finish nothing belong to the batch that they begin. */
function inBatches(days: readonly ProductionDay[]): ProductionDay[][] {
  const batches = new Map<string, ProductionDay[]>()
  let begun: ProductionDay[] = []
  for (const day of days) {
    begun.push(day)
    if (day.quantity === '0') continue
    const week = startOfWeek(day.allocation.day ?? '')
    batches.set(week, [...batches.get(week) ?? [], ...begun])
    begun = []
  }
  return [...batches.values()]
}

function totalOf(days: readonly ProductionDay[]): string {
  return decimalText(sumOf(days.map(({ quantity }) => quantity)))
}
