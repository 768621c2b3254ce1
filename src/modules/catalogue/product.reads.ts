import { actionsOf } from '../../platform/available-actions.js'
import { readModel } from '../../platform/read/read-model.js'
import { Product } from './product.entity.js'
import { productLifecycle } from './product.lifecycle.js'
import { productPolicy } from './product.policy.js'

readModel(Product, {
  view: productPolicy.view,
  open: [
    'version', 'code', 'name', 'description', 'kind', 'unit', 'qualityClasses', 'conversions', 'curingDays', 'shelfLifeDays',
    'minimumRemainingLifePercent', 'requiresSample', 'status', 'createdAt',
  ],
  computed: { availableActions: actionsOf([{ policy: productPolicy, lifecycle: productLifecycle }]) },
  filters: {
    kind: { property: 'kind', op: 'in' },
    status: { property: 'status', op: 'in' },
    search: { property: 'search', op: 'search' },
  },
  orders: { NAME: [['name', 'asc']], CODE: [['code', 'asc']] },
})
