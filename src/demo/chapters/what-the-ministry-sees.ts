import { expectThat, type Story } from '../story.js'

interface Overview {
  fulfilmentOverview: { facility: { name: string }; hoursAvailable: string; hoursBooked: string; activeContracts: number; arrivals: number; onTimeArrivals: number }[]
  reconcileCapacity: { compared: number; entries: number; drift: unknown[] }
  organizations: { totalCount: number }
}

/** The supervisor's view over everybody, and the proof that nothing was oversold. */
export async function whatTheMinistrySees({ tell, ministry }: Story): Promise<void> {
  tell.chapter('What the ministry sees')
  const { fulfilmentOverview, reconcileCapacity, organizations } = await ministry.ask<Overview>(`{
    fulfilmentOverview { facility { name } hoursAvailable hoursBooked activeContracts arrivals onTimeArrivals }
    reconcileCapacity { compared entries drift { __typename } } organizations(filter: { status: [UNVERIFIED] }) { totalCount } }`)
  tell.table([
    ['facility', 'hours, 30 days', 'booked', 'contracts', 'arrivals', 'on time'],
    ...fulfilmentOverview.map(({ facility, hoursAvailable, hoursBooked, activeContracts, arrivals, onTimeArrivals }) =>
      [facility.name, Number(hoursAvailable).toFixed(0), Number(hoursBooked).toFixed(1), String(activeContracts), String(arrivals), String(onTimeArrivals)]),
  ])
  expectThat(reconcileCapacity.drift.length === 0, 'the ledger of reservations equals the calendars')
  tell.held(`${reconcileCapacity.entries} entries of the reservations' ledger agree with ${reconcileCapacity.compared} days and stocks; ${organizations.totalCount} organization waits to be verified.`)
}
