/** Lets one loop sleep until it is rung or the time is up. A ring while it is awake is not lost; many rings are one. */
export class Alarm {
  #rung = false
  #end: (() => void) | null = null

  ring(): void {
    this.#rung = true
    this.#end?.()
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#rung) await this.#ringOr(milliseconds)
    this.#rung = false
  }

  async #ringOr(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#end = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#end = null
  }
}
