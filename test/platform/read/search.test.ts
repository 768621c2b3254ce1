import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { AMEND, aDraft, aLine, aLot, aSlot, drafted, published, type Drafted } from '../../support/requests.js'
import { aFacility, aProduct } from '../../support/workshop.js'

const REQUESTS = 'query ($search: String) { bulkRequests(filter: { search: $search }, orderBy: OLDEST) { totalCount edges { node { title } } } }'
const FACILITIES = 'query ($search: String) { facilities(filter: { search: $search }, orderBy: OLDEST) { totalCount edges { node { name } } } }'
const PRODUCTS = 'query ($search: String) { products(filter: { search: $search }, orderBy: OLDEST) { totalCount edges { node { name } } } }'

describe('search', () => {
  let app: TestApp
  let officer: ActingClient
  let rival: ActingClient
  let manager: ActingClient
  let school: Drafted
  beforeAll(async () => {
    app = await startTestApp()
    const ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    officer = await actor(app, { name: 'Dinas Pendidikan', kind: 'AGENCY' })
    rival = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    manager = await actor(app, { name: 'Lapas Tangerang', kind: 'FACILITY', roles: ['PRODUCTION_MANAGER'] })
    const batako = await aProduct(ministry, { name: 'Batako berlubang', description: 'Hollow concrete blocks for walls' })
    await aFacility(manager, { name: 'Bengkel Jawara Beton', description: 'Mencetak paving dan kanstin di Kota Tangerang' })
    await aFacility(manager, { name: 'Dapur Roti', region: '33.18' })
    const line = aLine(batako, { description: 'warna abu-abu', slots: [aSlot('500', { place: 'SDN Menteng 01', address: 'Jalan Besuki' })] })
    school = await published(officer, aDraft([aLot([line], { title: 'Dinding' })], { title: 'Pengadaan tembok sekolah', description: 'Building the walls of 3 schools' }))
    await drafted(officer, aDraft([aLot([aLine(batako)])], { title: 'Rahasia taman kota' }))
  })
  afterAll(() => app.close())

  const found = async (viewer: ActingClient, query: string, search: string): Promise<string[]> => {
    const [list] = Object.values(await viewer.ask(query, { search }))
    const names = list.edges.map(({ node }: any) => node.title ?? node.name)
    expect(list.totalCount).toBe(names.length)
    return names
  }

  it('refuses to search for a whole novel', async () => {
    expect(await manager.refusal(REQUESTS, { search: 'x'.repeat(201) })).toMatchObject({ code: 'BAD_INPUT', path: ['filter', 'search'] })
  })

  it.each(['', 'yang untuk di', 'the of and', '   ', '!!! & | <-> :*', '((', '"', '\'', '\\', '\0', '-', '🧱', 'tembok\'); drop table bulk_request; --'])('finds nothing for %j', async (search) => {
    expect(await found(manager, REQUESTS, search)).toEqual([])
  })

  it.each([
    ['the stem of an Indonesian word', 'temboknya'], ['a prefix and a suffix', 'sekolahan'], ['a word inside a derived one', 'mengadakan'],
    ['English in another form', 'school'], ['English in another form', 'wall build'], ['both languages at once', 'pengadaan walls'],
    ['its number', 'REQ-2026-000001'], ['the end of its number', '000001'], ['its lot', 'dinding'], ['its line', 'abu-abu'], ['its product', 'batako'],
    ['its place', 'sdn menteng'], ['its address', 'jalan besuki'], ['its region', '31.71'], ['stop words between', 'tembok untuk sekolah'], ['English ones', 'walls of the school'],
    ['a phrase', '"tembok sekolah"'], ['a phrase with a stop word', '"walls of 3"'], ['one word or another', 'jembatan or tembok'], ['capitals', 'TEMBOK'],
  ])('finds a request by %s', async (_, search) => {
    expect(await found(manager, REQUESTS, search)).toEqual(['Pengadaan tembok sekolah'])
  })

  it.each([
    ['a word more than it has', 'tembok jembatan'], ['a word that it excludes', 'tembok -sekolah'], ['a phrase in another order', '"sekolah tembok"'], ['a half word', 'temb'],
  ])('does not find it by %s', async (_, search) => {
    expect(await found(manager, REQUESTS, search)).toEqual([])
  })

  it('shows only what may be seen: a draft to its buyer, nothing to other buyers', async () => {
    expect(await found(officer, REQUESTS, 'taman')).toEqual(['Rahasia taman kota'])
    for (const viewer of [manager, rival]) expect(await found(viewer, REQUESTS, 'taman')).toEqual([])
    expect(await found(rival, REQUESTS, 'sekolah')).toEqual([])
  })

  it('finds a request by the place to which it was amended, and no more by the old one', async () => {
    const input = { expectedVersion: school.version, rationale: 'The school moved', lines: [{ lineId: school.lineId, slots: [aSlot('500', { place: 'SMP Kemayoran' })] }] }
    await officer.ask(AMEND, { id: school.id, input })
    expect(await found(manager, REQUESTS, 'kemayoran')).toEqual(['Pengadaan tembok sekolah'])
    expect(await found(manager, REQUESTS, 'besuki')).toEqual([])
  })

  it('finds facilities by name, region and what they say of themselves', async () => {
    for (const search of ['jawara', 'paving', 'cetak', 'kota tangerang', 'kanstin -roti']) expect(await found(officer, FACILITIES, search)).toEqual(['Bengkel Jawara Beton'])
    expect(await found(officer, FACILITIES, '33.18')).toEqual(['Dapur Roti'])
    expect(await found(officer, FACILITIES, 'bengkel or dapur')).toEqual(['Bengkel Jawara Beton', 'Dapur Roti'])
  })

  it('finds products in either language', async () => {
    for (const search of ['batako', 'berlubang', 'lubang', 'block', 'wall']) expect(await found(officer, PRODUCTS, search)).toEqual(['Batako berlubang'])
  })
})
