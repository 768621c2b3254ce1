import { authorizeAction } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Product } from '../../catalogue/index.js'
import { transportTariffPolicy } from '../match-plan.policy.js'
import type { DeclareTransportTariffInput } from '../transport-tariff.inputs.js'
import { TransportTariff } from '../transport-tariff.entity.js'
import { payable } from '../transport-tariff.rules.js'

/** Says what carrying goods costs from a day on. Plans that exist keep the tariff that they were computed with. */
export async function declareTransportTariff(tx: Tx, input: DeclareTransportTariffInput): Promise<TransportTariff> {
  authorizeAction(transportTariffPolicy, 'declareTransportTariff', tx.actor)
  const { productId, tripLoad = null, ...figures } = input
  const product = productId ? await tx.get(Product, productId) : null
  const open = await tx.lockAll(TransportTariff, { product: product?.id ?? null, unit: input.unit, currency: input.currency, validTo: null })
  enforce(payable, { ...input, product, open }, null)

  for (const earlier of open) earlier.validTo = input.validFrom
  const tariff = tx.create(TransportTariff, { ...figures, product, tripLoad })
  tx.record('TransportTariffDeclared', tariff, { unit: input.unit, perUnitKm: input.perUnitKm, currency: input.currency, validFrom: input.validFrom })
  return tariff
}
