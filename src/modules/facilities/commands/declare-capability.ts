import { expectState } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Money } from '../../../values/money.js'
import { Product } from '../../catalogue/index.js'
import { Capability } from '../capability.entity.js'
import type { DeclareCapabilityInput } from '../capability.inputs.js'
import { declarable, type CapabilityDraft } from '../capability.rules.js'
import { lineLifecycle } from '../facility.lifecycle.js'
import { lockLine } from '../facility-locks.js'
import { linePolicy } from '../facility.policy.js'

/** A line can make one product in one class at one rate and price at a time. */
export async function declareCapability(tx: Tx, input: DeclareCapabilityInput): Promise<Capability> {
  const line = await lockLine(tx, input.lineId)
  authorize(linePolicy, 'declareCapability', tx.actor, line)
  expectState(lineLifecycle, 'declareCapability', line)
  const product = await tx.get(Product, input.productId)
  const draft = draftOf(input)
  const others = await tx.em.find(Capability, { line: line.id, product: product.id, qualityClass: draft.qualityClass })
  enforce(declarable, draft, { product, others })

  const { facility, organization } = line
  const capability = tx.create(Capability, { line, facility, organization, product, ...draft })
  const { qualityClass, validFrom, validTo } = draft
  tx.record('CapabilityDeclared', capability, { lineId: line.id, productId: product.id, qualityClass, validFrom, validTo })
  return capability
}

function draftOf(input: DeclareCapabilityInput): CapabilityDraft {
  const { outputPerHour, setupHours, minimumBatch, validFrom } = input
  const unitPrice = input.unitPrice.toMoney()
  return {
    outputPerHour, setupHours, minimumBatch, validFrom, unitPrice,
    setupCost: input.setupCost?.toMoney() ?? Money.zero(unitPrice.currency),
    qualityClass: input.qualityClass ?? null, maximumPerDay: input.maximumPerDay ?? null, validTo: input.validTo ?? null,
  }
}
