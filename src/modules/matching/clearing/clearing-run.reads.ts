import { actionsOf } from '../../../platform/available-actions.js'
import { lengthOf } from '../../../platform/read/derived.js'
import { readModel } from '../../../platform/read/read-model.js'
import { Organization } from '../../organizations/index.js'
import { ClearingRun } from './clearing-run.entity.js'
import { clearingRunLifecycle } from './clearing-run.lifecycle.js'
import { clearingRunPolicy } from './clearing-run.policy.js'

readModel(ClearingRun, {
  view: clearingRunPolicy.view,
  computed: { availableActions: actionsOf([{ policy: clearingRunPolicy, lifecycle: clearingRunLifecycle }]) },
  derived: { requestCount: lengthOf('requests') },
  relations: { organization: { one: () => Organization, by: 'organization' } },
  filters: { status: { property: 'status', op: 'in' } },
})
