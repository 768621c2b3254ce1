import type { Delivery } from './deliveries.js'
import { Exact } from './exact.js'
import { batchKey } from './feasibility.js'
import type { Way } from './ways.js'

/** Units that slots (`request/line/slot`) are to get beside what is kept. */
export type Wanted = ReadonlyMap<string, number>

const HAIR = 1e-9

/** What is kept of a plan, filled up from what is free: the first ways first, as much as each gives. Whether the whole keeps every rule is not looked at. */
export function refilled(kept: readonly Delivery[], wanted: Wanted, waysTo: (slotKey: string) => readonly Way[]): Delivery[] {
  const room = new Room(kept)
  const plan = new Map(kept.map(delivery => [nameOf(delivery), delivery]))
  for (const [slot, units] of wanted) {
    let missing = units
    for (const { delivery } of waysTo(slot)) {
      const taken = missing > HAIR ? room.take(delivery, missing) : 0
      if (taken <= 0) continue
      missing -= taken
      const quantity = new Exact(taken).plus(plan.get(nameOf(delivery))?.quantity ?? 0)
      plan.set(nameOf(delivery), { ...delivery, quantity, units: quantity.toNumber() })
    }
  }
  return [...plan.values()]
}

function nameOf({ slotKey, sourceKey }: Delivery): string {
  return `${slotKey} from ${sourceKey}`
}

/** What is still free of hours, stock and batches. */
class Room {
  private readonly used = new Map<string, number>()
  private readonly batches = new Map<string, number>()

  constructor(kept: readonly Delivery[]) {
    for (const delivery of kept) this.book(delivery, delivery.units)
  }

  /** Books as much of the units as there is; 0 where that is less than a batch. */
  take(delivery: Delivery, units: number): number {
    const most = Math.min(units, this.left(delivery))
    const taken = delivery.product.whole ? Math.floor(most + HAIR) : most
    const least = delivery.source.from === 'LINE' ? delivery.source.capability.minBatch : 0
    if (taken <= HAIR || (this.batches.get(batchKey(delivery)) ?? 0) + taken < least) return 0
    this.book(delivery, taken)
    return taken
  }

  private left(delivery: Delivery): number {
    const { source } = delivery
    const used = this.used.get(poolOf(delivery)) ?? 0
    if (source.from === 'STOCK') return source.stock.quantity - used
    const { unitsPerHour, maxPerPeriod } = source.capability
    const batch = this.batches.get(batchKey(delivery)) ?? 0
    const hours = (source.line.hours[source.periodIndex] ?? 0) - used - this.setupOf(delivery)
    return Math.min(hours * unitsPerHour, (maxPerPeriod ?? Infinity) - batch)
  }

  private book(delivery: Delivery, units: number): void {
    const { source } = delivery
    const takes = source.from === 'STOCK' ? units : units / source.capability.unitsPerHour + this.setupOf(delivery)
    this.used.set(poolOf(delivery), (this.used.get(poolOf(delivery)) ?? 0) + takes)
    this.batches.set(batchKey(delivery), (this.batches.get(batchKey(delivery)) ?? 0) + units)
  }

  /** Hours for a set-up that there is not yet. */
  private setupOf(delivery: Delivery): number {
    return delivery.source.from === 'STOCK' || this.batches.has(batchKey(delivery)) ? 0 : delivery.source.capability.setupHours
  }
}

function poolOf({ allocation, source }: Delivery): string {
  return source.from === 'STOCK'
    ? `${allocation.facility}/stock/${allocation.stockEntry}`
    : `${allocation.facility}/${allocation.facilityLine}/${allocation.period}`
}
