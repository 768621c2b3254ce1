import { expectState } from '../../../platform/lifecycle.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText, type Decimal } from '../../../values/decimal.js'
import { Money } from '../../../values/money.js'
import { Facility } from '../../facilities/index.js'
import type { ContractAmendment, LineChange } from '../contract-amendment.entity.js'
import type { ContractLine } from '../contract-line.entity.js'
import type { Contract } from '../contract.entity.js'
import { contractLifecycle } from '../contract.lifecycle.js'
import { amendable } from '../contract.rules.js'
import { moveQuantity } from '../line-ledger.js'
import { answerAmendment } from '../locked-amendment.js'
import { tellCut } from '../reactions.js'
import { reserveProduction } from '../reserve-production.js'
import { settleContract } from '../settle-contract.js'
import { dayIn } from '../../../values/calendar-date.js'

/** The other side agrees: the lines change now, after the rules and the capacity were checked again. */
export async function acceptAmendment(tx: Tx, id: string): Promise<ContractAmendment> {
  const { amendment, contract, request, lines } = await answerAmendment(tx, id, 'acceptAmendment')
  expectState(contractLifecycle, 'proposeAmendment', contract)
  const { changes, number } = amendment
  const { timezone } = await tx.get(Facility, contract.facility.id)
  enforce(amendable, { lines, changes, today: dayIn(timezone, tx.now), openAmendments: 0 }, null)

  for (const change of changes) for (const line of lines.filter((of) => of.id === change.lineId)) await apply(tx, contract, { line, change })
  contract.revision += 1
  tx.record('AmendmentAccepted', amendment, { number, revision: contract.revision })
  tx.record('ContractAmended', contract, { number, revision: contract.revision, value: contract.value.amount, currency: contract.value.currency })
  await settleContract(tx, { contract, request, lines })
  return amendment
}

/** The date first: more is reserved so that it arrives by the new one. */
async function apply(tx: Tx, contract: Contract, { line, change: { ordered, unitPrice, promisedOn } }: { line: ContractLine; change: LineChange }): Promise<void> {
  const before = worth(line)
  if (promisedOn !== undefined) line.revisedOn = promisedOn
  if (unitPrice !== undefined) line.unitPrice = new Money(unitPrice, line.unitPrice.currency)
  if (ordered !== undefined) await changeQuantity(tx, contract, { line, by: decimal(ordered).minus(line.ordered).plus(line.cancelled) })
  contract.value = contract.value.plus(worth(line).minus(before)).round()
}

/** More needs capacity, which is reserved now or the amendment fails; less gives back what is not begun. */
async function changeQuantity(tx: Tx, contract: Contract, { line, by }: { line: ContractLine; by: Decimal }): Promise<void> {
  if (by.isZero()) return
  if (by.isNegative()) {
    moveQuantity(line, decimalText(by.negated()), 'planned', 'cancelled')
    return await tellCut(tx, contract, line)
  }
  await reserveProduction(tx, contract, { line, quantity: decimalText(by), by: line.revisedOn ?? line.promisedOn })
  line.ordered = decimalText(decimal(line.ordered).plus(by))
  line.planned = decimalText(decimal(line.planned).plus(by))
}

function worth(line: ContractLine): Money {
  return line.unitPrice.times(decimal(line.ordered).minus(line.cancelled))
}
