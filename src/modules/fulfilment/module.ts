import type { Module } from '../../platform/module.js'
import { Batch } from './batch.entity.js'
import { BatchResolver } from './batch.resolver.js'
import { ContractFulfilmentResolver } from './contract-fulfilment.resolver.js'
import { addContractActions, reactToCuts } from '../contracts/index.js'
import { cutProduction } from './cut-production.js'
import './fulfilment.constraints.js'
import { fulfilmentEvents } from './fulfilment.events.js'
import { productionLifecycle } from './fulfilment.lifecycle.js'
import { productionPolicy } from './fulfilment.policy.js'
import './fulfilment.reads.js'
import { Inspection } from './inspection.entity.js'
import { PromiseRevision } from './promise-revision.entity.js'
import { PromiseRevisionResolver } from './promise-revision.resolver.js'
import { ReceiptLine } from './receipt-line.entity.js'
import { Receipt } from './receipt.entity.js'
import { ShipmentLine } from './shipment-line.entity.js'
import { Shipment } from './shipment.entity.js'
import { ReceiptLineResolver, ReceiptResolver, ShipmentLineResolver, ShipmentResolver } from './shipment.resolver.js'
import { WorkOrder } from './work-order.entity.js'
import { WorkOrderResolver } from './work-order.resolver.js'

reactToCuts(cutProduction)
addContractActions({ policy: productionPolicy, lifecycle: productionLifecycle })

export const fulfilment: Module = {
  name: 'fulfilment',
  entities: [WorkOrder, Batch, Inspection, Shipment, ShipmentLine, Receipt, ReceiptLine, PromiseRevision],
  resolvers: [
    WorkOrderResolver, BatchResolver, ShipmentResolver, ShipmentLineResolver, ReceiptResolver, ReceiptLineResolver, PromiseRevisionResolver,
    ContractFulfilmentResolver,
  ],
  events: fulfilmentEvents,
}
