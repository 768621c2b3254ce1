import { actionsOf } from '../../platform/available-actions.js'
import { extendReadModel, readModel } from '../../platform/read/read-model.js'
import { Contract, ContractLine, seesContract } from '../contracts/index.js'
import { Facility, ProductionLine } from '../facilities/index.js'
import { Batch } from './batch.entity.js'
import { batchLifecycle, promiseLifecycle, sampleLifecycle, shipmentLifecycle } from './fulfilment.lifecycle.js'
import { batchPolicy, promisePolicy, samplePolicy, shipmentPolicy } from './fulfilment.policy.js'
import { Inspection } from './inspection.entity.js'
import { PromiseRevision } from './promise-revision.entity.js'
import { ReceiptLine } from './receipt-line.entity.js'
import { Receipt } from './receipt.entity.js'
import { ShipmentLine } from './shipment-line.entity.js'
import { Shipment } from './shipment.entity.js'
import { WorkOrder } from './work-order.entity.js'

const ofContract = { contract: { one: () => Contract, by: 'contract' } }
const ofLine = { contractLine: { one: () => ContractLine, by: 'contractLine' } }

readModel(WorkOrder, {
  view: seesContract,
  open: ['version', 'number', 'status', 'quantity', 'unit', 'startOn', 'endOn', 'isReplacement', 'sample', 'sampleNote'],
  computed: { availableActions: actionsOf([{ policy: samplePolicy, lifecycle: sampleLifecycle, status: { needs: ['sample'], of: ({ sample }) => String(sample) } }]) },
  relations: {
    ...ofContract, ...ofLine,
    facility: { one: () => Facility, by: 'facility' },
    productionLine: { one: () => ProductionLine, by: 'productionLine' },
    batches: { many: () => Batch, by: 'workOrder', orderBy: [['position', 'asc']] },
  },
})

readModel(Batch, {
  view: seesContract,
  open: [
    'version', 'position', 'status', 'quantity', 'made', 'scrapped', 'unit', 'plannedOn', 'startedAt', 'finishedAt', 'curedOn', 'bestBefore',
  ],
  computed: { availableActions: actionsOf([{ policy: batchPolicy, lifecycle: batchLifecycle }]) },
  relations: {
    workOrder: { one: () => WorkOrder, by: 'workOrder' },
    inspections: { many: () => Inspection, by: 'batch', orderBy: [['id', 'asc']] },
  },
})

readModel(Inspection, { view: seesContract, open: ['result', 'scrapped', 'findings', 'inspectedAt'] })

readModel(Shipment, {
  view: seesContract,
  open: ['version', 'number', 'status', 'carrier', 'preparedAt', 'dispatchedAt', 'arrivedAt', 'daysLate'],
  computed: { availableActions: actionsOf([{ policy: shipmentPolicy, lifecycle: shipmentLifecycle }]) },
  relations: {
    ...ofContract,
    lines: { many: () => ShipmentLine, by: 'shipment', orderBy: [['id', 'asc']] },
    receipts: { many: () => Receipt, by: 'shipment', orderBy: [['id', 'asc']] },
  },
})

readModel(ShipmentLine, { view: seesContract, open: ['quantity', 'unit'], relations: ofLine })

readModel(Receipt, {
  view: seesContract,
  open: ['version', 'number', 'receivedAt', 'confirmedAt'],
  relations: { shipment: { one: () => Shipment, by: 'shipment' }, lines: { many: () => ReceiptLine, by: 'receipt', orderBy: [['id', 'asc']] } },
})

readModel(ReceiptLine, { view: seesContract, open: ['unit', 'shipped', 'accepted', 'rejected', 'rejectionReason', 'short'], relations: ofLine })

readModel(PromiseRevision, {
  view: seesContract,
  open: ['version', 'status', 'proposedOn', 'reason', 'proposedAt', 'answeredAt'],
  computed: { availableActions: actionsOf([{ policy: promisePolicy, lifecycle: promiseLifecycle }]) },
  relations: ofLine,
})

extendReadModel(Contract, {
  workOrders: { many: () => WorkOrder, by: 'contract', orderBy: [['number', 'asc']] },
  shipments: { many: () => Shipment, by: 'contract', orderBy: [['number', 'asc']] },
  receipts: { many: () => Receipt, by: 'contract', orderBy: [['number', 'asc']] },
  promiseRevisions: { many: () => PromiseRevision, by: 'contract', orderBy: [['id', 'asc']] },
})
