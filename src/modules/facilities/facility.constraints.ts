import { describeConstraints } from '../../platform/database/constraint-errors.js'

describeConstraints({
  capability__one_at_a_time: {
    en: 'The line has a capability for this product and class in that time already.',
    id: 'Lini sudah memiliki kemampuan untuk produk dan kelas ini pada waktu itu.',
  },
  capacity_bucket__never_oversold: {
    en: 'A day would have more hours held and booked than it has. Nothing was changed.',
    id: 'Jam yang ditahan dan dipesan pada suatu hari akan melebihi yang tersedia. Tidak ada yang berubah.',
  },
  stock_item__never_oversold: {
    en: 'More of the stock would be held and booked than there is. Nothing was changed.',
    id: 'Stok yang ditahan dan dipesan akan melebihi yang ada. Tidak ada yang berubah.',
  },
  stock_item__serial: {
    en: 'The facility has stock of this product with this serial already.',
    id: 'Fasilitas sudah memiliki stok produk ini dengan nomor seri ini.',
  },
  holiday__once_per_day: { en: 'That day is a holiday already.', id: 'Hari itu sudah hari libur.' },
  reservation_entry__held_once: { en: 'This allocation holds that capacity already.', id: 'Alokasi ini sudah menahan kapasitas tersebut.' },
})
