import { describeConstraints } from '../../platform/database/constraint-errors.js'

describeConstraints({
  promise_revision__one_open: {
    en: 'Another proposed day for this line waits for the buyer\'s answer.', id: 'Usulan tanggal lain untuk baris ini masih menunggu jawaban pembeli.',
  },
  receipt__one_per_shipment: { en: 'This shipment was received already.', id: 'Pengiriman ini sudah diterima.' },
})
