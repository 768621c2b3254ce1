import type { Tx } from '../../platform/transaction.js'
import { addDays } from '../../values/calendar-date.js'
import { Decimal, decimal, decimalText } from '../../values/decimal.js'
import { bookingsOf, isFor, leadDaysOf, type Contract, type ContractInHand, type ContractLine } from '../contracts/index.js'
import { consumeStock } from '../facilities/index.js'
import { facilityDay } from './facility-day.js'
import type { Packing } from './fulfilment.rules.js'
import { lineOf } from './locked-batch.js'
import { readyBatches } from './ready-goods.js'

/** What is asked to be packed of a line, with what the rules need to know about it. */
export async function packingOf(tx: Tx, { contract, lines }: ContractInHand, { lineId, quantity }: { lineId: string; quantity: string }): Promise<Packing> {
  const line = lines.find((of) => of.id === lineId)
  if (!line) return { lineId, quantity, ready: null, unit: null, freshness: null }
  return { lineId, quantity, ready: line.ready, unit: line.unit, freshness: await freshnessOf(tx, contract, line) }
}

/** Of the goods that leave first: they must arrive with the least part of their shelf life left that the product asks for. */
async function freshnessOf(tx: Tx, contract: Contract, line: ContractLine): Promise<Packing['freshness']> {
  const { shelfLifeDays, minimumRemainingLifePercent, curingDays } = line.product
  const bestBefore = (await readyBatches(tx, contract, line))[0]?.batch.bestBefore
  if (!shelfLifeDays || !bestBefore) return null
  const mustRemain = shelfLifeDays - Math.floor((shelfLifeDays * (100 - (minimumRemainingLifePercent ?? 0))) / 100)
  const transportDays = Math.max(0, await leadDaysOf(tx, contract, line) - curingDays - 1)
  return { bestBefore, arrivesOn: addDays(await facilityDay(tx, contract), transportDays), lastArrival: addDays(bestBefore, -mustRemain) }
}

/** Goods from stock are packed first, and are out of it from then on. */
export async function takeOffTheShelf(tx: Tx, { contract, lines }: ContractInHand, packings: readonly Packing[]): Promise<void> {
  const inStock = (await bookingsOf(tx, contract)).filter(({ allocation }) => allocation.stockItem)
  const consumptions = packings.flatMap(({ lineId, quantity }) => {
    let open = decimal(quantity)
    return inStock.filter(({ allocation }) => isFor(allocation, lineOf(lines, lineId))).map(({ allocation, left }) => {
      const amount = Decimal.min(open, left)
      open = open.minus(amount)
      return { allocationId: allocation.id, amount: decimalText(amount) }
    })
  })
  await consumeStock(tx, consumptions.filter(({ amount }) => amount !== '0'))
}
