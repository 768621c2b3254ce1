/** A small generator of random numbers (mulberry32): the same seed gives the same instance on every machine. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  /** With so many decimals. */
  decimal(from: number, to: number, digits: number): number {
    return Number((from + this.next() * (to - from)).toFixed(digits))
  }

  chance(part: number): boolean {
    return this.next() < part
  }
}
