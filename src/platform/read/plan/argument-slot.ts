/** Where a plan reads the arguments of one field from: their structure is in its text, their values are bound for every run. */
export class ArgumentSlot<Asked> {
  readonly #structure: string

  /** `askedWith` throws BAD_INPUT as the ordinary way does. */
  constructor(
    readonly index: number, readonly askedWith: (variables: Record<string, unknown>) => Asked, readonly planned: Asked, private readonly structureOf: (asked: Asked) => string,
  ) {
    this.#structure = structureOf(planned)
  }

  fits(asked: Asked): boolean {
    return this.structureOf(asked) === this.#structure
  }
}
