/** One thing wrong in an instance file: where, and what would be right there. */
export interface Mistake { path: string; message: string }

/** What reading a file found: what is wrong, and what is not known and was ignored. */
export interface Findings { wrong: Mistake[]; ignored: Mistake[] }

/** How many mistakes are reported at once: enough to mend a file in few rounds, few enough to read. */
const REPORTED = 20

/** The text is not a valid instance; carries every mistake found, at most twenty. */
export class InvalidInstance extends Error {
  readonly mistakes: Mistake[]

  constructor(found: readonly Mistake[]) {
    const reported = found.slice(0, REPORTED)
    const lines = reported.map(mistake => `${mistake.path}: ${mistake.message}`)
    if (found.length > REPORTED) lines.push(`and ${found.length - REPORTED} more`)
    super(lines.join('\n'))
    this.name = 'InvalidInstance'
    this.mistakes = reported
  }
}
