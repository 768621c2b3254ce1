/** The operation, or these arguments of it, are for the ordinary path; the reason is counted. */
export class NotPlanned extends Error {
  constructor(readonly reason: string) {
    super(reason)
  }
}
