import type { Omission, OmissionReason } from '../answer.js'
import type { Text } from './words.js'

/** What ended explaining early, said for people. */
const texts: Record<OmissionReason, Text> = {
  TIME: { en: 'The time was over before everything was explained; more may help than is listed.', id: 'Waktu habis sebelum semuanya dijelaskan; mungkin ada cara lain yang membantu.' },
  STOPPED: { en: 'The search was stopped before everything was explained; more may help than is listed.', id: 'Pencarian dihentikan sebelum semuanya dijelaskan; mungkin ada cara lain yang membantu.' },
  SOLVES: { en: 'As many changes were solved again as one answer is explained with; more may help than is listed.', id: 'Jumlah perubahan yang dihitung ulang untuk satu jawaban sudah tercapai; mungkin ada cara lain yang membantu.' },
  LINES: { en: 'Only the first request lines are explained.', id: 'Hanya baris permintaan pertama yang dijelaskan.' },
  DATES: { en: 'Only the first later due dates were tried.', id: 'Hanya tenggat berikutnya yang terdekat yang dicoba.' },
  POOLS: { en: 'Only the hours and stocks with the cheapest goods are priced.', id: 'Hanya jam kerja dan persediaan dengan barang termurah yang dinilai.' },
  OBJECTIVE: { en: 'What would save money is told for the least cost only.', id: 'Penghematan hanya dijelaskan untuk tujuan biaya terendah.' },
}

export function omissionsOf(reasons: Iterable<OmissionReason>): Omission[] {
  return [...reasons].map(reason => ({ reason, text: texts[reason] }))
}
