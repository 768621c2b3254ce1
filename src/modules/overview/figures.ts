import type { ContractStatus } from '../contracts/index.js'
import type { BulkRequestStatus } from '../requests/index.js'
import { decimalText } from '../../values/decimal.js'
import { Money } from '../../values/money.js'
import type { BuyerFigures, FacilityFigures, Figures } from './figures.types.js'
import type { Group, Sum } from './sum-tallies.js'

/** Reads a group's sums as the figures that facilities and buyers share. */
function figures({ month, province, region, sums }: Group, cursor: string): Figures {
  const contracts = of(sums, 'CONTRACTS').map(({ key, currency, count, amount }) => ({ status: key as ContractStatus, count, value: new Money(amount, currency).round() }))
  return {
    cursor, month, province, region, contracts,
    activeContracts: contracts.filter(({ status }) => status === 'ACTIVE').reduce((total, { count }) => total + count, 0),
    acceptedValue: of(sums, 'ACCEPTED').map(({ currency, amount }) => new Money(amount, currency).round()),
    arrivals: of(sums, 'ARRIVALS').reduce((total, { count }) => total + count, 0),
    onTimeArrivals: of(sums, 'ARRIVALS', 'ON_TIME')[0]?.count ?? 0,
  }
}

export function facilityFigures(group: Group, { cursor, facility }: { cursor: string; facility: object | null }): FacilityFigures {
  const hours = (key: string): string => decimalText(of(group.sums, 'HOURS', key)[0]?.amount ?? '0')
  return { ...figures(group, cursor), facility, hoursAvailable: hours('AVAILABLE'), hoursHeld: hours('HELD'), hoursBooked: hours('BOOKED') }
}

export function buyerFigures(group: Group, { cursor, buyer }: { cursor: string; buyer: object | null }): BuyerFigures {
  return { ...figures(group, cursor), buyer, requests: of(group.sums, 'REQUESTS').map(({ key, count }) => ({ status: key as BulkRequestStatus, count })) }
}

function of(sums: readonly Sum[], measure: string, key?: string): Sum[] {
  return sums.filter((sum) => sum.measure === measure && (key === undefined || sum.key === key))
}
