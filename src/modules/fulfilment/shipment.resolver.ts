import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { Contract, ContractLine } from '../contracts/index.js'
import { confirmReceipt } from './commands/confirm-receipt.js'
import { dispatchShipment } from './commands/dispatch-shipment.js'
import { prepareShipment } from './commands/prepare-shipment.js'
import { receiveShipment } from './commands/receive-shipment.js'
import { reportArrival } from './commands/report-arrival.js'
import { reportLoss } from './commands/report-loss.js'
import { reportReturn } from './commands/report-return.js'
import { PrepareShipmentInput, ReceiveShipmentInput } from './fulfilment.inputs.js'
import { ReceiptLine } from './receipt-line.entity.js'
import { Receipt } from './receipt.entity.js'
import { ShipmentLine } from './shipment-line.entity.js'
import { Shipment } from './shipment.entity.js'

@Resolver(() => Shipment)
export class ShipmentResolver {
  @Mutation(() => Shipment, { description: 'Packs ready goods.' })
  prepareShipment(@Arg('input', () => PrepareShipmentInput) input: PrepareShipmentInput, @Ctx() ctx: Context) {
    return ctx.write(Shipment, (tx) => prepareShipment(tx, input))
  }

  @Mutation(() => Shipment)
  dispatchShipment(@Arg('id', () => ID) id: string, @Arg('carrier', () => String, { nullable: true }) carrier: string | undefined, @Ctx() ctx: Context) {
    return ctx.write(Shipment, (tx) => dispatchShipment(tx, id, carrier))
  }

  @Mutation(() => Shipment, { description: 'It is at the place of delivery: lateness is measured now.' })
  reportArrival(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Shipment, (tx) => reportArrival(tx, id))
  }

  @Mutation(() => Shipment, { description: 'It will not arrive; its goods are planned again.' })
  reportLoss(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(Shipment, (tx) => reportLoss(tx, id, reason))
  }

  @Mutation(() => Shipment, { description: 'It came back whole; its goods are ready again.' })
  reportReturn(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(Shipment, (tx) => reportReturn(tx, id, reason))
  }

  @Mutation(() => Receipt, { description: 'The buyer signs the handover (BAST); rejected and missing quantity becomes replacement demand.' })
  receiveShipment(@Arg('input', () => ReceiveShipmentInput) input: ReceiveShipmentInput, @Ctx() ctx: Context) {
    return ctx.write(Receipt, (tx) => receiveShipment(tx, input))
  }

  @Mutation(() => Receipt, { description: 'The facility signs the handover too.' })
  confirmReceipt(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Receipt, (tx) => confirmReceipt(tx, id))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() shipment: Shipment, @Ctx() ctx: Context) {
    return ctx.computed(shipment, 'availableActions')
  }

  @FieldResolver(() => Contract)
  contract(@Root() shipment: Shipment, @Ctx() ctx: Context) {
    return ctx.reader.related(shipment, 'contract')
  }

  @FieldResolver(() => [ShipmentLine])
  lines(@Root() shipment: Shipment, @Ctx() ctx: Context) {
    return ctx.reader.related(shipment, 'lines')
  }

  @FieldResolver(() => [Receipt], { description: 'The signed handover; empty until it is received.' })
  receipts(@Root() shipment: Shipment, @Ctx() ctx: Context) {
    return ctx.reader.related(shipment, 'receipts')
  }
}

@Resolver(() => ShipmentLine)
export class ShipmentLineResolver {
  @FieldResolver(() => ContractLine)
  contractLine(@Root() line: ShipmentLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'contractLine')
  }
}

@Resolver(() => Receipt)
export class ReceiptResolver {
  @FieldResolver(() => Shipment)
  shipment(@Root() receipt: Receipt, @Ctx() ctx: Context) {
    return ctx.reader.related(receipt, 'shipment')
  }

  @FieldResolver(() => [ReceiptLine])
  lines(@Root() receipt: Receipt, @Ctx() ctx: Context) {
    return ctx.reader.related(receipt, 'lines')
  }
}

@Resolver(() => ReceiptLine)
export class ReceiptLineResolver {
  @FieldResolver(() => ContractLine)
  contractLine(@Root() line: ReceiptLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'contractLine')
  }
}
