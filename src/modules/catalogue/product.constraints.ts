import { describeConstraints } from '../../platform/database/constraint-errors.js'

describeConstraints({
  product__code: { en: 'Another product has this code.', id: 'Produk lain sudah memakai kode ini.' },
})
