type Step = () => Promise<void>

const steps: Step[] = []
let cleaning: Promise<void> | null = null

/** Ends what was begun: last begun, first ended. */
export function whenDone(step: Step): void {
  steps.push(step)
}

/** All steps, once; one that fails does not keep the others from ending. */
export function cleanUp(): Promise<void> {
  cleaning ??= endAll()
  return cleaning
}

export function isCleaningUp(): boolean {
  return cleaning !== null
}

async function endAll(): Promise<void> {
  for (let step = steps.pop(); step; step = steps.pop()) await step().catch((error: unknown) => { console.error(`not ended well: ${String(error)}`) })
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.error(`\n${signal}: ending servers and database …`)
    void cleanUp().finally(() => process.exit(EXIT_CODES[signal]))
  })
}
