import { grown } from './columns.js'

/** The sources behind choices: each link is one source that gives so much, on top of the link before it (−1: none). One link of a chain may be open. */
export class Chains {
  count = 0
  private source = new Int32Array(256)
  private before = new Int32Array(256)
  private quantity = new Float64Array(256)
  private isOpen = new Uint8Array(256)

  add(before: number, source: number, quantity: number, open: boolean): number {
    const at = this.count
    if (at === this.source.length) this.grow()
    this.source[at] = source
    this.before[at] = before
    this.quantity[at] = quantity
    this.isOpen[at] = open ? 1 : 0
    this.count += 1
    return at
  }

  /** What each source of a chain gives, the open one so many units above its least. */
  unfold(last: number, raised: number): { source: number; quantity: number }[] {
    const given: { source: number; quantity: number }[] = []
    for (let at = last; at >= 0; at = this.before[at] ?? -1) {
      given.push({ source: this.source[at] ?? -1, quantity: (this.quantity[at] ?? 0) + (this.isOpen[at] === 1 ? raised : 0) })
    }
    return given
  }

  private grow(): void {
    this.source = grown(this.source)
    this.before = grown(this.before)
    this.quantity = grown(this.quantity)
    this.isOpen = grown(this.isOpen)
  }
}
