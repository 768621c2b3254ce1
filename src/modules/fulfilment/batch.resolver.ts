import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { DecimalScalar } from '../../platform/scalars.js'
import { Batch } from './batch.entity.js'
import { discardBatch } from './commands/discard-batch.js'
import { failBatch } from './commands/fail-batch.js'
import { finishBatch } from './commands/finish-batch.js'
import { markBatchReady } from './commands/mark-batch-ready.js'
import { passBatch } from './commands/pass-batch.js'
import { releaseBatch } from './commands/release-batch.js'
import { reportBatchProgress } from './commands/report-batch-progress.js'
import { reworkBatch } from './commands/rework-batch.js'
import { scrapBatch } from './commands/scrap-batch.js'
import { startBatch } from './commands/start-batch.js'
import { Inspection } from './inspection.entity.js'
import { WorkOrder } from './work-order.entity.js'

@Resolver(() => Batch)
export class BatchResolver {
  @Mutation(() => Batch, { description: 'Material and crew are there: it may be started.' })
  releaseBatch(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => releaseBatch(tx, id))
  }

  @Mutation(() => Batch)
  startBatch(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => startBatch(tx, id))
  }

  @Mutation(() => Batch, { description: 'How much has been made so far, in all, in the unit of the batch.' })
  reportBatchProgress(@Arg('id', () => ID) id: string, @Arg('made', () => DecimalScalar) made: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => reportBatchProgress(tx, id, made))
  }

  @Mutation(() => Batch, { description: 'Production ends; it cures and waits for inspection. What was not made is planned again.' })
  finishBatch(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => finishBatch(tx, id))
  }

  @Mutation(() => Batch)
  passBatch(@Arg('id', () => ID) id: string, @Arg('findings', () => String) findings: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => passBatch(tx, id, findings))
  }

  @Mutation(() => Batch, { description: 'Afterwards it is reworked or scrapped.' })
  failBatch(@Arg('id', () => ID) id: string, @Arg('findings', () => String) findings: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => failBatch(tx, id, findings))
  }

  @Mutation(() => Batch)
  reworkBatch(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => reworkBatch(tx, id))
  }

  @Mutation(() => Batch, { description: 'Gives it up; its quantity is planned again.' })
  scrapBatch(@Arg('id', () => ID) id: string, @Arg('findings', () => String) findings: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => scrapBatch(tx, id, findings))
  }

  @Mutation(() => Batch, { description: 'It may be shipped from now on; refused before it has cured, with the day.' })
  markBatchReady(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => markBatchReady(tx, id))
  }

  @Mutation(() => Batch, { description: 'What is left of a ready batch is no longer good: it is made again.' })
  discardBatch(@Arg('id', () => ID) id: string, @Arg('findings', () => String) findings: string, @Ctx() ctx: Context) {
    return ctx.write(Batch, (tx) => discardBatch(tx, id, findings))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() batch: Batch, @Ctx() ctx: Context) {
    return ctx.computed(batch, 'availableActions')
  }

  @FieldResolver(() => WorkOrder)
  workOrder(@Root() batch: Batch, @Ctx() ctx: Context) {
    return ctx.reader.related(batch, 'workOrder')
  }

  @FieldResolver(() => [Inspection])
  inspections(@Root() batch: Batch, @Ctx() ctx: Context) {
    return ctx.reader.related(batch, 'inspections')
  }
}
