import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { addDays } from '../../../values/calendar-date.js'
import { decimal, decimalText } from '../../../values/decimal.js'
import { settleContract } from '../../contracts/index.js'
import type { Batch } from '../batch.entity.js'
import { finishable } from '../fulfilment.rules.js'
import { facilityDay } from '../facility-day.js'
import { moveBatch } from '../locked-batch.js'
import { makeAgain } from '../replacement.js'

/** Production of the batch ends: it cures and waits for inspection. What was not made is planned again. */
export async function finishBatch(tx: Tx, id: string): Promise<Batch> {
  const inHand = await moveBatch(tx, id, 'finishBatch')
  const { batch, contract, line } = inHand
  enforce(finishable, batch, null)
  const { curingDays, shelfLifeDays } = line.product
  const today = await facilityDay(tx, contract)
  const missing = decimalText(decimal(batch.quantity).minus(batch.made))

  batch.quantity = batch.made
  batch.finishedAt = tx.now
  batch.curedOn = addDays(today, curingDays)
  batch.bestBefore = shelfLifeDays ? addDays(today, shelfLifeDays) : null
  tx.record('BatchFinished', batch, { made: batch.made, unit: batch.unit, curedOn: batch.curedOn })
  makeAgain(tx, contract, { line, quantity: missing, from: 'inProduction', reason: 'NOT_MADE' })
  await settleContract(tx, inHand)
  return batch
}
