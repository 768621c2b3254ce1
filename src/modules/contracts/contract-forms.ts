import { decimal } from '../../values/decimal.js'
import type { Money } from '../../values/money.js'
import type { ProcurementRoute } from '../requests/index.js'
import type { ContractForm } from './contract.enums.js'

interface FormRule { from: string; upTo: string | null; form: ContractForm }

/** Forms by value for goods, in rupiah, valid from a date. Source: Perpres 16/2018 article 28, as read in the research of 2026. */
const FORMS_BY_VALUE: readonly FormRule[] = [
  { from: '2018-03-22', upTo: '10000000', form: 'PURCHASE_PROOF' },
  { from: '2018-03-22', upTo: '50000000', form: 'RECEIPT' },
  { from: '2018-03-22', upTo: '200000000', form: 'WORK_ORDER_LETTER' },
  { from: '2018-03-22', upTo: null, form: 'CONTRACT' },
]

/** Routes whose form does not depend on the value. */
const FORM_BY_ROUTE: Partial<Record<ProcurementRoute, ContractForm>> = { E_PURCHASING: 'ORDER_LETTER', SWAKELOLA_TYPE_II: 'CONTRACT' }

/** The form that a contract of this value takes under a route, on a day. */
export function contractForm(value: Money, route: ProcurementRoute, day: string): ContractForm {
  const fixed = FORM_BY_ROUTE[route]
  if (fixed) return fixed
  const rule = FORMS_BY_VALUE.find(({ from, upTo }) => from <= day && (upTo === null || decimal(value.amount).lessThanOrEqualTo(upTo)))
  return rule?.form ?? 'CONTRACT'
}
