/** A day off of a calendar: reference data, entered by hand from its source. */
export interface HolidayRecord {
  readonly date: string
  readonly name: string
  readonly kind: 'NATIONAL' | 'COLLECTIVE_LEAVE'
  readonly source: string
}

/** The joint decree of three ministers for 2026, as reported by brilio.net (20 September 2025) and lintaspriangan.com. */
const SKB_2026 = 'SKB 3 Menteri No. 1497/2025, 2/2025, 5/2025'
/** No decree for 2027 was found: only what the law fixes to a date is certain. The authority declares the rest. */
const FIXED_DATES = 'Fixed by law to this date; the joint decree for 2027 is still to be entered'

const national = (source: string, days: readonly (readonly [date: string, name: string])[]): HolidayRecord[] =>
  days.map(([date, name]) => ({ date, name, kind: 'NATIONAL', source }))

const collectiveLeave = (source: string, days: readonly (readonly [date: string, name: string])[]): HolidayRecord[] =>
  days.map(([date, occasion]) => ({ date, name: `Cuti bersama ${occasion}`, kind: 'COLLECTIVE_LEAVE', source }))

/** Indonesia's national holidays and collective leave: 2026 whole, of 2027 what is certain. */
export const HOLIDAYS_ID: readonly HolidayRecord[] = [
  ...national(SKB_2026, [
    ['2026-01-01', 'Tahun Baru Masehi'],
    ['2026-01-16', 'Isra Mikraj'],
    ['2026-02-17', 'Tahun Baru Imlek 2577'],
    ['2026-03-19', 'Nyepi 1948'],
    ['2026-03-21', 'Idul Fitri 1447 H'],
    ['2026-03-22', 'Idul Fitri 1447 H'],
    ['2026-04-03', 'Wafat Yesus Kristus'],
    ['2026-04-05', 'Paskah'],
    ['2026-05-01', 'Hari Buruh'],
    ['2026-05-14', 'Kenaikan Yesus Kristus'],
    ['2026-05-27', 'Idul Adha 1447 H'],
    ['2026-05-31', 'Waisak 2570 BE'],
    ['2026-06-01', 'Hari Lahir Pancasila'],
    ['2026-06-16', 'Tahun Baru Islam 1448 H'],
    ['2026-08-17', 'Hari Kemerdekaan'],
    ['2026-08-25', 'Maulid Nabi'],
    ['2026-12-25', 'Natal'],
  ]),
  ...collectiveLeave(SKB_2026, [
    ['2026-02-16', 'Imlek'],
    ['2026-03-18', 'Nyepi'],
    ['2026-03-20', 'Idul Fitri'],
    ['2026-03-23', 'Idul Fitri'],
    ['2026-03-24', 'Idul Fitri'],
    ['2026-05-15', 'Kenaikan Yesus Kristus'],
    ['2026-05-28', 'Idul Adha'],
    ['2026-12-24', 'Natal'],
  ]),
  ...national(FIXED_DATES, [
    ['2027-01-01', 'Tahun Baru Masehi'],
    ['2027-05-01', 'Hari Buruh'],
    ['2027-06-01', 'Hari Lahir Pancasila'],
    ['2027-08-17', 'Hari Kemerdekaan'],
    ['2027-12-25', 'Natal'],
  ]),
]
