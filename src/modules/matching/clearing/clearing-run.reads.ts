import { readModel } from '../../../platform/read/read-model.js'
import { Organization } from '../../organizations/index.js'
import { ClearingRun } from './clearing-run.entity.js'
import { clearingRunPolicy } from './clearing-run.policy.js'

readModel(ClearingRun, {
  view: clearingRunPolicy.view,
  relations: { organization: { one: () => Organization, by: 'organization' } },
  filters: { status: { property: 'status', op: 'in' } },
})
