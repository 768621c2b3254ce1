import { actionsOf } from '../../../platform/available-actions.js'
import { lengthOf } from '../../../platform/read/derived.js'
import { readModel } from '../../../platform/read/read-model.js'
import { ClearingRun } from './clearing-run.entity.js'
import { clearingRunLifecycle } from './clearing-run.lifecycle.js'
import { clearingRunPolicy } from './clearing-run.policy.js'

readModel(ClearingRun, {
  view: clearingRunPolicy.view,
  open: [
    'version', 'region', 'status', 'timeLimitSeconds', 'objective', 'fairness', 'best', 'bound', 'gap', 'phase', 'service', 'results', 'isStopping',
    'startedAt', 'endedAt', 'failure',
  ],
  computed: { availableActions: actionsOf([{ policy: clearingRunPolicy, lifecycle: clearingRunLifecycle }]) },
  derived: { requestCount: lengthOf('requests') },
  filters: { status: { property: 'status', op: 'in' } },
})
