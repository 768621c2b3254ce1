/** A stream from how its next result is made and how it ends. Not a generator function: its `return` would wait for the next result. */
export function streamOf<R>(next: () => Promise<IteratorResult<R, void>>, end: () => Promise<unknown>): AsyncGenerator<R, void, void> {
  return {
    next,
    return: async () => {
      await end()
      return { done: true, value: undefined }
    },
    throw: async (error: unknown) => {
      await end()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => void await end(),
  }
}
