import { describeConstraints } from '../../platform/database/constraint-errors.js'

describeConstraints({
  contract__one_per_award: { en: 'The contract for this award exists already.', id: 'Kontrak untuk penetapan ini sudah ada.' },
  contract_line__conserves_quantity: {
    en: 'The quantities of a line no longer add up to what is ordered; nothing was changed.', id: 'Kuantitas baris tidak lagi sama dengan pesanan; tidak ada yang diubah.',
  },
})
