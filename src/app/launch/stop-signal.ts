const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** Settles when somebody asks the process to end. A second Ctrl-C no longer waits for anything. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        process.on('SIGINT', () => process.exit(130))
        resolve(signal)
      })
    }
  })
}
