import { authorize } from '../../../platform/policy.js'
import { nextNumber } from '../../../platform/numbers.js'
import { unauthenticated } from '../../../platform/errors.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText } from '../../../values/decimal.js'
import { Money } from '../../../values/money.js'
import { Allocation, Award, MatchPlan } from '../../matching/index.js'
import { BulkRequest, legalDay } from '../../requests/index.js'
import { ContractLine } from '../contract-line.entity.js'
import { Contract } from '../contract.entity.js'
import { contractForm } from '../contract-forms.js'
import { contractDraftingPolicy } from '../contract.policy.js'
import { draftable } from '../contract.rules.js'

/** One contract for each facility of an accepted plan, with its dates and prices. @throws RULES_BROKEN: PLAN_IS_ACCEPTED, NOT_DRAFTED_BEFORE */
export async function draftContracts(tx: Tx, planId: string): Promise<Contract[]> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { request: { id: requestId } } = await tx.get(MatchPlan, planId)
  await tx.lock(BulkRequest, requestId)
  const plan = await tx.lock(MatchPlan, planId, { populate: ['request'] })
  authorize(contractDraftingPolicy, 'draftContracts', tx.actor, plan)
  enforce(draftable, { planStatus: plan.status, contracts: await tx.em.count(Contract, { plan }) }, null)

  const awards = await tx.em.find(Award, { plan, status: 'ACTIVE' }, { orderBy: { id: 'asc' } })
  const allocations = await tx.em.find(Allocation, { award: { $in: awards.map(({ id }) => id) } }, { orderBy: { id: 'asc' }, populate: ['requestLine.product'] })
  const contracts: Contract[] = []
  for (const award of awards) contracts.push(await draft(tx, plan, award, allocations.filter((allocation) => allocation.award?.id === award.id)))
  return contracts
}

async function draft(tx: Tx, plan: MatchPlan, award: Award, allocations: readonly Allocation[]): Promise<Contract> {
  const { buyer, supplier, facility, value } = award
  const contract = tx.create(Contract, {
    number: await nextNumber(tx, 'CTR', tx.now.getUTCFullYear()), request: plan.request, award, plan, buyer, supplier, facility, status: 'PENDING',
    form: contractForm(value, plan.request.procurementRoute, legalDay(tx.now)), value, draftedAt: tx.now,
  })
  linesOf(allocations).forEach((parts, index) => addLine(tx, contract, parts, index + 1))
  tx.record('ContractDrafted', contract, { number: contract.number, value: value.amount, currency: value.currency, form: contract.form })
  return contract
}

/** Allocations of one request line, delivery, class and price are one line. */
function linesOf(allocations: readonly Allocation[]): Allocation[][] {
  const groups = new Map<string, Allocation[]>()
  for (const allocation of allocations) {
    const key = [allocation.requestLine.id, allocation.slot.id, allocation.qualityClass ?? ''].join()
    groups.set(key, [...groups.get(key) ?? [], allocation])
  }
  return [...groups.values()].filter((parts) => parts.some(({ quantity }) => quantity !== '0'))
}

function addLine(tx: Tx, contract: Contract, parts: readonly Allocation[], position: number): void {
  const [first] = parts
  if (!first) return
  const ordered = parts.reduce((sum, { quantity }) => sum.plus(quantity), decimal('0'))
  const cost = parts.reduce((sum, { quantity, unitPrice }) => sum.plus(decimal(unitPrice.amount).times(quantity)), decimal('0'))
  tx.create(ContractLine, {
    contract, buyer: contract.buyer, supplier: contract.supplier, requestLine: first.requestLine, slot: first.slot, product: first.requestLine.product,
    position, qualityClass: first.qualityClass ?? null, unit: first.unit, ordered: decimalText(ordered), planned: decimalText(ordered),
    unitPrice: new Money(cost.dividedBy(ordered).toDecimalPlaces(4), first.unitPrice.currency),
    promisedOn: parts.map(({ arrivesOn }) => arrivesOn).toSorted().at(-1) ?? first.arrivesOn,
  })
}
