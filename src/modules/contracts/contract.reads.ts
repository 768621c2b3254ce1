import { actionsOf } from '../../platform/available-actions.js'
import { extendReadModel, readModel } from '../../platform/read/read-model.js'
import { Product } from '../catalogue/index.js'
import { Facility } from '../facilities/index.js'
import { Award, MatchPlan } from '../matching/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest, DeliverySlot, RequestLine } from '../requests/index.js'
import { ContractAmendment } from './contract-amendment.entity.js'
import { ContractLine } from './contract-line.entity.js'
import { contractActions } from './contract.actions.js'
import { Contract } from './contract.entity.js'
import { amendmentLifecycle } from './contract.lifecycle.js'
import { amendmentPolicy, seesContract } from './contract.policy.js'

readModel(Contract, {
  view: seesContract,
  open: [
    'version', 'number', 'status', 'form', 'value', 'revision', 'buyerSignedAt', 'supplierSignedAt', 'draftedAt', 'endedAt', 'reason',
    'finishedValue',
  ],
  computed: { availableActions: contractActions },
  relations: {
    request: { one: () => BulkRequest, by: 'request' },
    award: { one: () => Award, by: 'award' },
    plan: { one: () => MatchPlan, by: 'plan' },
    buyer: { one: () => Organization, by: 'buyer' },
    supplier: { one: () => Organization, by: 'supplier' },
    facility: { one: () => Facility, by: 'facility' },
    lines: { many: () => ContractLine, by: 'contract', orderBy: [['position', 'asc']] },
    amendments: { many: () => ContractAmendment, by: 'contract', orderBy: [['number', 'asc']] },
  },
  filters: {
    status: { property: 'status', op: 'in' },
    request: { property: 'request', op: 'eq' },
    facility: { property: 'facility', op: 'eq' },
    buyer: { property: 'buyer', op: 'eq' },
  },
})

readModel(ContractLine, {
  view: seesContract,
  open: [
    'position', 'qualityClass', 'unit', 'unitPrice', 'promisedOn', 'revisedOn', 'ordered', 'cancelled', 'planned', 'inProduction', 'ready',
    'inTransit', 'accepted', 'rejected', 'scrapped', 'short',
  ],
  relations: {
    contract: { one: () => Contract, by: 'contract' },
    requestLine: { one: () => RequestLine, by: 'requestLine' },
    slot: { one: () => DeliverySlot, by: 'slot' },
    product: { one: () => Product, by: 'product' },
  },
})

readModel(ContractAmendment, {
  view: seesContract,
  open: ['version', 'number', 'status', 'rationale', 'changes', 'proposedAt', 'answeredAt'],
  computed: { availableActions: actionsOf([{ policy: amendmentPolicy, lifecycle: amendmentLifecycle }]) },
  relations: { contract: { one: () => Contract, by: 'contract' }, proposedBy: { one: () => Organization, by: 'proposedBy' } },
})

extendReadModel(BulkRequest, { contracts: { page: () => Contract, by: 'request' } })
