import type { Rules } from '../../../platform/rules.js'
import { daysBetween } from '../../../values/calendar-date.js'

const MOST_DAYS = 732

export const declarable = {
  ONCE_PER_DAY: {
    breaks: ({ date }, declared) =>
      declared.filter((other) => other.date === date).map((other) => ({ path: ['input', 'date'], data: { date, name: other.name, id: other.id } })),
    text: { en: '{date} is a holiday already: {name}.', id: '{date} sudah hari libur: {name}.' },
  },
} satisfies Rules<{ date: string }, readonly { id: string; date: string; name: string }[]>

export const listable = {
  A_RANGE_OF_DAYS: {
    breaks: ({ from, to }) => to <= from || daysBetween(from, to) > MOST_DAYS ? [{ path: ['to'], data: { from, to } }] : [],
    text: {
      en: 'Give an end after the first day and at most two years after it; {from} to {to} is not.',
      id: 'Berikan akhir sesudah hari pertama dan paling lama dua tahun; {from} sampai {to} tidak demikian.',
    },
  },
} satisfies Rules<{ from: string; to: string }, null>
