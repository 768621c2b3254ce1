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
  computed: { availableActions: actionsOf([{ policy: batchPolicy, lifecycle: batchLifecycle }]) },
  relations: {
    ...ofContract, ...ofLine,
    workOrder: { one: () => WorkOrder, by: 'workOrder' },
    inspections: { many: () => Inspection, by: 'batch', orderBy: [['id', 'asc']] },
  },
})

readModel(Inspection, { view: seesContract })

readModel(Shipment, {
  view: seesContract,
  computed: { availableActions: actionsOf([{ policy: shipmentPolicy, lifecycle: shipmentLifecycle }]) },
  relations: {
    ...ofContract,
    lines: { many: () => ShipmentLine, by: 'shipment', orderBy: [['id', 'asc']] },
    receipts: { many: () => Receipt, by: 'shipment', orderBy: [['id', 'asc']] },
  },
})

readModel(ShipmentLine, { view: seesContract, relations: ofLine })

readModel(Receipt, {
  view: seesContract,
  relations: { ...ofContract, shipment: { one: () => Shipment, by: 'shipment' }, lines: { many: () => ReceiptLine, by: 'receipt', orderBy: [['id', 'asc']] } },
})

readModel(ReceiptLine, { view: seesContract, relations: ofLine })

readModel(PromiseRevision, {
  view: seesContract,
  computed: { availableActions: actionsOf([{ policy: promisePolicy, lifecycle: promiseLifecycle }]) },
  relations: { ...ofContract, ...ofLine },
})

extendReadModel(Contract, {
  workOrders: { many: () => WorkOrder, by: 'contract', orderBy: [['number', 'asc']] },
  shipments: { many: () => Shipment, by: 'contract', orderBy: [['number', 'asc']] },
  receipts: { many: () => Receipt, by: 'contract', orderBy: [['number', 'asc']] },
  promiseRevisions: { many: () => PromiseRevision, by: 'contract', orderBy: [['id', 'asc']] },
})
