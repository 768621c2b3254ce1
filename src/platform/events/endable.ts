/**
 * A generator that `return` ends even while it waits. An async generator alone would answer `return` only after its next value,
 * so whoever unsubscribes from a quiet stream would be held for ever.
 */
export function endable<T>(start: (signal: AbortSignal) => AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
  const controller = new AbortController()
  const inner = start(controller.signal)
  const end = async (): Promise<IteratorResult<T, void>> => {
    controller.abort()
    return await inner.return()
  }
  return {
    next: () => inner.next(),
    return: end,
    throw: async (error: unknown) => {
      controller.abort()
      return await inner.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => void await end(),
  }
}
