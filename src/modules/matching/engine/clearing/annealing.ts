import { randomFrom } from '../random.js'

/** Simulated annealing: how much dearer a changed plan may be and still be gone on with; ever less, and nothing in the end. */
export class Annealing {
  private readonly heat: number
  private readonly random: () => number

  /** `heat` is how much dearer it may be on average at first. */
  constructor(heat: number, seed: number) {
    this.heat = heat
    this.random = randomFrom(seed)
  }

  /** `used` is the part of the search (0 to 1) that is over. */
  allowance(used: number): number {
    return -this.heat * (1 - used) ** 2 * Math.log(1 - this.random())
  }
}
