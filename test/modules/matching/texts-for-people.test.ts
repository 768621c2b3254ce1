import { describe, expect, it } from 'vitest'
import { say } from '../../../src/modules/matching/engine/index.js'
import { differenceText } from '../../../src/modules/matching/commands/difference-texts.js'
import { verdictText } from '../../../src/modules/matching/instance/verdict-texts.js'
import { dateText, quantityText } from '../../../src/modules/matching/planning/relaxations.js'

const lack = (needed: string, free: string, part: object = {}) => ({ day: '2026-12-31', needed, free, isStock: false, ...part })

describe('what a plan says to people', () => {
  it('has quantities as each language writes them, with all their digits: 751.632 is not seven hundred thousand', () => {
    expect(quantityText('3422.632', 'MTK', true)).toEqual({
      en: 'At most 3,422.632 MTK can be there on the dates asked for.', id: 'Paling banyak 3.422,632 MTK dapat tiba pada tanggal yang diminta.',
    })
    expect(quantityText('751.632001', 'MTK', false)).toEqual({
      en: '751.632001 MTK can be there on the dates asked for.', id: '751,632001 MTK dapat tiba pada tanggal yang diminta.',
    })
    expect(verdictText('CHOSEN', { name: 'Bengkel FABA 1.2', quantity: '751.632', unit: 'MTK' })).toEqual({
      en: 'Bengkel FABA 1.2 delivers 751.632 MTK.', id: 'Bengkel FABA 1.2 mengirim 751,632 MTK.',
    })
  })

  it('has dates in words', () => {
    expect(dateText('2026-12-31', true)).toEqual({ en: 'All of it can be there on 31 December 2026 at the earliest.', id: 'Semuanya dapat tiba paling cepat pada 31 Desember 2026.' })
    expect(dateText('2027-05-02', false)).toEqual({ en: 'All of it can be there on 2 May 2027.', id: 'Semuanya dapat tiba pada 2 Mei 2027.' })
    expect(verdictText('NO_CAPACITY_BEFORE', { name: 'Lapas', day: '2026-12-31' })).toEqual({
      en: 'Lapas has no free hours whose output would arrive by 31 December 2026.', id: 'Lapas tidak memiliki jam kosong yang hasilnya tiba paling lambat 31 Desember 2026.',
    })
  })

  it('has money as each language writes it', () => {
    expect(verdictText('TOO_DEAR', { name: 'Lapas', money: '75368.11', unit: 'MTK' })).toEqual({
      en: 'Lapas would cost 75,368.11 more for each MTK, delivered, than the plan pays.', id: 'Lapas lebih mahal 75.368,11 per MTK sampai tujuan daripada rencana ini.',
    })
  })

  it('tells what is no longer free in the same way', () => {
    expect(differenceText('CAPACITY_GONE', [lack('1250.75', '0.5')])).toEqual({
      en: 'Of the hours that the plan took, 1,250.25 are no longer free, on 1 day from 31 December 2026 on.',
      id: 'Dari jam yang dipakai rencana, 1.250,25 tidak lagi tersedia, pada 1 hari sejak 31 Desember 2026.',
    })
    expect(differenceText('CAPACITY_GONE', [lack('1000.5', '0', { isLimit: true }), lack('2000.25', '0', { isStock: true, day: null })])).toEqual({
      en: 'Of what it may make in a day, 1,000.5 that the plan took are no longer free, on 1 day from 31 December 2026 on. Of the stock that the plan took, 2,000.25 are gone.',
      id: 'Dari batas produksi harian, 1.000,5 yang dipakai rencana tidak lagi tersedia, pada 1 hari sejak 31 Desember 2026. Dari stok yang dipakai rencana, 2.000,25 sudah terpakai.',
    })
  })

  it('writes a decimal text digit by digit, however long it is', () => {
    expect(say(({ quantity }) => quantity('12345678901234567.123456'), ({ quantity }) => quantity('12345678901234567.123456')))
      .toEqual({ en: '12,345,678,901,234,567.123456', id: '12.345.678.901.234.567,123456' })
  })
})
