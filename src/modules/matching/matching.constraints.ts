import { describeConstraints } from '../../platform/database/constraint-errors.js'

describeConstraints({
  match_plan__one_at_a_time: {
    en: 'Another plan of the request is in force already. Release it before you hold this one.',
    id: 'Rencana lain untuk permintaan ini sudah berlaku. Lepaskan dahulu sebelum menahan yang ini.',
  },
  match_plan__number: { en: 'The number was just taken; try again.', id: 'Nomor baru saja dipakai; coba lagi.' },
})
