import { describeConstraints } from '../../platform/database/constraint-errors.js'

describeConstraints({
  match_plan__one_at_a_time: {
    en: 'Another plan of the request is in force already. Release it before you hold this one.',
    id: 'Rencana lain untuk permintaan ini sudah berlaku. Lepaskan dahulu sebelum menahan yang ini.',
  },
  clearing_run__one_per_region: {
    en: 'The region is being cleared already. Wait for that run to end, or stop it.',
    id: 'Wilayah ini sedang diselesaikan. Tunggu sampai selesai, atau hentikan.',
  },
  match_plan__number: { en: 'The number was just taken; try again.', id: 'Nomor baru saja dipakai; coba lagi.' },
})
