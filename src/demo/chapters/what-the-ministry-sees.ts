import { expectThat, type Story } from '../story.js'

interface Overview {
  fulfilmentOverview: { facility: { name: string }; hoursAvailable: string; hoursBooked: string; activeContracts: number; arrivals: number; onTimeArrivals: number }[]
  reconcileOverview: { compared: number; drift: unknown[] }
  reconcileCapacity: { compared: number; entries: number; drift: unknown[] }
  organizations: { totalCount: number }
}

/** The supervisor's view over everybody, and the proof that nothing was oversold. */
export async function whatTheMinistrySees({ tell, ministry }: Story): Promise<void> {
  tell.chapter('What the ministry sees')
  const { fulfilmentOverview, reconcileOverview, reconcileCapacity, organizations } = await ministry.ask<Overview>(`{
    fulfilmentOverview { facility { name } hoursAvailable hoursBooked activeContracts arrivals onTimeArrivals }
    reconcileOverview { compared drift { __typename } }
    reconcileCapacity { compared entries drift { __typename } } organizations(filter: { status: [UNVERIFIED] }) { totalCount } }`)
  tell.table([
    ['facility', 'hours in calendar', 'booked', 'contracts', 'arrivals', 'on time'],
    ...fulfilmentOverview.map(({ facility, hoursAvailable, hoursBooked, activeContracts, arrivals, onTimeArrivals }) =>
      [facility.name, Number(hoursAvailable).toFixed(0), Number(hoursBooked).toFixed(1), String(activeContracts), String(arrivals), String(onTimeArrivals)]),
  ])
  expectThat(reconcileOverview.drift.length === 0, 'the kept sums are what counting from scratch gives')
  expectThat(reconcileCapacity.drift.length === 0, 'the ledger of reservations equals the calendars')
  tell.held(`${reconcileCapacity.entries} entries of the reservations' ledger agree with ${reconcileCapacity.compared} days and stocks; ${organizations.totalCount} organization waits to be verified.`)
  tell.held(`${reconcileOverview.compared} kept sums are what counting everything from scratch gives.`)
}
