/** A start that cannot go on. The launcher prints `cause` and `remedy` as one line and exits with status 1. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure'

  constructor(
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(`${reason}. ${remedy}.`)
  }
}
